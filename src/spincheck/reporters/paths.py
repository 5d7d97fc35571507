"""Paths as services that show a repository want them."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath

_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Lone surrogates that do not stand for a byte of a file name, as those from U+DC80 to U+DCFF do (PEP 383)."""


def repository_path(path: str) -> str:
    """Return ``path`` with forward slashes and, if it lies below it, relative to the working directory.

    A service runs spincheck at the root of the repository, and knows files by their paths from there.
    """
    absolute, here = os.path.normpath(Path.cwd() / path), str(Path.cwd())
    inside = PurePath(absolute).is_relative_to(here)
    return (PurePath(absolute).relative_to(here) if inside else PurePath(absolute)).as_posix()


def uri_reference(path: str) -> str:
    """Return `repository_path` as RFC 3986 writes it: relative, or of the scheme ``file`` for a file elsewhere."""
    from urllib.parse import quote

    shown = repository_path(path)
    quoted = quote(_NO_BYTE.sub("\ufffd", shown), safe="/", errors="surrogateescape")
    return f"file://{'' if shown.startswith('/') else '/'}{quoted}" if PurePath(shown).is_absolute() else quoted
