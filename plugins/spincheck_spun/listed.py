"""Phrases that are written out in the data or in the configuration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, compress, count, pairwise, repeat
from math import log
from typing import Final, NamedTuple

from .inflection import other_number
from .phrases import Kind, Match, Phrase, data_rows, in_other_number
from .tokens import normal_form, split_phrase

SPUN_RATE: Final = 15.0
"""Occurrences of one listed phrase in a million words of spun text: a cautious figure, taken as the same for all."""
SMOOTHING: Final = 0.15
"""Occurrences in a million words that are added to every clean rate, because not seen does not mean never."""

_NO_TOKEN: Final = ""
_Beginning = tuple[str, str]
"""The first two tokens of a phrase, or its only one and `_NO_TOKEN`."""


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
        self._rows: defaultdict[_Beginning, list[Sequence[str]]] = defaultdict(list)
        """The rows by their first two tokens, in both numbers. Few are ever needed, so nothing more is made of them before."""
        self._spelled: dict[_Beginning, Sequence[_Spelling]] = {}
        """What was made of rows already."""
        for phrase, expected in own.items():
            self._add((normal_form(phrase), expected, Kind.TORTURED.value))
        for row in data_rows("phrases.tsv"):
            self._add(row)

    def _add(self, row: Sequence[str]) -> None:
        first, second, *rest = *split_phrase(row[0]), _NO_TOKEN
        beginnings = {(first, second)}
        if second == _NO_TOKEN:
            beginnings.add((other_number(first), second))
        elif rest == [_NO_TOKEN]:
            beginnings.add((first, other_number(second)))
        for beginning in beginnings:
            self._rows[beginning].append(row)

    def matches(self, words: Sequence[str]) -> Iterator[Match]:
        """See `PhraseSource.matches`. All pairs of words are looked up at the speed of C; few of them begin a phrase."""
        known = self._rows.__contains__
        for at in compress(range(len(words)), map(known, zip(words, repeat(_NO_TOKEN)))):
            yield from self._matches_at(words, at, (words[at], _NO_TOKEN))
        for at in compress(count(), map(known, pairwise(words))):
            yield from self._matches_at(words, at, (words[at], words[at + 1]))

    def _matches_at(self, words: Sequence[str], at: int, beginning: _Beginning) -> Iterator[Match]:
        if beginning not in self._spelled:
            self._spelled[beginning] = list(chain.from_iterable(map(self._spellings, self._rows[beginning])))
        for spelling in self._spelled[beginning]:
            end = at + len(spelling.words)
            if words[at:end] == spelling.words:
                yield Match(at, end, spelling.phrase, (spelling.expected,))

    def _spellings(self, row: Sequence[str]) -> Iterator[_Spelling]:
        """Yield a phrase in both numbers."""
        key, expected, kind, *guards = row
        rate = 0.0 if key in self._own else self._clean_rates.get(key, 0.0)
        phrase = Phrase(
            key=key,
            kind=Kind(kind),
            clean_rate=rate,
            weight=log(SPUN_RATE / (rate + SMOOTHING)),
            guards=frozenset(guards[0].split()) if guards else frozenset(),
        )
        words = split_phrase(key)
        yield _Spelling(words, phrase, expected)
        yield _Spelling([*words[:-1], other_number(words[-1])], phrase, in_other_number(expected))
