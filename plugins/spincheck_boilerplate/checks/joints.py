"""Sentences that an extractor joined without a space: ``the plan.However, nobody``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from spincheck.api import Document, Span
from spincheck.api.abbreviations import STARTERS

from ..lines import Lines
from .found import Found

_STOPS = frozenset(".!?…\"'”’»)")
"""What ends a sentence that a space must follow; "。" needs none."""
_ENOUGH = 2
"""One joint may be a slip of the keyboard; two are a habit."""


def find_glued_sentences(document: Document, _lines: Lines) -> Iterator[Found]:
    """Yield both words of each joint, where the document has two and one opens a sentence; ``os.Exit`` and its like do not.

    A joint is where two sentences touch, as the shared splitting has them.
    """
    sentences, words, text = document.sentences, document.words, document.text
    joints: list[tuple[int, Span]] = []
    for end, start in zip(sentences.ends, islice(sentences.starts, 1, None), strict=False):
        if end == start and text[end - 1] in _STOPS:
            right = bisect_left(words.starts, end)
            if 0 < right < len(words):
                joints.append((end, Span(words.starts[right - 1], words.ends[right])))
    if len(joints) >= _ENOUGH and any(text[cut : span.end].lstrip("\"'“‘(") in STARTERS for cut, span in joints):
        for cut, span in joints:
            yield Found(span=span, replacement=f"{text[span.start : cut]} {text[cut : span.end]}")
