"""Numbers on a line of their own: what is left of a counter or of a gallery's position."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spincheck.api import Document

from ..lines import Lines
from .found import Found

_LONGEST = 9
_NUMBER = re.compile(r"\d[\d.,]{0,6}|\d{1,3}[ \xa0]\d{3}|\d{1,3} ?(?:/|of) ?\d{1,3}")


def find_lone_numbers(_document: Document, lines: Lines) -> Iterator[Found]:
    """Yield every line that is a number, or a number of a number; a number beside numbers belongs to a table."""
    short = [index for index, (start, end) in enumerate(zip(lines.starts, lines.ends, strict=True)) if end - start <= _LONGEST]
    numbers = [index for index in short if _NUMBER.fullmatch(lines.text, lines.starts[index], lines.ends[index])]
    for before, index, after in zip([-2, *numbers], numbers, [*numbers[1:], len(lines) + 1], strict=False):
        if before + 1 < index < after - 1:
            yield Found(span=lines.span(index))
