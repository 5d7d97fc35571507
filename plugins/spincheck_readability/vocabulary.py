"""How strange the words of a passage are to its own document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from math import sqrt

from spincheck.api import Document

from .languages import ENGLISH
from .prose import Prose

_LETTERS_OF_A_STEM = 6
"""Words are compared by their beginnings, so that "negotiate" and "negotiations" are one."""
_SHORTEST_WORD = 4
_NEIGHBOURS = 8
"""Sentences before and after a passage that are near it."""
_SAMPLES = 60
"""Passages that say what is usual in a document; more tell no more."""
_LENGTHS = (3, 4, 6, 9, 14, 25)
"""Sentences of the passages that say what is usual."""
_LEAST_SPREAD = 0.03

_REMEMBERED = 20_000
"""Sentences whose words are kept; those of a book would take more memory than its text."""


_AT_ONCE = 50_000
"""Words that are copied out of the text at a time."""


class _Stems(dict[str, str]):
    """The stem of a word, remembered from its first use on; empty for what tells nothing about the subject."""

    def __missing__(self, word: str) -> str:
        folded = word.lower()
        tells = len(word) >= _SHORTEST_WORD and word[0].isalpha() and folded not in ENGLISH.function_words
        self[word] = stem = folded[:_LETTERS_OF_A_STEM] if tells else ""
        return stem


class Vocabulary:
    """The content words of a document, sentence by sentence."""

    def __init__(self, document: Document, prose: Prose) -> None:
        self._document = document
        self._prose = prose
        self._stems = _Stems()
        self._sentence = lru_cache(_REMEMBERED)(self._read_sentence)
        self._everywhere = self._count_everything()
        self._usual: dict[int, tuple[tuple[float, float], ...]] = {}

    def new(self, passage: range) -> float:
        """Return the share of a passage's content words that occur nowhere else in the document."""
        return self._shares(passage)[0]

    def new_usually(self, sentences: int) -> float:
        """Return the mean of `new` over passages of about so many sentences."""
        return self._typical(sentences)[0][0]

    def strangeness(self, passage: range) -> tuple[float, float]:
        """Return by how many standard deviations new words, and words that are not near it, are more than usual."""
        new, far = (
            (share - mean) / spread
            for share, (mean, spread) in zip(self._shares(passage), self._typical(len(passage)), strict=True)
        )
        return new, far

    def _shares(self, passage: range) -> tuple[float, float]:
        here = self._here(passage)
        near = set[str]().union(
            *map(self._sentence, range(max(0, passage.start - _NEIGHBOURS), passage.start)),
            *map(self._sentence, range(passage.stop, min(passage.stop + _NEIGHBOURS, len(self._prose.words)))),
        )
        everywhere, different = self._everywhere, max(1, len(here))
        new = sum(everywhere[stem] == count for stem, count in here.items())
        return new / different, 1 - len(here.keys() & near) / different

    def _typical(self, sentences: int) -> tuple[tuple[float, float], ...]:
        """Return mean and standard deviation of both shares, of passages of about so many sentences."""
        length = min(_LENGTHS, key=lambda length: abs(length - sentences))
        if length not in self._usual:
            shares = [self._shares(passage) for passage in self._passages(length)]
            self._usual[length] = tuple(map(_mean_and_spread, zip(*shares, strict=True)))
        return self._usual[length]

    def _passages(self, length: int) -> Iterator[range]:
        last = max(0, len(self._prose.words) - length)
        step = max(1, length // 2, last // _SAMPLES)
        return (range(start, min(start + length, len(self._prose.words))) for start in range(0, last + 1, step))

    def _here(self, passage: range) -> Counter[str]:
        return Counter(chain.from_iterable(map(self._sentence, passage)))

    def _count_everything(self) -> Counter[str]:
        """Count every stem of the document; words first, because only different ones need a stem."""
        words: Counter[str] = Counter()
        for start in range(0, len(self._document.words), _AT_ONCE):
            words.update(self._document.words[start : start + _AT_ONCE].texts(self._document.text))
        everywhere: Counter[str] = Counter()
        for word, count in words.items():
            everywhere[self._stems[word]] += count
        return everywhere

    def _read_sentence(self, sentence: int) -> list[str]:
        """Return the stems of a sentence's words."""
        words, text = self._document.words, self._document.text
        first = self._prose.first_words[sentence]
        place = slice(first, first + self._prose.words[sentence])
        return [stem for a, b in zip(words.starts[place], words.ends[place], strict=True) if (stem := self._stems[text[a:b]])]


def _mean_and_spread(values: Sequence[float]) -> tuple[float, float]:
    mean = sum(values) / len(values)
    return mean, max(_LEAST_SPREAD, sqrt(sum((value - mean) ** 2 for value in values) / len(values)))
