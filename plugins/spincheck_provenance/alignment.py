"""Which sentences of a text were made of which sentences of another one.

Equal sentences are matched first. Of every other sentence only those are looked at that share a rare word with it, and those
that stand beside the partners of its neighbours, so the cost grows in step with the texts, not with all pairs. At last the
sentences that found no partner are joined to their neighbours' links, where these then fit better: a sentence that was split,
or two that were merged.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .ascent import longest_ascent
from .likeness import Likeness
from .reading import Reading

_TELLING = 3
"""Words from which on an equal sentence is a copy wherever it stands; "He said." is one only beside its neighbours."""
_FEWEST = 4
"""Words that two sentences need to be partners for being alike; a date line is like every other one."""
_COMMON = 24
"""Sentences of the original in which a stem stands that tells nothing about which of them is meant."""
_CANDIDATES = 6
"""Sentences of the original that are compared with one of the suspect, those first that share most."""
_NEIGHBOURS = 3
"""How far from the partners of its neighbours a sentence's partner is looked for."""
ALIKE = 0.3
"""The likeness that two sentences need wherever they stand."""
ALIKE_IN_PLACE = 0.2
"""The likeness that they need where their neighbours are partners, too."""
_GAIN = 0.03
"""By how much likeness must rise for a sentence to join a link."""


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences of the original, and those of the suspect that were made of them; both by number, in order."""

    original: tuple[int, ...]
    suspect: tuple[int, ...]


def align(original: Reading, suspect: Reading, likeness: Likeness) -> list[Link]:
    """Return the links between two texts, in the order of the suspect; no sentence stands in two of them."""
    partners = _Partners(len(original.words), len(suspect.words))
    _match_equal(original.words, suspect.words, partners)
    best = _match_alike(original, suspect, likeness, partners)
    _match_neighbours(likeness, partners, best)
    links = {j: Link((i,), (j,)) for j, i in partners.of_suspect.items()}
    return _join_leftovers(links, partners, likeness)


@dataclass(slots=True)
class _Partners:
    """Who is whose partner so far."""

    originals: int
    suspects: int
    of_suspect: dict[int, int]
    of_original: dict[int, int]

    def __init__(self, originals: int, suspects: int) -> None:
        self.originals, self.suspects = originals, suspects
        self.of_suspect, self.of_original = {}, {}

    def are_free(self, i: int, j: int) -> bool:
        return 0 <= i < self.originals and 0 <= j < self.suspects and i not in self.of_original and j not in self.of_suspect

    def match(self, i: int, j: int) -> None:
        self.of_original[i] = j
        self.of_suspect[j] = i


def _match_equal(original: Sequence[tuple[str, ...]], suspect: Sequence[tuple[str, ...]], partners: _Partners) -> None:
    """Match equal sentences; of several equal ones that which goes on where the last match ended, else the first."""
    where: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for i, words in enumerate(original):
        where[words].append(i)
    following = -1
    for j, words in enumerate(suspect):
        if following < len(original) and following >= 0 and original[following] == words and partners.are_free(following, j):
            i = following
        elif len(words) >= _TELLING:
            places = where.get(words, deque())
            while places and places[0] in partners.of_original:
                places.popleft()
            if not places:
                continue
            i = places.popleft()
        else:
            continue
        partners.match(i, j)
        following = i + 1


def _match_alike(
    original: Reading, suspect: Reading, likeness: Likeness, partners: _Partners
) -> Mapping[int, Sequence[tuple[float, int]]]:
    """Match what is alike wherever it stands, the likest first; return whom each of the suspect's sentences is like."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for i, stems in enumerate(likeness.original):
        if i not in partners.of_original and len(original.words[i]) >= _FEWEST:
            for stem in stems:
                index[stem].append(i)
    candidates: dict[int, list[tuple[float, int]]] = {}
    for j in range(len(suspect.words)):
        if j in partners.of_suspect or len(suspect.words[j]) < _FEWEST:
            continue
        shared: Counter[int] = Counter()
        for stem in likeness.suspect[j]:
            places = index.get(stem, ())
            if len(places) <= _COMMON:
                weight = likeness.weight(stem)
                for i in places:
                    shared[i] += weight  # type: ignore[assignment]  # typeshed counts whole things only
        candidates[j] = [(likeness.of((i,), (j,)), i) for i, _ in shared.most_common(_CANDIDATES)]
    pairs = [(-value, j, i) for j, values in candidates.items() for value, i in values if value >= ALIKE]
    for _, j, i in sorted(pairs):
        if partners.are_free(i, j):
            partners.match(i, j)
    return candidates


def _match_neighbours(likeness: Likeness, partners: _Partners, candidates: Mapping[int, Sequence[tuple[float, int]]]) -> None:
    """Match sentences whose neighbours are partners, on a way forward and one back, unless they are more like another one."""
    for step in (1, -1):
        order = range(partners.suspects) if step > 0 else range(partners.suspects - 1, -1, -1)
        for j in order:
            at = partners.of_suspect.get(j - step)
            if at is None or j in partners.of_suspect:
                continue
            near = [at + step * distance for distance in range(1, _NEIGHBOURS + 1)]
            values = [(likeness.of((i,), (j,)), -number, i) for number, i in enumerate(near) if partners.are_free(i, j)]
            if not values:
                continue
            value, _, i = max(values)
            elsewhere = (other for other, k in candidates.get(j, ()) if partners.are_free(k, j))
            if value >= max(ALIKE_IN_PLACE, *elsewhere, 0.0):
                partners.match(i, j)


def _join_leftovers(links: dict[int, Link], partners: _Partners, likeness: Likeness) -> list[Link]:
    """Let sentences without a partner join the link of a neighbour's, where the link fits better with them."""
    at_original = {i: j for j, link in links.items() for i in link.original}
    for i in _unmatched(partners.originals, partners.of_original):
        homes = {at_original[k] for k in (i - 1, i + 1) if k in at_original}
        joined = [
            (gain, j, wider)
            for j in homes
            if len(links[j].suspect) == 1
            for wider in [Link(tuple(sorted((*links[j].original, i))), links[j].suspect)]
            if (gain := _gain(links[j], wider, likeness)) >= _GAIN
        ]
        if joined:
            _, j, links[j] = max(joined, key=lambda item: item[:2])
            at_original[i] = j
    at_suspect = dict.fromkeys(links)
    home_of = {j: j for j in at_suspect}
    for j in _unmatched(partners.suspects, partners.of_suspect):
        homes = {home_of[k] for k in (j - 1, j + 1) if k in home_of}
        joined = [
            (gain, home, wider)
            for home in homes
            if len(links[home].original) == 1
            for wider in [Link(links[home].original, tuple(sorted((*links[home].suspect, j))))]
            if (gain := _gain(links[home], wider, likeness)) >= _GAIN
        ]
        if joined:
            _, home, links[home] = max(joined, key=lambda item: item[:2])
            home_of[j] = home
    return sorted(links.values(), key=lambda link: link.suspect)


def _gain(link: Link, wider: Link, likeness: Likeness) -> float:
    return likeness.of(wider.original, wider.suspect) - likeness.of(link.original, link.suspect)


def _unmatched(count: int, matched: Iterable[int]) -> Iterator[int]:
    taken = set(matched)
    return (number for number in range(count) if number not in taken)


def in_order(links: Sequence[Link]) -> set[int]:
    """Return the numbers of the most links that follow one another in both texts; the others were moved."""
    return set(longest_ascent(link.original[0] for link in links))
