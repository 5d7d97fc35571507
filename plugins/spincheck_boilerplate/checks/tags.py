"""Tags in square brackets, which forums and content management systems use, known by their form alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from spincheck.api import Document, Span

from ..lines import Lines
from .found import Found

_TAG = re.compile(r"\[(/?)([A-Za-z][\w-]{0,40})(=[^\[\]\n]{1,300}|\s[^\[\]\n]{0,600})?\]")
_ATTRIBUTE = re.compile(r"\s[a-zA-Z][\w:-]{0,40} ?= ?(?:[\"'“”„″«‘’]|&quot;|&#82\d\d;)|\sids?=\d")
_NO_TAG_AFTER = frozenset("!\\])")
"""An image, an escaped bracket, the label of a link."""
_CALLOUTS = frozenset({"alert", "caution", "danger", "important", "info", "note", "notice", "success", "tip", "warning"})
"""Generators of documentation read these; they stand in many sources as they should."""


def find_bracket_tags(document: Document, _lines: Lines) -> Iterator[Found]:
    """Yield every tag that its closing tag follows, with that, and every other one that has attributes."""
    text = document.text
    unclosed: defaultdict[str, list[Span]] = defaultdict(list)
    for tag in _TAG.finditer(text):
        span, name = Span(*tag.span()), tag[2].lower()
        if not tag[1]:
            if _stands_alone(text, tag):
                yield Found(span=span)
            else:
                unclosed[name].append(span)
        elif unclosed[name] and name not in _CALLOUTS:
            yield Found(span=unclosed[name].pop())
            yield Found(span=span)


def _stands_alone(text: str, tag: re.Match[str]) -> bool:
    before, after = text[max(0, tag.start() - 1) : tag.start()], text[tag.end() : tag.end() + 1]
    return (
        _ATTRIBUTE.search(tag[3] or "") is not None
        and not (before.isalnum() or before in _NO_TAG_AFTER)
        and (not after or after not in "(:[")
    )
