"""Bytes to text, or a clear reason why not."""

from __future__ import annotations

import codecs

from ..errors import SourceError

_UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_BINARY_PROBE = 8_000
"""Git's rule: a NUL among the first 8,000 bytes makes a file binary."""


def decode(data: bytes) -> str:
    """Decode UTF-8, with or without a byte-order mark, or UTF-16 with one; the mark is left out of the text.

    Raises:
        SourceError: the bytes are neither, or look binary.
    """
    encoding = _UTF16_MARKS.get(data[:2])
    if encoding:
        body = data[2:]
    elif b"\0" in data[:_BINARY_PROBE]:
        raise SourceError(f"looks binary: a NUL byte stands at byte {data.index(0)}")
    else:
        encoding, body = "utf-8", data.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + len(data) - len(body)
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise SourceError(f"is not valid {name}: byte {data[at]:#04x} stands at byte {at}") from error
