"""Where sentences and words begin and end: one answer, shared by every detector."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from .text import Block, Spans

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE = re.compile(r"\S.*?(?:[.!?]+(?=\s|$)|$)", re.DOTALL)


def split_words(text: str) -> Spans:
    """Return every word of ``text`` in order."""
    return Spans(chain.from_iterable(map(re.Match.span, _WORD.finditer(text))))


def split_sentences(text: str, blocks: Sequence[Block]) -> Spans:
    """Return every sentence of every block, in order; no sentence crosses a block's border."""
    return Spans(
        chain.from_iterable(
            match.span() for block in blocks for match in _SENTENCE.finditer(text, block.span.start, block.span.end)
        )
    )
