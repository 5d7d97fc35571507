"""Sentences that an extractor joined without a space: ``the plan.However, nobody``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spincheck.api import Document, Span

from ..lines import Lines
from .found import Found

_JOINT = re.compile(
    r"[.!?](?<=[^\W_]{2}.)[”’\"')]?[“‘\"'(]?(?:[A-Z](?=[a-z][A-Za-z’']*(?:[ ,\n]|\.(?:com|net|org)\b))|[AI](?= ))"
)
"""A final stop between a word and a capitalised one that ends in a space, a comma or the end of a domain name."""
_LEFT = re.compile(r"[^\W_]+$")
_RIGHT = re.compile(r"[A-Z][A-Za-z’']*")
_PLAIN = re.compile(r"[^\W\d_A-Z]+\W+([A-Z][a-z]*)[a-z’']*")
_LONGEST_WORD = 40
_ENOUGH = 2
"""One joint may be a slip of the keyboard; two between plain words are a habit."""
_OPENERS = frozenset(
    "a according additionally after all also although an and another as at because before both but by despite during each"
    " even for from furthermore he her here his how however i if in instead it its many meanwhile moreover my no nobody not"
    " now of on once one or our she since so some still such that the their then there these they this those though to today"
    " under until we what when where which while who why with without yet you your".split()
)
"""Words that open many sentences and few names; ``string.Format`` and ``os.Exit`` have none."""


def find_glued_sentences(document: Document, _lines: Lines) -> Iterator[Found]:
    """Yield each pair of words on both sides of a joint, if two of the pairs are plain words and one opens a sentence."""
    joints = [(span, document.text[span.start : span.end], cut) for span, cut in _joints(document.text)]
    openers = [match[1].lower() for _, words, _ in joints if (match := _PLAIN.fullmatch(words))]
    if len(openers) >= _ENOUGH and not _OPENERS.isdisjoint(openers):
        for span, words, cut in joints:
            yield Found(span=span, replacement=f"{words[:cut]} {words[cut:]}")


def _joints(text: str) -> Iterator[tuple[Span, int]]:
    """Yield both words of every joint, and where in them the space is missing."""
    for match in _JOINT.finditer(text):
        left = _LEFT.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
        right = _RIGHT.match(text, match.end() - 1)
        if left and right and _is_prose(text, left.start()):
            yield Span(left.start(), right.end()), _sentence_start(text, match.start() + 1) - left.start()


def _is_prose(text: str, start: int) -> bool:
    """Return whether nothing before the left word makes it a part of a name, an address or a path."""
    return start == 0 or text[start - 1] in " \n-–—“‘\"'(,"


def _sentence_start(text: str, offset: int) -> int:
    """Return where the next sentence starts: after a closing mark, before an opening one."""
    return offset + (text[offset] in "”’)" or (text[offset] in "\"'" and text[offset + 1] in "“‘\"'("))
