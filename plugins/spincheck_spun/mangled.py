"""Words that a spinner broke from the inside: ``conwirelessgure`` is ``configure`` with ``wireless`` for ``fi``.

Such a spinner replaces letters wherever they stand, not words. What it leaves is no word, so one occurrence is certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import log
from typing import Final, NamedTuple

from .phrases import Kind, Match, Phrase, data_rows
from .tokens import split_phrase

SPUN_RATE: Final = 15.0
"""Occurrences in a million words of spun text: the cautious figure of listed phrases; 4,800 words of real excerpts hold one."""
CLEAN_RATE: Final = 3 / 54
"""Occurrences of all mangled words in a million words of clean text, at most: the upper end of the 95 % interval ("rule of
three") of the none that 54 million words hold."""
WEIGHT: Final = log(SPUN_RATE / CLEAN_RATE)
"""The log-likelihood ratio, 5.6 nats: more than any phrase has, and less than a document needs to be called spun."""

_LEAST_AROUND: Final = 3
"""How many letters of the word must be left around the replacement: ``inup-to-date`` is a missing space, not ``into``."""
_WORD_PART: Final = 3
"""A part of more letters is a word itself."""


class _Swap(NamedTuple):
    """What a spinner puts in the place of a part of words."""

    part: str
    replacement: str
    """The tokens of the replacement, separated by spaces."""


class MangledWords:
    """The words of ``mangled_words.tsv`` with a part replaced as in ``mangles.tsv``."""

    def __init__(self) -> None:
        self._swaps = [_Swap(part, " ".join(split_phrase(replacement))) for replacement, part, _ in data_rows("mangles.tsv")]

    def matches(self, words: Sequence[str]) -> Iterator[Match]:
        """See `PhraseSource.matches`. Few texts hold a replacement, and to look for one in all words at once is cheapest."""
        text = " ".join(words)
        for swap in self._swaps:
            index = counted = 0
            for begin, end in _words_around(swap.replacement, text):
                mangled = text[begin:end]
                if original := self._original(mangled, swap):
                    index += text.count(" ", counted, begin)
                    counted = begin
                    phrase = Phrase(key=mangled, kind=Kind.MANGLED, clean_rate=0.0, weight=WEIGHT)
                    yield Match(index, index + 1 + mangled.count(" "), phrase, _expected(original, swap.part))

    def _original(self, mangled: str, swap: _Swap) -> str | None:
        """Return the word that ``mangled`` is when the swap is undone, or None where that gives no known word."""
        before, replacement, after = mangled.partition(swap.replacement)
        # "wi-fiber" and "kiwi-fi" are whole words beside a whole word.
        compound = (not before and replacement.endswith(swap.part)) or (not after and replacement.startswith(swap.part))
        if not replacement or compound or len(before + after) < _LEAST_AROUND:
            return None
        original = before + swap.part + after
        return original if original.removesuffix("'s") in self._words[swap.part] else None

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        """The known words by the part that they hold; loaded only for a text that has a replacement."""
        return {part: frozenset(words.split()) for part, words in data_rows("mangled_words.tsv")}


def _words_around(replacement: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words begin and end that a replacement stands in."""
    at = text.find(replacement)
    while at >= 0:
        begin = text.rfind(" ", 0, at) + 1
        space = text.find(" ", at + len(replacement))
        end = space if space >= 0 else len(text)
        yield begin, end
        at = text.find(replacement, end)


def _expected(original: str, part: str) -> tuple[str, ...]:
    """Return what a mangled word stands for.

    Spinners mangle their own synonyms as well: ``mobileular`` is their ``cellular``, which they put in the place of ``cell``.
    """
    return (original, part) if len(part) > _WORD_PART else (original,)
