"""Numbers on a line of their own: what is left of a counter or of a gallery's position."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spincheck.api import Confidence, Document

from ..lines import Lines
from .found import Found

_LONGEST = 11
_COUNT = re.compile(r"\+?\d{1,7}\+?|\d{1,3}(?:[.,\xa0 ]\d{3}){1,2}|\d{1,3}(?:[.,]\d{1,2})?[kKmM]\+?|\(\d{1,4}\)")
_POSITION = re.compile(r"\(?\d{1,3} ?(?:/|of) ?\d{1,3}\)?|\d{1,2}:\d{2}")
_TABLE = 4
"""More counts than these in one document are the cells of a table."""


def find_lone_numbers(_document: Document, lines: Lines) -> Iterator[Found]:
    """Yield every line that is a count, or a number of a number; a number beside numbers belongs to a table.

    A count in the last line of a document is surely left over if prose ends right above it.
    """
    short = [index for index, (start, end) in enumerate(zip(lines.starts, lines.ends, strict=True)) if end - start <= _LONGEST]
    counts = [index for index in short if _COUNT.fullmatch(lines.text, lines.starts[index], lines.ends[index])]
    positions = [index for index in short if _POSITION.fullmatch(lines.text, lines.starts[index], lines.ends[index])]
    numbers = sorted(positions + counts) if len(counts) <= _TABLE else positions
    for before, index, after in zip([-2, *numbers], numbers, [*numbers[1:], len(lines) + 1], strict=False):
        if before + 1 < index < after - 1:
            left_over = index == len(lines) - 1 and index not in positions and index > 0 and lines.is_prose(index - 1)
            yield Found(span=lines.span(index), confidence=Confidence.MEDIUM if left_over else None)
