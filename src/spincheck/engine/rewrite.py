"""Put new bytes in the place of a file's old ones: all of them or none."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from ..errors import FixError
from .signals import held_back

_HINT = "the file is as it was"


def rewrite(path: str, old: bytes, new: bytes) -> None:
    """Replace a file in one step, so that whoever reads it sees the old bytes or the new ones, whatever happens meanwhile.

    The new file has the old one's permissions and, where the system allows, its owner and extended attributes. Of a symbolic
    link the target is replaced; another hard link keeps the old bytes.

    Args:
        path: the file.
        old: what it was seen to hold.
        new: what it is to hold.

    Raises:
        FixError: it holds something else by now, is read-only or no regular file, or the system refuses. It is then as it was.
    """
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            raise FixError(
                "not repaired: it is no regular file", "write the repaired text elsewhere: spincheck scan --fix - < FILE"
            )
        if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):  # which root may write all the same
            raise FixError("not repaired: it is read-only", "allow writing to it, if you want it repaired")
        target = Path(path).resolve()
        target.open("r+b").close()  # a folder that may be written to does not make its files writable
        with held_back(signal.SIGTERM):  # as a parent sends it to its workers: it would leave the temporary file behind
            _replace(target, status, old, new)
    except OSError as error:
        raise FixError(f"not repaired: it cannot be written: {error.strerror or error}", _HINT) from error


def _replace(target: Path, status: os.stat_result, old: bytes, new: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".spincheck-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(descriptor)
        _copy_attributes(target, status, temporary)
        if target.read_bytes() != old:
            raise FixError("not repaired: it was changed while it was checked", "run spincheck again")
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _copy_attributes(target: Path, status: os.stat_result, temporary: Path) -> None:
    if hasattr(os, "chown"):
        with suppress(PermissionError):  # only root gives files away; whoever may write here then owns the new file
            os.chown(temporary, status.st_uid, status.st_gid)
    shutil.copystat(target, temporary)
    os.utime(temporary)
