"""The folder that a run writes to: whole files or none, on any file system."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..errors import SpincheckError

_TEMPORARY = ".spincheck-tmp"
_FULL = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "the quota is used up", errno.EFBIG: "a file may not grow so large"}


class OutputError(SpincheckError):
    """The output cannot be written. What is written already is whole, and the run can go on from there."""


@dataclass(frozen=True)
class Store:
    """A folder, by its path or any URL that fsspec knows. Can be sent to another process or machine."""

    url: str

    @cached_property
    def _opened(self) -> tuple[Any, str]:
        from fsspec.core import url_to_fs

        fs, root = url_to_fs(self.url)
        return fs, root.rstrip("/")

    @property
    def _is_local(self) -> bool:
        return "file" in self._opened[0].protocol

    def put(self, name: str, data: bytes) -> None:
        """Write a file, so that whoever looks sees all of it or the one before.

        Raises:
            OutputError: it cannot be written.
        """
        fs, root = self._opened
        path = f"{root}/{name}"
        try:
            fs.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH120  # may be no path of this machine
            if self._is_local:
                _replace(path, data)
            else:
                fs.pipe_file(path, data)  # which object stores make visible when it is whole
        except OSError as error:
            reason = _FULL.get(error.errno or 0, error.strerror or str(error))
            message = f"'{path}' cannot be written: {reason}; mend that and run the same command with --resume"
            raise OutputError(message) from error

    def get(self, name: str) -> bytes | None:
        """Return what a file holds, or none where there is no such file."""
        fs, root = self._opened
        try:
            data: bytes = fs.cat_file(f"{root}/{name}")
        except FileNotFoundError:
            return None
        return data

    def names(self) -> Collection[str]:
        """Return the names of all files, relative to the folder; none where there is no folder."""
        fs, root = self._opened
        fs.invalidate_cache()
        return {path.removeprefix(root).lstrip("/") for path in fs.find(root)}

    def delete(self, name: str) -> None:
        """Delete a file, if it is there."""
        fs, root = self._opened
        with suppress(FileNotFoundError):
            fs.rm_file(f"{root}/{name}")

    def tidy(self) -> None:
        """Delete what runs that were killed left half written."""
        for name in self.names():
            if name.endswith(_TEMPORARY):
                self.delete(name)


def _replace(path: str, data: bytes) -> None:
    temporary = f"{path}.{os.getpid()}{_TEMPORARY}"
    try:
        with open(temporary, "wb") as file:  # noqa: PTH123  # a path as fsspec gives it
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
