"""Documents made as a scan makes them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from ..api import Document, Reader, nearest
from ..errors import UsageError


def read(source: str, *, format: str = "plain", path: str = "test.txt", previous: str | None = None) -> Document:
    """Return what the reader named ``format``, built in or installed, makes of ``source`` and of its earlier version.

    Raises:
        UsageError: no reader has that name.
    """
    reader = _reader(format)
    document = reader.read(source, path)
    return document if previous is None else replace(document, previous=reader.read(previous, path))


@cache
def _reader(name: str) -> Reader:
    from ..host import Host

    readers = Host().readers
    if name not in readers:
        raise UsageError(f"there is no reader '{name}'; {nearest(name, readers)}")
    return readers[name]()
