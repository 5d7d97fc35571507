"""Lines that stand twice: a title that was kept with the heading, a caption with its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import sub

from spincheck.api import Confidence, Document

from ..lines import Lines, fold, strip_final
from .found import Found

_SHORTEST_TITLE = 25
_LONGEST_TITLE = 150
_SHORTEST = 60
"""Shorter lines repeat in dialogue, verse and tables. All lengths are in code points."""
_TITLE_WITHIN = 6
"""A title comes again within so many lines, or not at all."""
_SITE = re.compile(r"\s(?:[|–—-]|::|»)\s[^|–—]{2,40}$")
"""What a browser's title adds to the title: the name of the site."""


def find_repeated_lines(_document: Document, lines: Lines) -> Iterator[Found]:
    """Yield every line that repeats the one above it, and each line near the top that repeats the title.

    A paragraph that comes again farther below is a pull quote, a refrain or a part of a form.
    """
    title = _title(lines)
    for index in range(1, min(_TITLE_WITHIN, len(lines)) if title else 1):
        if lines.length(index) <= _LONGEST_TITLE and _same_title(title, lines.read(index)):
            yield Found(span=lines.span(index), confidence=Confidence.HIGH if index == 1 else Confidence.MEDIUM)
    lengths = map(sub, lines.ends, lines.starts)
    for index, (above, length) in enumerate(pairwise(lengths), start=1):
        if above == length >= _SHORTEST and lines.read(index) == lines.read(index - 1):
            yield Found(span=lines.span(index))


def _title(lines: Lines) -> str:
    """Return the first line if it looks like a title, else nothing."""
    first = lines.read(0) if len(lines) else ""
    return first if _SHORTEST_TITLE <= len(first) <= _LONGEST_TITLE and not first.endswith((".", ",", ";")) else ""


def _same_title(title: str, line: str) -> bool:
    """Return whether two lines read the same, but for the name of the site at the end of one of them."""
    whole, other = strip_final(fold(title)), strip_final(fold(line))
    return other in (whole, _without_site(title)) or whole == _without_site(line)


def _without_site(title: str) -> str:
    return strip_final(fold(_SITE.sub("", title)))
