"""Which words differ between sentences and those that they were made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from spincheck.api import Span

from .alignment import Link
from .reading import Reading


class Word(NamedTuple):
    """A word of one side of a link."""

    normal: str
    start: int
    """In the document's text, code points."""
    end: int
    is_first: bool
    """It begins a sentence, so a capital says nothing."""


class Gap(NamedTuple):
    """Words of the original, and those that stand in their place; one of the two may be empty."""

    original: Sequence[Word]
    suspect: Sequence[Word]
    place: int
    """The place in the suspect's words where it begins."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Both sides of a link word by word."""

    original: Sequence[Word]
    suspect: Sequence[Word]
    shared: Sequence[range]
    """Runs of words of the suspect, by their places in `suspect`, that stand in the same order in the original."""
    gaps: Sequence[Gap]
    """What differs before, between and behind these runs."""

    @property
    def order(self) -> float:
        """The share of the words of both sides that stand in the same order, from 0 to 1."""
        return 2 * sum(map(len, self.shared)) / (len(self.original) + len(self.suspect))

    @property
    def is_copy(self) -> bool:
        """Whether both sides are the same, word for word."""
        return not self.gaps


def compare_link(link: Link, original: Reading, suspect: Reading) -> Wording:
    """Return how the words of a link differ."""
    return compare_words(
        [*chain.from_iterable(_words(original, i) for i in link.original)],
        [*chain.from_iterable(_words(suspect, j) for j in link.suspect)],
    )


def compare_words(ours: Sequence[Word], theirs: Sequence[Word]) -> Wording:
    """Return how words differ, by their longest common subsequence."""
    from rapidfuzz.distance import Indel

    blocks = Indel.opcodes([word.normal for word in ours], [word.normal for word in theirs]).as_matching_blocks()
    shared: list[range] = []
    gaps: list[Gap] = []
    our_end = their_end = 0
    for our_start, their_start, length in blocks:  # the last one is empty and stands at the ends
        if our_start > our_end or their_start > their_end:
            gaps.append(Gap(ours[our_end:our_start], theirs[their_end:their_start], their_end))
        our_end, their_end = our_start + length, their_start + length
        if length:
            shared.append(range(their_start, their_end))
    return Wording(ours, theirs, shared, gaps)


def span_of(words: Sequence[Word]) -> Span:
    """Return the stretch from the first word's start to the last one's end."""
    return Span(words[0].start, words[-1].end)


def _words(reading: Reading, number: int) -> Iterator[Word]:
    bounds = reading.bounds[number]
    for place, normal in enumerate(reading.words[number]):
        yield Word(normal, bounds.starts[place], bounds.ends[place], place == 0)
