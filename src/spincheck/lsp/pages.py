"""The page of a rule as a file that the editor can open: those of plugins and of a user's own rules stand nowhere else."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

from ..api import Rule


@cache
def page_uri(rule: Rule) -> str | None:
    """Return where the rule's page lies; none where no file can be written.

    The name of its folder is made of its content, so a page that is there is right, whichever version or project wrote it.
    """
    data = rule.markdown.encode("utf-8")
    try:
        path = _cache_folder() / "spincheck" / "rules" / sha256(data).hexdigest()[:12] / f"{rule.code}.md"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_suffix(f".{os.getpid()}")
            temporary.write_bytes(data)
            temporary.replace(path)
        return path.as_uri()
    except (OSError, RuntimeError):  # RuntimeError: nobody's home
        return None


def _cache_folder() -> Path:
    """Return the folder for what programs can make again, as the XDG base directories, macOS and Windows have it."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    folder = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return folder if folder.is_absolute() else Path.home() / ".cache"
