"""The date that a text gives for itself: in its front matter or its page's metadata, else near its start or its end."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from spincheck.api import Document

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE: Final = re.compile(
    rf"""
    \b (?: (?P<y1>\d{{4}}) [-/.] (?P<m1>\d{{1,2}}) [-/.] (?P<d1>\d{{1,2}})   # 2024-02-25
         | (?P<d2>\d{{1,2}}) (?:st|nd|rd|th)? \s (?P<m2>{_MONTH}) ,? \s (?P<y2>\d{{4}})
         | (?P<m3>{_MONTH}) \s (?P<d3>\d{{1,2}}) (?:st|nd|rd|th)? ,? \s (?P<y3>\d{{4}})
         | (?P<a>\d{{1,2}}) [/.] (?P<b>\d{{1,2}}) [/.] (?P<y4>\d{{4}})       # either order
    ) (?!\d)
    """,
    re.VERBOSE,
)
_DECLARED: Final = re.compile(
    r"(?i)\b(?:date(?:_?published)?|published(?:_time)?|pub_?date|datetime)[\"'\s:=]+(?:content=[\"'])?"
)
_HEAD: Final = 600
"""Characters from the start of a text where a date is most likely its own."""
_TAIL: Final = 300
_METADATA: Final = 5_000
"""Characters from the start of the source in which front matter and a page's metadata are looked for."""


def own_date(document: Document) -> date | None:
    """Return the date that a document gives for itself; none where it gives none, or one that can be read in two ways."""
    for declared in _DECLARED.finditer(document.source, 0, _METADATA):
        found = _DATE.match(document.source, declared.end())
        if found and (day := _day(found)):
            return day
    text = document.text
    for part in (text[:_HEAD], text[_HEAD:][-_TAIL:]):
        for found in _DATE.finditer(part):
            if day := _day(found):
                return day
    return None


def _day(found: re.Match[str]) -> date | None:
    if found["y1"]:
        parts = (found["y1"], found["m1"], found["d1"])
    elif found["y2"]:
        parts = (found["y2"], _month(found["m2"]), found["d2"])
    elif found["y3"]:
        parts = (found["y3"], _month(found["m3"]), found["d3"])
    else:
        one, other = int(found["a"]), int(found["b"])
        if one <= 12 and other <= 12 and one != other:
            return None  # the third of February or the second of March
        parts = (found["y4"], min(one, other), max(one, other))
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
