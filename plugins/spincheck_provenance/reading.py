"""A document as its comparison with another one reads it: sentences of normal words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spincheck.api import Document, Span, Spans

_INNER = re.compile(r"['’.\-‐‑]")
"""What is written in one place and left out in another: "A.I.", "start-up"."""
_STEM = 6
"""Letters that are left of a word's stem, so that "developed" and "developers" share it; truncation stems English nearly as
well as rules do (McNamee and Mayfield, doi:10.1023/B:INRT.0000009441.78971.be)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The sentences of a document that hold words, each in two forms: as it was written, and as normal words."""

    document: Document
    sentences: Sequence[Span]
    bounds: Sequence[Spans]
    """Of each sentence its words' places in the text."""
    words: Sequence[tuple[str, ...]]
    """Of each sentence its normal words, as many as `bounds` has places."""

    def text(self, span: Span) -> str:
        """Return what stands at a span, with single spaces."""
        return " ".join(self.document.text[span.start : span.end].split())


def read(document: Document) -> Reading:
    """Return the sentences of ``document``."""
    sentences: list[Span] = []
    bounds: list[Spans] = []
    words: list[tuple[str, ...]] = []
    for sentence in document.sentences:
        places = document.words.within(sentence)
        if places:
            sentences.append(sentence)
            bounds.append(places)
            words.append(tuple(map(normal, places.texts(document.text))))
    return Reading(document, sentences, bounds, words)


def normal(word: str) -> str:
    """Return a word as it is compared: in small letters, without a possessive 's and without what may stand inside it."""
    word = word.lower()
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    return _INNER.sub("", word) or word


def stem(word: str) -> str:
    """Return what a normal word's forms have in common."""
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:_STEM]
