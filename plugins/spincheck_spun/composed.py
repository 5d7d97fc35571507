"""Phrases that nobody had to list: established terms with a spinner's synonym for some of their words.

``neural network`` with ``brain`` for ``neural`` and ``organization`` for ``network`` gives ``brain network``, ``neural
organization`` and ``brain organization``. The terms and synonyms of the data give some hundred thousand such phrases, which
are recognised, not written out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import compress, count, islice
from math import log
from operator import not_
from typing import Final, NamedTuple

from .inflection import other_number, singular
from .phrases import Kind, Match, Phrase, data_rows, in_other_number
from .remembered import Remembered
from .tokens import fold, split_phrase

MAX_SUGGESTIONS: Final = 3
SPUN_RATE: Final = 1.0
"""Occurrences of one composed phrase in a million words of spun text: few, because each term has many."""
SMOOTHING: Final = 0.01
"""Occurrences in a million words that are added to every clean rate, because not seen does not mean never."""
INNOCENT_RATE: Final = 0.5
"""Occurrences in a million words of a composed phrase that is ordinary English after all, such as ``renal disease``."""
LONGER: Final = 0.15
"""How much rarer ordinary English is among composed phrases with each word beyond two (counted: 25, 3.9 and 0.45 %)."""
DEFAULT_SHARE: Final = 0.02
"""The share of ordinary English among the phrases of a synonym of which clean text held none."""
LEAST_WEIGHT: Final = 1.0
"""A composed phrase of less weight, in nats, is taken for ordinary English."""


class _Reading(NamedTuple):
    """What a stretch of text may stand for as one word of a term. A tuple, like those below, because thousands are made."""

    rest: list[str]
    """The tokens after the first: ``to know`` of ``getting to know``."""
    word: str
    """The term's word, in the singular."""
    swapped: bool
    """The text has a synonym there, not the word itself."""
    share: float
    """The share of ordinary English among the phrases that this synonym composes; 1 for the word itself."""
    inflected: bool
    """The text has the other number than the row of the synonym."""


class _Node(NamedTuple):
    """A place in the tree of terms, which branches word by word, each in the singular."""

    children: dict[str, _Node]
    terms: list[str]
    """The terms that end here, as they are listed."""


class _Path(NamedTuple):
    """One way to read some tokens as the beginning of terms."""

    node: _Node
    end: int
    """The index after the last token."""
    swaps: int = 0
    """How many words have a synonym in their place."""
    share: float = 1.0
    """The product of the synonyms' shares: about how likely the phrase is ordinary English."""
    last: _Reading | None = None


class ComposedPhrases:
    """All phrases that ``terms.tsv`` and ``substitutions.tsv`` compose.

    A term that stands as it should, and what clean text has often, is a match without a phrase, so that nothing is looked for
    inside it.
    """

    def __init__(self, clean_rates: Mapping[str, float], clean_shares: Mapping[tuple[str, str], float]) -> None:
        """Load the terms and the synonyms; few of either are ever needed, so the most is left for later."""
        self._clean_rates = clean_rates
        self._terms: dict[str, str] = dict(data_rows("terms.tsv"))
        self._synonyms: dict[str, list[_Reading]] = {}
        for word, synonyms in data_rows("substitutions.tsv"):
            for synonym in synonyms.split(", "):
                first, *rest = split_phrase(synonym)
                share = clean_shares.get((word, synonym), DEFAULT_SHARE)
                reading = _Reading(rest, word, swapped=True, share=share, inflected=False)
                self._synonyms.setdefault(first, []).append(reading)
        self._tree = cache(self._make_tree)
        self._readings = Remembered(self._find_readings)
        self._meanings = Remembered(self._find_meanings)
        self._seconds = Remembered(self._find_seconds)

    def matches(self, words: Sequence[str]) -> Iterator[Match]:
        """See `PhraseSource.matches`."""
        seconds = map(self._seconds.__getitem__, words)
        meanings = map(self._meanings.__getitem__, islice(words, 1, None))
        for at in compress(count(), map(not_, map(frozenset.isdisjoint, seconds, meanings))):
            yield from self._matches_at(words, at)

    def _matches_at(self, words: Sequence[str], at: int) -> Iterator[Match]:
        firsts = {reading.word for reading in self._readings[words[at]]}
        root = _Node({first: self._tree(first) for first in firsts & self._terms.keys()}, [])
        by_end: dict[int, list[_Path]] = {}
        for path in self._paths(words, _Path(root, at)):
            if path.node.terms:
                by_end.setdefault(path.end, []).append(path)
        for end, paths in by_end.items():
            yield self._match(words, at, end, paths) if all(path.swaps for path in paths) else Match(at, end, None, ())

    def _paths(self, words: Sequence[str], path: _Path) -> Iterator[_Path]:
        """Yield ``path`` and all paths that go on from it."""
        yield path
        if path.end == len(words) or not path.node.children:
            return
        for reading in self._readings[words[path.end]]:
            child = path.node.children.get(reading.word)
            end = path.end + 1 + len(reading.rest)
            if child and words[path.end + 1 : end] == reading.rest:
                yield from self._paths(
                    words, _Path(child, end, path.swaps + reading.swapped, path.share * reading.share, reading)
                )

    def _match(self, words: Sequence[str], at: int, end: int, paths: Sequence[_Path]) -> Match:
        key = " ".join([*words[at : end - 1], singular(words[end - 1])])
        innocence = max(path.share for path in paths) * LONGER ** max(0, key.count(" ") - 1)
        rate = self._clean_rates.get(key, INNOCENT_RATE * innocence)
        weight = log(SPUN_RATE / (rate + SMOOTHING))
        if weight < LEAST_WEIGHT:
            return Match(at, end, None, ())
        phrase = Phrase(key=key, kind=Kind.TORTURED, clean_rate=rate, weight=weight)
        fewest_swaps_first = sorted((path.swaps, term, path.last) for path in paths for term in path.node.terms)
        expected = dict.fromkeys(_in_number(term, last, words[end - 1]) for _, term, last in fewest_swaps_first)
        return Match(at, end, phrase, tuple(expected)[:MAX_SUGGESTIONS])

    def _make_tree(self, first: str) -> _Node:
        """Return the tree of the terms whose first word has the singular ``first``."""
        root = _Node({}, [])
        for term in self._terms[first].split(", "):
            node = root
            for word in split_phrase(fold(term))[1:]:
                node = node.children.setdefault(singular(word), _Node({}, []))
            node.terms.append(term)
        return root

    def _find_readings(self, token: str) -> list[_Reading]:
        """Return what ``token``, alone or with those after it, may stand for: itself, or what its synonyms' rows say."""
        as_listed = self._synonyms.get(token, ())
        inflected = (reading for reading in self._synonyms.get(other_number(token), ()) if not reading.rest)
        itself = _Reading([], singular(token), swapped=False, share=1.0, inflected=False)
        return [itself, *as_listed, *(reading._replace(inflected=True) for reading in inflected)]

    def _find_seconds(self, first: str) -> frozenset[str]:
        """Return what must be among the meanings of the next token when a term begins with ``first``."""
        seconds: set[str] = set()
        for reading in self._readings[first]:
            if reading.word in self._terms:
                seconds.update({_literally(reading.rest[0])} if reading.rest else self._tree(reading.word).children)
        return frozenset(seconds)

    def _find_meanings(self, token: str) -> frozenset[str]:
        return frozenset((_literally(token), *(reading.word for reading in self._readings[token])))


def _in_number(term: str, last: _Reading | None, last_token: str) -> str:
    """Return a term in the number that it has in the text, by how its last word is read there."""
    inflected = last.inflected if last and last.swapped else last_token != split_phrase(fold(term))[-1]
    return in_other_number(term) if inflected else term


def _literally(token: str) -> str:
    """Mark a token that stands for itself only, as the ``to`` in ``getting to know`` does."""
    return f"={token}"
