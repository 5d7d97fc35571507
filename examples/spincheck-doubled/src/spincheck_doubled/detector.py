"""Finds words that stand twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spincheck.api import Confidence, Detector, Document, Edit, Finding, Fix, Score, SourceSpan, Span

from .rules import DOUBLED_WORD

_NEVER_DOUBLED = frozenset(
    "an and as at because but during from into of or our than the their these they this those with your".split()
)
"""Words that right English never doubles; “that that”, “had had” and “is is” can be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubledOptions:
    """The table ``[tool.spincheck.doubled]``."""

    allow: tuple[str, ...] = ()
    """Words that may stand twice, in any case."""


class DoubledDetector(Detector[DoubledOptions]):
    """Compares each word with the next one of its sentence."""

    api = 1
    name = "doubled"
    rules = (DOUBLED_WORD,)
    scores = ("doubled-words",)
    options_type = DoubledOptions

    def __init__(self, options: DoubledOptions) -> None:
        super().__init__(options)
        self._allowed = frozenset(word.lower() for word in options.allow)

    def detect(self, document: Document) -> Iterator[Finding | Score]:
        """Yield a finding for each pair of equal words, and how many there are in a thousand words."""
        found = 0
        for sentence in document.sentences:
            for first, second in pairwise(document.words.within(sentence)):
                if self._is_doubled(document.text, first, second):
                    found += 1
                    yield _finding(document, first, second)
        if document.words:
            yield Score(name="doubled-words", value=1000 * found / len(document.words), unit="per thousand words")

    def _is_doubled(self, text: str, first: Span, second: Span) -> bool:
        word = text[first.start : first.end].lower()
        if word != text[second.start : second.end].lower() or word in self._allowed:
            return False
        return word.isalpha() and text[first.end : second.start].isspace()


def _finding(document: Document, first: Span, second: Span) -> Finding:
    word = document.text[first.start : first.end]
    certain = word.lower() in _NEVER_DOUBLED and document.text[second.start : second.end].islower()
    return Finding(
        rule=DOUBLED_WORD,
        span=Span(first.start, second.end),
        message=f"'{word}' stands twice in a row; remove one",
        confidence=Confidence.HIGH if certain else Confidence.LOW,
        suggestions=(word,),
        fix=_fix(document, first, second) if certain else None,
    )


def _fix(document: Document, first: Span, second: Span) -> Fix | None:
    """Remove the second word and the space before it, unless markup stands there that would go with them."""
    start, end = document.to_source(first).end, document.to_source(second).end
    if document.source[start:end] != document.text[first.end : second.end]:
        return None
    return Fix(edits=(Edit(span=SourceSpan(start, end), replacement=""),), safe=True)
