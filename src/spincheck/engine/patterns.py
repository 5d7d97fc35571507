"""Patterns for paths, in the manner of ``.gitignore``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@cache
def compile_patterns(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Compile patterns; the result is shared by all who ask for the same ones."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def matches(patterns: Iterable[str], path: str) -> bool:
    """Say whether a path, relative and with forward slashes, matches the patterns."""
    found = tuple(patterns)
    return bool(found) and compile_patterns(found).match_file(path)


def relative(path: str | Path, root: str) -> str:
    """Return ``path`` relative to ``root`` with forward slashes; it may lead upwards or, on another drive, stay absolute."""
    try:
        return os.path.relpath(path, root).replace(os.sep, "/")
    except ValueError:  # on Windows: another drive
        return Path(path).absolute().as_posix()
