"""Paths as keys, and as people know them."""

from __future__ import annotations

import os
from pathlib import Path


def absolute(path: str) -> str:
    """Return a path from the root, without ``..``; links stay, for they are what the user named."""
    return os.path.abspath(path)  # noqa: PTH100  # Path.absolute keeps `..`


def near(path: str) -> str:
    """Return an absolute path relative to the working directory, where it lies below that."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return path
