"""A paragraph's first letter, which stood large beside it and was taken for a word of its own: ``T he ferry``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spincheck.api import Document, Span
from spincheck.api.abbreviations import STARTERS

from ..lines import Lines
from .found import Found

_SPLIT = re.compile(r"[\"“‘']?([A-Z]) ([a-z]{1,14})\b(?= [a-z])")
_PHRASES = frozenset({"There"})
"""Two words as well: "T here is the temperature"."""


def find_drop_caps(document: Document, lines: Lines) -> Iterator[Found]:
    """Yield every capital at the start of a line that makes a sentence's first word together with the letters behind it."""
    for start in lines.starts:
        split = _SPLIT.match(document.text, start)
        if split and (word := split[1] + split[2]) in STARTERS and word not in _PHRASES:
            yield Found(span=Span(split.start(1), split.end(2)), replacement=word)
