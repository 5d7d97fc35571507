"""Two texts side by side: how much harder one is to read, and what makes it so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from spincheck.api import JsonValue

from .counting import Counts, syllables_per_word, words_per_sentence
from .formulas import Ease, flesch_reading_ease

_DRIVER = 1 / 3
"""The share of a difference from which a cause of it is named."""
_RARER = 0.15
"""How much larger the share of rare words must be to be named; about the difference between news and a scientific paper."""


class Reading(NamedTuple):
    """What is hard about a text."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    rare_words: int = 0

    def plus(self, other: Reading) -> Reading:
        """Return the reading of both texts together."""
        return Reading(*(a + b for a, b in zip(self, other, strict=True)))

    def minus(self, part: Reading) -> Reading:
        """Return the reading of what is left when a part is taken away."""
        return Reading(*(a - b for a, b in zip(self, part, strict=True)))

    @classmethod
    def of(cls, counts: Counts) -> Reading:
        """Return the reading of counted text."""
        return cls(counts.sentences, counts.words, counts.syllables, counts.rare_words)

    @property
    def rare_share(self) -> float:
        """The share of words that are not on the Dale–Chall list."""
        return self.rare_words / self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A text, and one that it is measured against; neither is empty."""

    text: Reading
    other: Reading
    formula: Ease = flesch_reading_ease

    @property
    def ease(self) -> float:
        """The text's Flesch reading ease."""
        return self.formula(self.text)

    @property
    def other_ease(self) -> float:
        """The other's."""
        return self.formula(self.other)

    @property
    def points(self) -> float:
        """How much harder the text is, in points of Flesch reading ease."""
        return self.other_ease - self.ease

    def drivers(self, other: str) -> Iterator[str]:
        """Yield what makes the text hard; ``other`` says where the other numbers are from, such as ``before``."""
        text, than = self.text, self.other
        by_sentences = self.formula.per_word * (words_per_sentence(text) - words_per_sentence(than))
        by_words = self.formula.per_syllable * (syllables_per_word(text) - syllables_per_word(than))
        if by_sentences >= _DRIVER * self.points:
            yield f"longer sentences: {words_per_sentence(text):.0f} words, {other} {words_per_sentence(than):.0f}"
        if by_words >= _DRIVER * self.points:
            yield f"longer words: {syllables_per_word(text):.1f} syllables, {other} {syllables_per_word(than):.1f}"
        if text.rare_share - than.rare_share >= _RARER:
            yield f"rarer words: {100 * text.rare_share:.0f} in 100, {other} {100 * than.rare_share:.0f}"

    def evidence(self, other: str) -> dict[str, JsonValue]:
        """Return the numbers; ``other`` ends the names of the other's, such as ``before``."""
        text, than = self.text, self.other
        return {
            "reading ease": round(self.ease, 1),
            f"reading ease {other}": round(self.other_ease, 1),
            "drop": round(self.points, 1),
            "sentences": text.sentences,
            "words per sentence": round(words_per_sentence(text), 1),
            f"words per sentence {other}": round(words_per_sentence(than), 1),
            "syllables per word": round(syllables_per_word(text), 2),
            f"syllables per word {other}": round(syllables_per_word(than), 2),
            "rare words in 100": round(100 * text.rare_share),
            f"rare words in 100 {other}": round(100 * than.rare_share),
        }
