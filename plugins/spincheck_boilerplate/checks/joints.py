"""Sentences that an extractor joined without a space: ``the plan.However, nobody``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from spincheck.api import Document, Span
from spincheck.api.abbreviations import STARTERS

from ..lines import Lines
from .found import Found

_STOPS = frozenset(".!?…\"'”’»)")
"""What ends a sentence that a space must follow; "。" needs none."""
_ELLIPSES = ("..", "…")
"""Writers put no space behind them either."""
_SUBDOMAINS = frozenset("www blog news shop store mail docs help forum support".split())
_DOMAIN = re.compile(r"[.!?][A-Z][\w-]{1,40}\.(?:com|org|net|gov)\b")
_WORD_BEFORE = re.compile(r"(?<=[a-z,] )[a-z]{3,20}\Z")
_LONGEST_WORD = 20
"""The shared splitting takes ``around.Example.com`` for one address."""
_ENOUGH = 2
"""One joint may be a slip of the keyboard; two are a habit."""


def find_glued_sentences(document: Document, _lines: Lines) -> Iterator[Found]:
    """Yield both words of each joint, where the document has two and one opens a sentence; ``os.Exit`` and its like do not.

    A joint is where two sentences touch, as the shared splitting has them.
    """
    sentences, words, text = document.sentences, document.words, document.text
    joints: list[tuple[int, Span]] = []
    for end, start in zip(sentences.ends, islice(sentences.starts, 1, None), strict=False):
        if end == start and text[end - 1] in _STOPS and not text.endswith(_ELLIPSES, 0, end):
            right = bisect_left(words.starts, end)
            if 0 < right < len(words) and _is_no_name(document, right):
                joints.append((end, Span(words.starts[right - 1], words.ends[right])))
    for domain in _DOMAIN.finditer(text):
        word = _WORD_BEFORE.search(text, max(0, domain.start() - _LONGEST_WORD), domain.start())
        if word and word[0] not in _SUBDOMAINS:
            joints.append((domain.start() + 1, Span(word.start(), domain.end())))
    if len(joints) >= _ENOUGH and any(text[cut : span.end].lstrip("\"'“‘(") in STARTERS for cut, span in joints):
        for cut, span in joints:
            yield Found(span=span, replacement=f"{text[span.start : cut]} {text[cut : span.end]}")


def _is_no_name(document: Document, right: int) -> bool:
    """Return whether the joint before word number ``right`` is none within a name, such as ``PowerShell.Exiting``."""
    words, text = document.words, document.text
    opening = text[words.starts[right] : words.ends[right]]
    return not text[words.starts[right - 1]].isupper() or opening in STARTERS or opening.endswith(("ed", "ly"))
