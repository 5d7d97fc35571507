"""Phrases that nobody had to list: established terms with a spinner's synonym for some of their words.

``neural network`` with ``brain`` for ``neural`` and ``organization`` for ``network`` gives ``brain network``, ``neural
organization`` and ``brain organization``. The terms and synonyms of the data give some hundred thousand such phrases, which
are recognised, not written out. Besides the listed terms, any words of which each follows the one before it in some term are
taken for a term: ``deep learning`` and ``learning algorithm`` make ``deep learning algorithm`` one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import compress, count, islice
from math import log
from operator import not_
from typing import Final, NamedTuple

from .inflection import other_number, singular
from .phrases import LEAST_LOG_RATE, Kind, Match, Phrase, data_rows, in_other_number, word_rates
from .remembered import Remembered
from .tokens import fold, split_phrase

MAX_SUGGESTIONS: Final = 3
SPUN_RATE: Final = 1.0
"""Occurrences of one composed phrase in a million words of spun text: few, because each term has many."""
SMOOTHING: Final = 0.01
"""Occurrences in a million words that are added to every clean rate, because not seen does not mean never."""
DEFAULT_SHARE: Final = 0.02
"""The share of ordinary English among the phrases of a synonym of which nothing was counted."""
LEAST_WEIGHT: Final = 1.0
"""A composed phrase of less weight, in nats, is taken for ordinary English."""
LONGEST_CHAIN: Final = 4
"""The most words of a term that is not listed as a whole."""

# How the weight of a phrase that clean text never held depends on what it is made of. Fitted by logistic regression on half of
# the tortured phrases of the Problematic Paper Screener against 450,000 words of clean text.
_WEIGHT: Final = 0.2
_PER_LOG_SHARE: Final = -0.6
"""Times the logarithm of the share of ordinary English among the phrases of the synonyms in it."""
_PER_LOG_RATE: Final = -0.62
"""Times the mean logarithm of the words' rates: frequent words meet by chance."""
_PER_FURTHER_SYNONYM: Final = -0.9
"""Every further synonym multiplies the share; this takes back what is too much, for synonyms come together by chance."""
_LONG: Final = 1.5
"""For three words and more."""
_LISTED: Final = 2.6
"""For a term that is listed as a whole."""


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


class _Chain(NamedTuple):
    """One way to read some tokens as words that follow each other in terms."""

    word: str
    """The last word, in the singular."""
    end: int
    """The index after the last token."""
    term: tuple[str, ...]
    """The words that are meant: the token itself or, where a synonym stands, the word in the singular."""
    swaps: int
    share: float
    last: _Reading


class _Meaning(NamedTuple):
    """A term that some tokens may stand for; the least of several is the likeliest."""

    swaps: int
    chained: bool
    """The term is not listed as a whole."""
    unlikeliness: float
    """The share, negated: a synonym with a large one is the better known."""
    term: str
    last: _Reading | None


class ComposedPhrases:
    """All phrases that ``terms.tsv``, ``term_pairs.tsv`` and ``substitutions.tsv`` compose.

    A term that stands as it should, and what clean text has often, is a match without a phrase, so that nothing is looked for
    inside it.
    """

    def __init__(self, clean_rates: Mapping[str, float], clean_shares: Mapping[tuple[str, str], float]) -> None:
        """Load the terms and the synonyms; few of either are ever needed, so the most is left for later."""
        self._clean_rates = clean_rates
        self._terms: dict[str, str] = dict(data_rows("terms.tsv"))
        self._pairs: dict[str, str] = dict(data_rows("term_pairs.tsv"))
        self._shares = clean_shares
        self._synonyms: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        """The words and their synonyms, by the first token of the synonym."""
        for word, synonyms in data_rows("substitutions.tsv"):
            for synonym in synonyms.split(", "):
                self._synonyms[synonym.replace("-", " ").partition(" ")[0]].append((word, synonym))
        self._tree = cache(self._make_tree)
        self._followers = cache(self._find_followers)
        self._readings = Remembered(self._find_readings)
        self._meanings = Remembered(self._find_meanings)
        self._openings = Remembered(self._find_openings)
        self._seconds = Remembered(self._find_seconds)

    @cached_property
    def _log_rates(self) -> Mapping[str, int]:
        """Loaded only for a text that holds something like a composed phrase."""
        return word_rates()

    def matches(self, words: Sequence[str]) -> Iterator[Match]:
        """See `PhraseSource.matches`."""
        seconds = map(self._seconds.__getitem__, words)
        meanings = map(self._meanings.__getitem__, islice(words, 1, None))
        for at in compress(count(), map(not_, map(frozenset.isdisjoint, seconds, meanings))):
            yield from self._matches_at(words, at)

    def _matches_at(self, words: Sequence[str], at: int) -> Iterator[Match]:
        by_end: dict[int, list[_Meaning]] = {}
        chains = []
        nexts = self._meanings[words[at + 1]]
        for reading, seconds in self._openings[words[at]]:
            end = at + 1 + len(reading.rest)
            if seconds.isdisjoint(nexts) or (reading.rest and words[at + 1 : end] != reading.rest):
                continue
            if reading.word in self._terms:
                for path in self._paths(words, _Path(self._tree(reading.word), end, int(reading.swapped), reading.share)):
                    for term in path.node.terms:
                        by_end.setdefault(path.end, []).append(_Meaning(path.swaps, False, -path.share, term, path.last))
            meant = reading.word if reading.swapped else words[at]
            chains.append(_Chain(reading.word, end, (meant,), int(reading.swapped), reading.share, reading))
        for chain in self._longer(words, chains):
            meaning = _Meaning(chain.swaps, True, -chain.share, " ".join(chain.term), chain.last)
            by_end.setdefault(chain.end, []).append(meaning)
        for end, meanings in by_end.items():
            likeliest_first = sorted(meanings, key=lambda meaning: meaning[:4])
            yield self._match(words, at, end, likeliest_first) if likeliest_first[0].swaps else Match(at, end, None, ())

    def _longer(self, words: Sequence[str], chains: list[_Chain]) -> Iterator[_Chain]:
        """Yield all chains of up to `LONGEST_CHAIN` words that go on from chains of one word."""
        for _ in range(LONGEST_CHAIN - 1):
            chains = [longer for chain in chains if chain.end < len(words) for longer in self._one_longer(words, chain)]
            yield from chains

    def _one_longer(self, words: Sequence[str], chain: _Chain) -> Iterator[_Chain]:
        token, followers = words[chain.end], self._followers(chain.word)
        if followers.isdisjoint(self._meanings[token]):
            return
        for reading in self._readings[token]:
            end = chain.end + 1 + len(reading.rest)
            if reading.word in followers and (not reading.rest or words[chain.end + 1 : end] == reading.rest):
                term = (*chain.term, reading.word if reading.swapped else token)
                swaps, share = chain.swaps + reading.swapped, chain.share * reading.share
                yield _Chain(reading.word, end, term, swaps, share, reading)

    def _paths(self, words: Sequence[str], path: _Path) -> Iterator[_Path]:
        """Yield ``path`` and all paths that go on from it."""
        yield path
        children = path.node.children
        if path.end == len(words) or children.keys().isdisjoint(self._meanings[words[path.end]]):
            return
        for reading in self._readings[words[path.end]]:
            child = children.get(reading.word)
            end = path.end + 1 + len(reading.rest)
            if child and (not reading.rest or words[path.end + 1 : end] == reading.rest):
                swaps, share = path.swaps + reading.swapped, path.share * reading.share
                yield from self._paths(words, _Path(child, end, swaps, share, reading))

    def _match(self, words: Sequence[str], at: int, end: int, meanings: Sequence[_Meaning]) -> Match:
        key = " ".join([*words[at : end - 1], singular(words[end - 1])])
        rate = self._clean_rates.get(key, 0.0)
        weight = min(self._unseen_weight(key, meanings), log(SPUN_RATE / (rate + SMOOTHING)))
        if weight < LEAST_WEIGHT:
            return Match(at, end, None, ())
        phrase = Phrase(key=key, kind=Kind.TORTURED, clean_rate=rate, weight=weight)
        expected = dict.fromkeys(_in_number(meaning.term, meaning.last, words[end - 1]) for meaning in meanings)
        return Match(at, end, phrase, tuple(expected)[:MAX_SUGGESTIONS])

    def _unseen_weight(self, key: str, meanings: Sequence[_Meaning]) -> float:
        """Return the weight of a phrase that clean text never held."""
        tokens = key.split()
        share = max(-meaning.unlikeliness for meaning in meanings)
        log_rate = sum(self._log_rates.get(token, LEAST_LOG_RATE) for token in tokens) / len(tokens)
        return (
            _WEIGHT
            + _PER_LOG_SHARE * log(share)
            + _PER_LOG_RATE * log_rate
            + _PER_FURTHER_SYNONYM * (meanings[0].swaps - 1)
            + _LONG * (len(tokens) > 2)
            + _LISTED * (not meanings[0].chained)
        )

    def _find_followers(self, word: str) -> frozenset[str]:
        """Return the words that follow ``word`` in terms, in the singular."""
        return frozenset(self._pairs.get(word, "").split())

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
        as_listed = self._find_swaps(token)
        inflected = (reading for reading in self._find_swaps(other_number(token)) if not reading.rest)
        itself = _Reading([], singular(token), swapped=False, share=1.0, inflected=False)
        return [itself, *as_listed, *(reading._replace(inflected=True) for reading in inflected)]

    def _find_swaps(self, token: str) -> Iterator[_Reading]:
        """Yield what ``token`` stands for as the first word of a synonym."""
        for word, synonym in self._synonyms.get(token, ()):
            share = self._shares.get((word, synonym), DEFAULT_SHARE)
            yield _Reading(split_phrase(synonym)[1:], word, swapped=True, share=share, inflected=False)

    def _find_openings(self, first: str) -> list[tuple[_Reading, frozenset[str]]]:
        """Return the readings of a token with which a term can begin, and what must be among the meanings of the next token."""
        openings = []
        for reading in self._readings[first]:
            seconds = self._followers(reading.word)
            if reading.word in self._terms:
                seconds = seconds.union(self._tree(reading.word).children)
            if seconds:
                openings.append((reading, frozenset((_literally(reading.rest[0]),)) if reading.rest else seconds))
        return openings

    def _find_seconds(self, first: str) -> frozenset[str]:
        """Return what must be among the meanings of the next token when a term begins with ``first``."""
        return frozenset().union(*(seconds for _, seconds in self._openings[first]))

    def _find_meanings(self, token: str) -> frozenset[str]:
        return frozenset((_literally(token), *(reading.word for reading in self._readings[token])))


def _in_number(term: str, last: _Reading | None, last_token: str) -> str:
    """Return a term in the number that it has in the text, by how its last word is read there."""
    inflected = last.inflected if last and last.swapped else last_token != split_phrase(fold(term))[-1]
    return in_other_number(term) if inflected else term


def _literally(token: str) -> str:
    """Mark a token that stands for itself only, as the ``to`` in ``getting to know`` does."""
    return f"={token}"
