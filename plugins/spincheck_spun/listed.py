"""Phrases that are written out in the data or in the configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, pairwise
from math import log
from typing import Final, NamedTuple

from .inflection import other_number
from .phrases import Kind, Match, Phrase, data_rows, in_other_number
from .remembered import Remembered
from .tokens import normal_form, split_phrase

SPUN_RATE: Final = 15.0
"""Occurrences of one listed phrase in a million words of spun text: a cautious figure, taken as the same for all."""
SMOOTHING: Final = 0.15
"""Occurrences in a million words that are added to every clean rate, because not seen does not mean never."""

_NO_TOKEN: Final = ""


class _Spelling(NamedTuple):
    """A phrase as a text may have it."""

    words: list[str]
    phrase: Phrase
    expected: str


class ListedPhrases:
    """The phrases of ``phrases.tsv`` and of the user, each also with its last word in its other number."""

    def __init__(self, own: Mapping[str, str], clean_rates: Mapping[str, float]) -> None:
        """Load the phrases; ``own`` are the user's and what they stand for, and come before the others."""
        self._clean_rates = clean_rates
        self._own = frozenset(map(normal_form, own))
        self._rows: dict[str, list[Sequence[str]]] = {}
        """The rows by their first token. Few are ever needed, so nothing more is made of them before."""
        self._by_second = Remembered(self._spellings)
        for phrase, expected in own.items():
            self._add((normal_form(phrase), expected, Kind.TORTURED.value))
        for row in data_rows("phrases.tsv"):
            self._add(row)

    def _add(self, row: Sequence[str]) -> None:
        first, *rest = split_phrase(row[0])
        for form in (first,) if rest else (first, other_number(first)):
            self._rows.setdefault(form, []).append(row)

    def matches(self, words: Sequence[str]) -> Iterator[Match]:
        """See `PhraseSource.matches`."""
        pairs = enumerate(pairwise([*words, _NO_TOKEN]))
        for at, (first, second) in compress(pairs, map(self._rows.__contains__, words)):
            by_second = self._by_second[first]
            if second in by_second or _NO_TOKEN in by_second:
                for spelling in (*by_second.get(second, ()), *by_second.get(_NO_TOKEN, ())):
                    end = at + len(spelling.words)
                    if words[at:end] == spelling.words:
                        yield Match(at, end, spelling.phrase, (spelling.expected,))

    def _spellings(self, first: str) -> Mapping[str, Sequence[_Spelling]]:
        """Return the phrases that begin with ``first`` by their second token."""
        index: dict[str, list[_Spelling]] = {}
        for key, expected, kind, *guards in self._rows[first]:
            rate = 0.0 if key in self._own else self._clean_rates.get(key, 0.0)
            phrase = Phrase(
                key=key,
                kind=Kind(kind),
                clean_rate=rate,
                weight=log(SPUN_RATE / (rate + SMOOTHING)),
                guards=frozenset(guards[0].split()) if guards else frozenset(),
            )
            words = split_phrase(key)
            for spelling in (
                _Spelling(words, phrase, expected),
                _Spelling([*words[:-1], other_number(words[-1])], phrase, in_other_number(expected)),
            ):
                if spelling.words[0] == first:
                    second = spelling.words[1] if len(words) > 1 else _NO_TOKEN
                    index.setdefault(second, []).append(spelling)
        return index
