"""Results of files that were checked before, kept by their content.

Each result is a file of its own, named by all that it depends on, and put in its place in one step. So scans that run at the
same time need no lock, nothing is ever stale, and whatever does not read as it was written counts as absent.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from ..api import FileResult
from .stored import from_bytes, to_bytes

if TYPE_CHECKING:
    from hashlib import blake2b

CACHE_FOLDER = ".spincheck_cache"
"""The folder's name, beside the configuration file or, without one, in the working directory."""
_FORMAT = 1
"""Changes with the form of a stored result."""
_ENTRIES = "results"
_CAP = 2**20
"""Bytes in each of the 256 folders of results, in which the one that was not needed for longest goes first: 256 MiB in all."""
_BLOCK = 4096
"""What a file takes on a disk at least."""
_FRESH = 24 * 60 * 60
"""Seconds after which a result that was needed is marked as such once more."""
_DIGEST = 16
_OWN_FILES = {
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# Results of spincheck, which may be deleted at any time.\n",
    ".gitignore": "*\n",
}
"""For programs that make backups (https://bford.info/cachedir/), and for git."""


def cache_folder(root: str) -> Path:
    """Return the folder of the cache for settings whose root is ``root``; ``SPINCHECK_CACHE_DIR`` names another one."""
    return Path(os.environ.get("SPINCHECK_CACHE_DIR") or Path(root, CACHE_FOLDER))


class Cache:
    """The results of files under one configuration."""

    def __init__(self, folder: Path, *depends_on: object) -> None:
        """Take the folder, and what else a result depends on, as values that are written alike when they are equal."""
        from hashlib import blake2b

        self._folder = folder
        self._base: blake2b = blake2b(repr((_FORMAT, depends_on)).encode("utf-8", "surrogatepass"), digest_size=_DIGEST)

    def key(self, path: str, path_from_root: str, data: bytes, earlier: bytes | None = None) -> str:
        """Return the name under which the result of one file is kept; rules and detectors may look at the path.

        ``earlier`` are the bytes of the version that the file is compared with, if there is one.
        """
        key = self._base.copy()
        key.update(repr((path, path_from_root, len(data), earlier is None)).encode("utf-8", "surrogatepass"))
        key.update(data)
        key.update(earlier or b"")
        return key.hexdigest()

    def get(self, key: str, path: str) -> FileResult | None:
        """Return the result that is kept under ``key``, or none."""
        try:
            with open(self._place(key), "rb") as file:  # noqa: PTH123
                stored = file.read()
                if time() - os.fstat(file.fileno()).st_mtime > _FRESH:
                    os.utime(file.fileno() if os.utime in os.supports_fd else self._place(key))
            if stored[:_DIGEST] == _digest(stored[_DIGEST:]):
                return from_bytes(stored[_DIGEST:], path)
        except (LookupError, OSError, TypeError, ValueError):
            pass
        return None

    def put(self, key: str, result: FileResult) -> FileResult:
        """Keep a result, if that is possible, and return it as `get` will: evidence has lists then, and no tuples."""
        try:
            data = to_bytes(result)
            kept = from_bytes(data, result.path)
        except (TypeError, ValueError):
            return result
        if len(data) + _DIGEST <= _CAP:
            with suppress(OSError):  # a full disk, a folder that nobody may write to: the scan goes on without
                self._write(self._place(key), _digest(data) + data)
        return kept

    def _place(self, key: str) -> str:
        return f"{self._folder}/{_ENTRIES}/{key[:2]}/{key[2:]}"

    def _write(self, place: str, data: bytes) -> None:
        folder = os.path.dirname(place)  # noqa: PTH120
        if not os.path.isdir(folder):  # noqa: PTH112
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            for name, text in _OWN_FILES.items():
                if not (self._folder / name).exists():
                    (self._folder / name).write_text(text, encoding="utf-8", newline="\n")
        descriptor, temporary = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            os.replace(temporary, place)  # noqa: PTH105
        except BaseException:
            os.unlink(temporary)  # noqa: PTH108
            raise
        _trim(folder)


def clean_cache(folder: Path) -> bool:
    """Delete the cache in ``folder``, and nothing else that is there; say whether there was one."""
    import shutil

    if not (folder / _ENTRIES).is_dir():
        return False
    shutil.rmtree(folder / _ENTRIES)
    for name, text in _OWN_FILES.items():
        file = folder / name
        if file.is_file() and file.read_text(encoding="utf-8", errors="replace") == text:
            file.unlink()
    with suppress(OSError):  # something else is there
        folder.rmdir()
    return True


def _digest(data: bytes) -> bytes:
    from hashlib import blake2b

    return blake2b(data, digest_size=_DIGEST).digest()


def _trim(folder: str) -> None:
    entries = [(status.st_mtime, entry.path, status.st_size) for entry in os.scandir(folder) for status in [entry.stat()]]
    size = sum(-(-size // _BLOCK) * _BLOCK for _, _, size in entries)
    for _, path, taken in sorted(entries):
        if size <= _CAP:
            return
        with suppress(FileNotFoundError):  # another scan was faster
            os.unlink(path)  # noqa: PTH108
        size -= -(-taken // _BLOCK) * _BLOCK
