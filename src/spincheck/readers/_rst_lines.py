"""The lines of reStructuredText, in which indentation says what belongs together."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


class Line(NamedTuple):
    """One line of the source."""

    start: int
    """Offset of the first character that is not white space."""
    end: int
    """Offset after the last character, the newline left out."""
    indent: int
    """Columns of white space at its start."""
    blank: bool


def split_lines(source: str) -> list[Line]:
    """Return every line of ``source``."""
    lines = []
    for match in _LINE.finditer(source):
        line = match[1]
        body = line.lstrip()
        margin = line[: len(line) - len(body)]
        lines.append(Line(match.start() + len(margin), match.end(1), len(margin.expandtabs(8)), not body))
    return lines
