"""Passages that are much harder to read than the rest of their document.

Flesch reading ease is a function of two means, words per sentence and syllables per word, so a sentence has a *hardness*: its
share in moving them (the linear term of the formula around the document's means). Candidates are the paragraphs, and the runs
of sentences that stick out of the document's median, found in one pass. Each is then measured on the plain figures: its
reading ease against that of the rest, and what passages of so few sentences vary by in this document.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from operator import mul
from typing import NamedTuple

from .counting import syllables_per_word, words_per_sentence
from .formulas import flesch_reading_ease

_FEWEST_SENTENCES = 3
"""Of a passage; fewer are a matter of chance."""
_FEWEST_SENTENCES_OF_THE_REST = 12
_HARD_SENTENCES = (1 / 3, 2 / 3)
"""The shares of the drop that a sentence must lie below the median to count for a run: milder ones stay in longer runs."""
_HEAVIEST_SENTENCE = 2.0
"""The most that one sentence weighs in a run, in drops."""


class Sample(NamedTuple):
    """Sentences, summed up so that samples can be taken from one another."""

    sentences: int
    words: int
    syllables: int
    words_words: int
    words_syllables: int
    syllables_syllables: int

    @classmethod
    def of(cls, words: Sequence[int], syllables: Sequence[int]) -> Sample:
        """Sum up the words and syllables of each sentence."""
        return cls(
            len(words),
            sum(words),
            sum(syllables),
            sum(map(mul, words, words)),
            sum(map(mul, words, syllables)),
            sum(map(mul, syllables, syllables)),
        )

    def without(self, part: Sample) -> Sample:
        """Return what is left when a part is taken away."""
        return Sample(*(whole - taken for whole, taken in zip(self, part, strict=True)))

    @property
    def ease(self) -> float:
        """Flesch reading ease."""
        return flesch_reading_ease(self)

    @property
    def weights(self) -> tuple[float, float]:
        """What a word and a syllable add to the hardness of their sentence, in points of Flesch reading ease."""
        per_syllable = flesch_reading_ease.per_syllable / words_per_sentence(self)
        return flesch_reading_ease.per_word - per_syllable * syllables_per_word(self), per_syllable

    @property
    def variance(self) -> float:
        """The variance of the sentences' hardness, in squared points."""
        by_word, by_syllable = self.weights
        squares = (
            by_word * by_word * self.words_words
            + 2 * by_word * by_syllable * self.words_syllables
            + by_syllable * by_syllable * self.syllables_syllables
        )
        mean = (by_word * self.words + by_syllable * self.syllables) / self.sentences
        return max(0.0, squares / self.sentences - mean * mean)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A passage below the rest of its document."""

    sentences: range
    is_paragraph: bool
    """It begins and ends with a paragraph, and is no more than that."""
    passage: Sample
    rest: Sample

    @property
    def points(self) -> float:
        """How far the passage lies below the rest, in points of Flesch reading ease."""
        return self.rest.ease - self.passage.ease

    @property
    def error(self) -> float:
        """The standard error of `points`: what drops of so few sentences vary by in a document like this."""
        return sqrt(self.rest.variance * (1 / self.passage.sentences + 1 / self.rest.sentences))


def find_drops(  # noqa: PLR0913  # the document as flat arrays
    words: Sequence[int],
    syllables: Sequence[int],
    *,
    stretches: Iterable[range],
    paragraphs: Iterable[range],
    points: float,
    min_words: int,
) -> Iterator[Drop]:
    """Yield the passages that lie at least ``points`` below the rest, in no order; they may overlap.

    ``words`` and ``syllables`` have one entry a sentence. No passage crosses from one stretch of sentences into another, and
    the rest of the document must have ``min_words`` words. Time is linear in the number of sentences.
    """
    whole = Sample.of(words, syllables)
    if whole.words < min_words or whole.sentences < _FEWEST_SENTENCES + _FEWEST_SENTENCES_OF_THE_REST:
        return
    sums = [
        array("Q", accumulate(values, initial=0))
        for values in (words, syllables, map(mul, words, words), map(mul, words, syllables), map(mul, syllables, syllables))
    ]
    whole_paragraphs = {(paragraph.start, paragraph.stop) for paragraph in paragraphs}
    for start, stop in whole_paragraphs | set(_runs(whole, words, syllables, stretches, points)):
        if stop - start < _FEWEST_SENTENCES or whole.sentences - (stop - start) < _FEWEST_SENTENCES_OF_THE_REST:
            continue
        passage = Sample(stop - start, *(upto[stop] - upto[start] for upto in sums))
        rest = whole.without(passage)
        drop = Drop(sentences=range(start, stop), is_paragraph=(start, stop) in whole_paragraphs, passage=passage, rest=rest)
        if rest.words >= min_words and drop.points >= points:
            yield drop


def _runs(
    whole: Sample, words: Sequence[int], syllables: Sequence[int], stretches: Iterable[range], points: float
) -> Iterator[tuple[int, int]]:
    """Yield start and end of the runs of hard sentences."""
    by_word, by_syllable = whole.weights
    hardness = [by_word * a + by_syllable * b for a, b in zip(words, syllables, strict=True)]
    median = sorted(hardness)[len(hardness) // 2]
    hardest = median + _HEAVIEST_SENTENCE * points
    for stretch in stretches:
        for share in _HARD_SENTENCES:
            hard = median + share * points
            for run in maximal_runs([min(hardness[i], hardest) - hard for i in stretch]):
                yield stretch[run.start], stretch[run.stop - 1] + 1


class _Run(NamedTuple):
    start: int
    stop: int
    before: float
    """The sum of all scores before the run."""
    upto: float
    """The sum of all scores up to its end."""
    lower: int
    """The index of the nearest earlier run with a smaller ``before``, or -1."""


def maximal_runs(scores: Sequence[float]) -> list[range]:
    """Return the run with the greatest sum, the greatest on either side of it, and so on while sums are positive; in order.

    Source: W. L. Ruzzo and M. Tompa, "A linear time algorithm for finding all maximal scoring subsequences", Proceedings of
    ISMB 7 (1999) 234–241.
    """
    runs: list[_Run] = []
    upto = 0.0
    for i, score in enumerate(scores):
        before, upto = upto, upto + score
        if score <= 0:
            continue
        start, lower = i, len(runs) - 1
        while True:
            while lower >= 0 and runs[lower].before >= before:
                lower = runs[lower].lower
            if lower < 0 or runs[lower].upto >= upto:
                break
            start, before, next_lower = runs[lower].start, runs[lower].before, runs[lower].lower
            del runs[lower:]
            lower = next_lower
        runs.append(_Run(start, i + 1, before, upto, lower))
    return [range(run.start, run.stop) for run in runs]
