"""Bytes to text, or a clear reason why not; and text back to bytes of the same form."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from ..errors import SourceError

_BINARY_PROBE = 8_000
"""Git's rule: a NUL among the first 8,000 bytes makes a file binary."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a text is written in bytes."""

    codec: str
    mark: bytes = b""
    """The byte-order mark at the start."""

    def encode(self, text: str) -> bytes:
        """Return the bytes of which `decode` makes ``text``.

        Raises:
            UnicodeEncodeError: the text holds half of a surrogate pair.
        """
        return self.mark + text.encode(self.codec)


_MARKED = (
    Encoding("utf-16-le", codecs.BOM_UTF16_LE),
    Encoding("utf-16-be", codecs.BOM_UTF16_BE),
    Encoding("utf-8", codecs.BOM_UTF8),
)
_UNMARKED = Encoding("utf-8")


def encoding_of(data: bytes) -> Encoding:
    """Return how ``data`` is written: as UTF-8, with or without a byte-order mark, or as UTF-16 with one.

    Raises:
        SourceError: the bytes look binary.
    """
    encoding = next((marked for marked in _MARKED if data.startswith(marked.mark)), _UNMARKED)
    if encoding.codec == "utf-8" and b"\0" in data[:_BINARY_PROBE]:
        raise SourceError(f"looks binary: a NUL byte stands at byte {data.index(0)}")
    return encoding


def decode(data: bytes) -> str:
    """Decode bytes as `encoding_of` says; the byte-order mark is left out of the text.

    Raises:
        SourceError: the bytes are not valid, or look binary.
    """
    encoding = encoding_of(data)
    body = data.removeprefix(encoding.mark)
    try:
        return body.decode(encoding.codec)
    except UnicodeDecodeError as error:
        at = error.start + len(encoding.mark)
        name = encoding.codec.upper().removesuffix("-LE").removesuffix("-BE")
        raise SourceError(f"is not valid {name}: byte {data[at]:#04x} stands at byte {at}") from error
