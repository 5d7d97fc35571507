"""Offsets of the source in every unit that an output may need."""

from __future__ import annotations

from array import array
from bisect import bisect_right

from ..api import NEWLINE, Excerpt, Position, SourceSpan

_MARGIN = 240
"""Code points of context on either side of a finding, so that one endless line does not become the excerpt."""
_LONGEST = 1_200
"""Code points of a finding that an excerpt shows at most."""


class Locator:
    """Turns offsets of one source into positions.

    Each answer costs the distance from the nearest answer before it, so asking in ascending order is linear in all.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._lines = array("I", [0, *(match.end() for match in NEWLINE.finditer(source))])
        self._is_ascii = source.isascii()
        self._known = [(0, 0, 0)]  # (offset, byte, utf16), ascending

    def position(self, offset: int) -> Position:
        """Return the position of a code-point offset."""
        line = bisect_right(self._lines, offset)
        start = self._lines[line - 1]
        first_byte, _ = self._encoded(start)
        byte, utf16 = self._encoded(offset)
        return Position(
            offset=offset,
            line=line,
            column=offset - start + 1,
            byte=byte,
            byte_column=byte - first_byte + 1,
            utf16=utf16,
        )

    def line_span(self, offset: int) -> SourceSpan:
        """Return the line that holds ``offset``, with its newline."""
        line = bisect_right(self._lines, offset)
        end = self._lines[line] if line < len(self._lines) else len(self._source)
        return SourceSpan(self._lines[line - 1], end)

    def excerpt(self, span: SourceSpan) -> Excerpt:
        """Return the lines that a finding touches, cut to a readable length around it."""
        shown_end = min(span.end, span.start + _LONGEST)
        start = max(self.line_span(span.start).start, span.start - _MARGIN)
        end = min(self.line_span(max(shown_end - 1, span.start)).end, shown_end + _MARGIN)
        text = self._source[start:end].rstrip("\r\n")
        return Excerpt(
            text=text,
            line=bisect_right(self._lines, start),
            start=span.start - start,
            end=min(shown_end - start, len(text)),
        )

    def _encoded(self, offset: int) -> tuple[int, int]:
        if self._is_ascii:
            return offset, offset
        index = bisect_right(self._known, offset, key=lambda known: known[0])
        at, byte, utf16 = self._known[index - 1]
        between = self._source[at:offset]
        byte += len(between.encode("utf-8", "surrogatepass"))
        utf16 += len(between.encode("utf-16-le", "surrogatepass")) // 2
        self._known.insert(index, (offset, byte, utf16))
        return byte, utf16
