"""Which drops are more than chance: how far, how surely, and whether the words change with them.

A third of all documents have three hard sentences in a row somewhere, of their author's own. What tells a passage that does not
belong is all its signs together, so they are added up as the log odds of a logistic regression. It was fitted by
`bench/quality/readability_fit.py` on documents with passages from others put into them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from typing import Final, NamedTuple

from spincheck.api import Document

from .drops import Drop, find_drops
from .prose import Prose
from .vocabulary import Vocabulary


class Signs(NamedTuple):
    """What speaks for a drop, as numbers."""

    errors: float
    """How far the passage lies below the rest, in standard errors."""
    rest: float
    """The logarithm of the number of sentences of the rest: the more there are, the more drops chance gives."""
    length: float
    """The logarithm of the passage's number of sentences."""
    is_paragraph: float
    new_words: float
    """How much larger the share of words that occur nowhere else is than usual, in standard deviations."""
    far_words: float
    """Likewise, of words that do not occur near it."""


WEIGHTS: Final = Signs(errors=0.58, rest=-0.82, length=-0.44, is_paragraph=1.3, new_words=1.73, far_words=1.02)
"""What each sign adds to the log odds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A drop and the signs for it."""

    drop: Drop
    signs: Signs
    new_words: float
    """The share of its content words that occur nowhere else in the document."""
    new_words_usually: float
    """That of other passages of its length."""

    @property
    def odds(self) -> float:
        """The weighted sum of the signs; only differences mean something."""
        return sum(weight * sign for weight, sign in zip(WEIGHTS, self.signs, strict=True))


def find_passages(document: Document, prose: Prose, *, points: float, min_words: int) -> Iterator[Passage]:
    """Yield the passages at least ``points`` below the rest that do not overlap a likelier one, the likeliest first."""
    passages = candidates(document, prose, points=points, min_words=min_words)
    passages.sort(key=lambda passage: (-passage.odds, passage.drop.sentences.start, passage.drop.sentences.stop))
    taken = bytearray(len(prose.words))
    for passage in passages:
        place = slice(passage.drop.sentences.start, passage.drop.sentences.stop)
        if not any(taken[place]):
            taken[place] = b"\1" * len(passage.drop.sentences)
            yield passage


def candidates(document: Document, prose: Prose, *, points: float, min_words: int) -> list[Passage]:
    """Return all passages at least ``points`` below the rest, in no order; they may overlap."""
    drops = list(
        find_drops(
            prose.words,
            prose.syllables,
            stretches=prose.stretches,
            paragraphs=(paragraph.sentences for paragraph in prose.paragraphs),
            points=points,
            min_words=min_words,
        )
    )
    if not drops:  # most documents: the words need no second look
        return []
    vocabulary = Vocabulary(document, prose)
    return [_passage(drop, vocabulary) for drop in drops]


def _weigh(drop: Drop, vocabulary: Vocabulary) -> Signs:
    """Return what speaks for a drop."""
    new, far = vocabulary.strangeness(drop.sentences)
    return Signs(
        errors=drop.points / drop.error if drop.error else drop.points,
        rest=log(drop.rest.sentences),
        length=log(drop.passage.sentences),
        is_paragraph=float(drop.is_paragraph),
        new_words=new,
        far_words=far,
    )


def _passage(drop: Drop, vocabulary: Vocabulary) -> Passage:
    return Passage(
        drop=drop,
        signs=_weigh(drop, vocabulary),
        new_words=vocabulary.new(drop.sentences),
        new_words_usually=vocabulary.new_usually(len(drop.sentences)),
    )
