"""The one place that starts a LanguageTool, and makes sure that it ends.

language-tool-python finds the installation and says how to start it. It is not asked to start it, for it tries 918 ports,
follows a wrong one, and leaves the server behind when we are killed: see docs/decisions/0008-grammar.md.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from socket import socket
from tempfile import TemporaryFile
from time import monotonic, sleep
from typing import IO, Final

from spincheck.api import DetectorError

from .client import Client, within

_KEEPER: Final = Path(__file__).with_name("keeper.py")
_HOST: Final = "127.0.0.1"
_PAUSE: Final = 0.1
_INSTALL: Final = "run 'spincheck grammar install', or set 'server' in [tool.spincheck.grammar]"
JAVA: Final = (
    "install a Java runtime, such as Debian's default-jre-headless or Temurin, or set 'server' in [tool.spincheck.grammar]"
)


class LocalServer:
    """A running LanguageTool of our own. It ends with `stop`, or with this process, however that ends."""

    def __init__(self, *, memory: int, seconds: float, place: Path) -> None:
        """Start it and wait until it answers.

        Args:
            memory: the most heap, in MiB.
            seconds: how long all of it may take.
            place: a file that says that it runs, to be deleted when it ends.

        Raises:
            DetectorError: it did not start in time, or not at all.
        """
        deadline = monotonic() + seconds
        command = _command(memory, seconds)
        port = _free_port()
        self._log = TemporaryFile()  # noqa: SIM115  # open as long as the server runs
        # Our end of the pipe is what keeps it alive: the system closes it when this process ends, even if it is killed.
        self._keeper = subprocess.Popen(  # noqa: S603  # language-tool-python's command
            [sys.executable, "-I", os.fspath(_KEEPER), os.fspath(place), *command, "-p", str(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=self._log,
        )
        self.client = client_of(f"http://{_HOST}:{port}")
        try:
            self._wait_until(deadline, seconds)
        except BaseException:
            self.stop()
            raise

    @property
    def is_running(self) -> bool:
        """Whether the process is still there."""
        return self._keeper.poll() is None

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        if self._keeper.stdin:
            with suppress(OSError):
                self._keeper.stdin.close()
        self._keeper.wait()
        self._log.close()

    def _wait_until(self, deadline: float, seconds: float) -> None:
        while (left := deadline - monotonic()) > 0:
            if not self.is_running:
                raise DetectorError(
                    f"LanguageTool ended while it started: {_last_line(self._log) or f'exit code {self._keeper.returncode}'}",
                    "raise 'memory' in [tool.spincheck.grammar], or start it by hand to see why it fails",
                )
            if self.client.is_healthy(seconds=left):
                return
            sleep(_PAUSE)
        raise did_not_start(seconds)


def client_of(address: str) -> Client:
    """Return a client of a server that spincheck has started."""
    return Client(address, hint="LanguageTool ended, perhaps for want of memory; raise 'memory' in [tool.spincheck.grammar]")


def did_not_start(seconds: float) -> DetectorError:
    """Return the error for a server that took too long."""
    return DetectorError(
        f"LanguageTool did not start within {round(seconds, 1):g} seconds", "raise 'timeout' in [tool.spincheck.grammar]"
    )


def _command(memory: int, seconds: float) -> list[str]:
    """Return the command that starts the newest LanguageTool that language-tool-python has installed.

    Raises:
        DetectorError: there is none, or no Java that runs it.
    """
    from language_tool_python.download_lt import LocalLanguageTool, confirm_java_compatibility
    from language_tool_python.exceptions import LanguageToolError

    installed = LocalLanguageTool.get_latest_installed_version()
    if installed is None:
        raise DetectorError("LanguageTool is not installed here", _INSTALL)
    try:
        within(seconds, lambda: confirm_java_compatibility(installed.version_name))
    except TimeoutError as error:
        raise did_not_start(seconds) from error
    except ModuleNotFoundError as error:
        raise DetectorError("LanguageTool needs Java, and there is no 'java' on the PATH", JAVA) from error
    except (SystemError, SystemExit, OSError, subprocess.SubprocessError) as error:  # too old, or not a Java at all
        raise DetectorError(f"LanguageTool needs another Java: {error}", JAVA) from error
    try:
        java, *rest = installed.get_server_cmd()
    except (OSError, LanguageToolError) as error:
        raise DetectorError(f"the LanguageTool that is installed here is damaged: {error}", _INSTALL) from error
    return [java, f"-Xmx{memory}m", *rest]


def _free_port() -> int:
    with socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _last_line(log: IO[bytes]) -> str:
    log.seek(0)
    lines = log.read().decode("utf-8", "replace").split("\n")
    return next((line.strip()[:200] for line in lines if line.strip() and not line.lstrip().startswith("at ")), "")
