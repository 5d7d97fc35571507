"""Gets LanguageTool onto this machine, with language-tool-python."""

from __future__ import annotations

from pathlib import Path

from spincheck.api import DetectorError

from .local import JAVA


def install_languagetool() -> Path:
    """Download the LanguageTool that language-tool-python is made for, unless it is there, and return its folder.

    Raises:
        DetectorError: it cannot be had, or there is no Java that runs it.
    """
    from language_tool_python.download_lt import LocalLanguageTool
    from language_tool_python.exceptions import LanguageToolError
    from requests import RequestException

    languagetool = LocalLanguageTool.from_version_name()
    try:
        languagetool.download()
        return languagetool.get_directory_path()
    except (ModuleNotFoundError, SystemError, SystemExit) as error:
        raise DetectorError(f"LanguageTool needs another Java: {error}", JAVA) from error
    except FileNotFoundError as error:  # with this variable set it downloads nothing, and says nothing
        raise DetectorError(f"nothing was downloaded: {error}", "unset LTP_JAR_DIR_PATH and try again") from error
    except (LanguageToolError, OSError, RequestException) as error:
        raise DetectorError(
            f"LanguageTool could not be installed: {error}",
            "without a network, unpack LanguageTool's zip file by hand into the folder that LTP_PATH names",
        ) from error
