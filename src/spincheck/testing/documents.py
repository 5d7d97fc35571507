"""Documents made as a scan makes them."""

from __future__ import annotations

from functools import cache

from ..api import Document, Reader, nearest
from ..errors import UsageError


def read(source: str, *, format: str = "plain", path: str = "test.txt") -> Document:
    """Return what the reader named ``format``, built in or installed, makes of ``source``.

    Raises:
        UsageError: no reader has that name.
    """
    return _reader(format).read(source, path)


@cache
def _reader(name: str) -> Reader:
    from ..host import Host

    readers = Host().readers
    if name not in readers:
        raise UsageError(f"there is no reader '{name}'; {nearest(name, readers)}")
    return readers[name]()
