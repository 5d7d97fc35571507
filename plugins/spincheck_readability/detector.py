"""The readability detector: scores of a document and passages that are much harder than the rest of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spincheck.api import Confidence, Detector, Document, Finding, Score

from .counting import WordCounts
from .drops import Drop, find_drops
from .formulas import FORMULAS
from .prose import Prose, read_prose
from .rules import READABILITY_DROP

_FEWEST_WORDS = 100
"""Of a document with scores: the size of the samples that the formulas were fitted to."""
_FEWEST_WORDS_OF_A_PARAGRAPH = 20
"""Of a paragraph with a score of its own; shorter ones jump with every word."""
_PARAGRAPH_FORMULA = "flesch-reading-ease"
_CONFIDENCE = ((1.0, Confidence.HIGH), (2 / 3, Confidence.MEDIUM), (0.25, Confidence.LOW))
"""How sure a drop is when this multiple of the configured drop is beyond chance; below the last, nothing is said."""
_DRIVER = 1 / 3
"""The share of a drop from which a cause of it is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadabilityOptions:
    """The table ``[tool.spincheck.readability]``.

    Raises:
        ValueError: a value that is not positive.
    """

    drop: float = 30.0
    """How far a passage must lie below the rest of its document, in points of Flesch reading ease."""
    min_words: int = 150
    """Words that the rest of the document must have for a comparison to mean anything."""

    def __post_init__(self) -> None:
        if not self.drop > 0:
            raise ValueError(f"drop must be a positive number of points, not {self.drop}")
        if not self.min_words > 0:
            raise ValueError(f"min-words must be a positive number of words, not {self.min_words}")


class ReadabilityDetector(Detector[ReadabilityOptions]):
    """Finds where a text becomes hard to read. It knows English only and says nothing about other text."""

    api = 1
    name = "readability"
    rules = (READABILITY_DROP,)
    options_type = ReadabilityOptions

    def __init__(self, options: ReadabilityOptions) -> None:
        super().__init__(options)
        self._word_counts = WordCounts()

    def detect(self, document: Document) -> Iterator[Finding | Score]:
        """Yield the document's scores and its drops."""
        prose = read_prose(document, self._word_counts)
        if not prose.english:
            return
        if prose.counts.words >= _FEWEST_WORDS:
            for name, (formula, unit) in FORMULAS.items():
                yield Score(name=name, value=round(formula(prose.counts), 2), unit=unit)
            yield from _paragraph_scores(prose)
        for drop in find_drops(
            prose.words, prose.syllables, prose.stretches, points=self.options.drop, min_words=self.options.min_words
        ):
            confidence = self._confidence(drop)
            if confidence is not None:
                yield _finding(prose, drop, confidence)

    def _confidence(self, drop: Drop) -> Confidence | None:
        share = drop.points_beyond_chance / self.options.drop
        return next((confidence for least, confidence in _CONFIDENCE if share >= least), None)


def _paragraph_scores(prose: Prose) -> Iterator[Score]:
    formula, unit = FORMULAS[_PARAGRAPH_FORMULA]
    for span, counts in prose.paragraphs:
        if counts.words >= _FEWEST_WORDS_OF_A_PARAGRAPH:
            yield Score(name=f"paragraph-{_PARAGRAPH_FORMULA}", value=round(formula(counts), 2), unit=unit, span=span)


def _finding(prose: Prose, drop: Drop, confidence: Confidence) -> Finding:
    passage, rest = drop.passage, drop.rest
    return Finding(
        rule=READABILITY_DROP,
        span=prose.span(drop.sentences),
        message=(
            "this passage reads much harder than the rest: "
            f"Flesch reading ease {passage.ease:.0f}, the rest of the document {rest.ease:.0f} ({'; '.join(_drivers(drop))})"
        ),
        confidence=confidence,
        evidence={
            "reading ease": round(passage.ease, 1),
            "reading ease of the rest": round(rest.ease, 1),
            "drop": round(drop.points, 1),
            "drop beyond chance": round(drop.points_beyond_chance, 1),
            "sentences": passage.sentences,
            "words per sentence": round(passage.words_per_sentence, 1),
            "words per sentence of the rest": round(rest.words_per_sentence, 1),
            "syllables per word": round(passage.syllables_per_word, 2),
            "syllables per word of the rest": round(rest.syllables_per_word, 2),
        },
    )


def _drivers(drop: Drop) -> Iterator[str]:
    """Yield what makes the passage hard: its sentences, its words or both."""
    passage, rest = drop.passage, drop.rest
    if drop.points_by_sentences >= _DRIVER * drop.points:
        yield f"longer sentences: {passage.words_per_sentence:.0f} words, elsewhere {rest.words_per_sentence:.0f}"
    if drop.points_by_words >= _DRIVER * drop.points:
        yield f"longer words: {passage.syllables_per_word:.1f} syllables, elsewhere {rest.syllables_per_word:.1f}"
