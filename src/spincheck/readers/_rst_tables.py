"""The tables of reStructuredText. Each line of a cell is a block, because in the source other cells stand between its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from spincheck.api import BlockKind

from ._rst_inline import write_inline
from ._rst_lines import Line
from ._writer import ProseWriter

_GRID_BORDER = re.compile(r"\+(?:[-=]+\+)+\s*\Z")
_SIMPLE_BORDER = re.compile(r"=+(?:[ \t]+=+)+\s*\Z")
_SIMPLE_RULE = re.compile(r"[-=][-= \t]*\Z")
_COLUMN = re.compile(r"=+")


class Tables:
    """Finds and takes the tables of one document."""

    def __init__(self, writer: ProseWriter, lines: Sequence[Line]) -> None:
        self._writer = writer
        self._lines = lines
        self._closing: list[int] | None = None

    def take(self, at: int) -> int:
        """Take the table that begins with the line ``at`` and return the index after it, or ``at`` where none begins."""
        source, first = self._writer.source, self._lines[at]
        if _GRID_BORDER.match(source, first.start, first.end):
            return self._take_grid(at)
        if _SIMPLE_BORDER.match(source, first.start, first.end):
            return self._take_simple(at)
        return at

    def _take_grid(self, at: int) -> int:
        source, end = self._writer.source, at
        while end < len(self._lines) and source[self._lines[end].start : self._lines[end].end][:1] in ("+", "|"):
            line = self._lines[end]
            if source[line.start] == "|":
                bars = [match.start() for match in re.finditer(r"\|", source[line.start : line.end])]
                self._write_cells(line, [line.start + bar + 1 for bar in bars])
            self._writer.layout(line.end)
            end += 1
        return end

    def _take_simple(self, at: int) -> int:
        source, lines = self._writer.source, self._lines
        closing = self._closing_borders()
        place = bisect_right(closing, at)
        if place == len(closing):
            return at
        border = lines[at]
        columns = [match.start() for match in _COLUMN.finditer(source[border.start : border.end])]
        for line in lines[at : closing[place] + 1]:
            if not line.blank and not _SIMPLE_RULE.match(source, line.start, line.end):
                margin = line.start - line.indent + border.indent
                self._write_cells(line, [max(margin + column, line.start) for column in columns])
            self._writer.layout(line.end)
        return closing[place] + 1

    def _closing_borders(self) -> list[int]:
        """Return the indexes of the borders before a blank line: found once, so that unclosed tables cost no search each."""
        if self._closing is None:
            source, lines = self._writer.source, self._lines
            self._closing = [
                index
                for index, line in enumerate(lines)
                if (index + 1 == len(lines) or lines[index + 1].blank) and _SIMPLE_BORDER.match(source, line.start, line.end)
            ]
        return self._closing

    def _write_cells(self, line: Line, starts: Sequence[int]) -> None:
        for start, end in zip(starts, [*starts[1:], line.end + 1], strict=True):
            self._writer.layout(min(start, line.end))
            self._writer.start_block(BlockKind.TABLE_CELL)
            write_inline(self._writer, min(end - 1, line.end))
