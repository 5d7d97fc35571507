"""Documents made as a scan makes them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from ..api import Document, Reader, nearest
from ..errors import UsageError

_ORIGINAL_PATH = "original.txt"
"""The path of every original; not the document's, because messages name it."""


def read(
    source: str,
    *,
    format: str = "plain",
    path: str = "test.txt",
    previous: str | None = None,
    original: str | None = None,
) -> Document:
    """Return what the reader named ``format``, built in or installed, makes of ``source`` and of its companions.

    Raises:
        UsageError: no reader has that name.
    """
    reader = _reader(format)
    return replace(
        reader.read(source, path),
        previous=None if previous is None else reader.read(previous, path),
        original=None if original is None else reader.read(original, _ORIGINAL_PATH),
    )


@cache
def _reader(name: str) -> Reader:
    from ..host import Host

    readers = Host().readers
    if name not in readers:
        raise UsageError(f"there is no reader '{name}'; {nearest(name, readers)}")
    return readers[name]()
