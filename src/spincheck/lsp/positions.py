"""Places in a text as editors count them: lines from 0, and columns in UTF-8, UTF-16 or UTF-32 units.

This is the only module that knows these units; everything else counts code points of the whole text.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable

from lsprotocol import types

from ..api import NEWLINE

_LENGTHS: dict[str, Callable[[str], int]] = {
    types.PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8", "surrogatepass")),
    types.PositionEncodingKind.Utf16: lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    types.PositionEncodingKind.Utf32: len,
}


class Places:
    """Turns code-point offsets of one text into positions, and back."""

    def __init__(self, text: str, encoding: str) -> None:
        """Take the text, and the unit of columns as `types.PositionEncodingKind` names it."""
        newlines = [match.span() for match in NEWLINE.finditer(text)]
        self._text = text
        self._starts = array("I", [0, *(end for _, end in newlines)])
        self._ends = array("I", [*(start for start, _ in newlines), len(text)])
        self._length = _LENGTHS[encoding]

    def position(self, offset: int) -> types.Position:
        """Return the position of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line=line, character=self._columns(self._text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> types.Range:
        """Return the range between two offsets."""
        return types.Range(start=self.position(start), end=self.position(end))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; one past the end of its line, or of the text, means that end."""
        if position.line >= len(self._starts):
            return len(self._text)
        start, end = self._starts[position.line], self._ends[position.line]
        line = self._text[start:end]
        if line.isascii():
            return min(start + position.character, end)
        lengths = range(len(line) + 1)
        return start + bisect_right(lengths, position.character, key=lambda length: self._length(line[:length])) - 1

    def offsets(self, range: types.Range) -> tuple[int, int]:
        """Return the offsets of both ends of a range."""
        return self.offset(range.start), self.offset(range.end)

    def _columns(self, text: str) -> int:
        return len(text) if text.isascii() else self._length(text)


def changed(text: str, change: types.TextDocumentContentChangeEvent, encoding: str) -> str:
    """Return ``text`` after one change that an editor reports, which may put a new text in its place."""
    if isinstance(change, types.TextDocumentContentChangeWholeDocument):
        return change.text
    start, end = Places(text, encoding).offsets(change.range)
    return text[:start] + change.text + text[end:]
