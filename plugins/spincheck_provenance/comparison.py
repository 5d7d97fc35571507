"""Two texts side by side: what of the one was made of what of the other, and what was changed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spincheck.api import Document, Span

from .alignment import Link, align, in_order
from .changes import Change, find_changes
from .likeness import Likeness
from .quotations import ChangedQuotation, find_changed_quotations
from .reading import Reading, read
from .wording import Wording, compare_link


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences of the suspect and those of the original that they were made of; all spans are of each document's own text.

    `Document.to_source` leads from them to the files. Two sentences of the original were merged, two of the suspect are a
    split one.
    """

    original: tuple[Span, ...]
    suspect: tuple[Span, ...]
    link: Link
    """The same sentences by their numbers in `Comparison.original` and `Comparison.suspect`."""
    likeness: float
    """How alike both sides are, from 0 to 1; see `Likeness.of`."""
    is_moved: bool
    """It stands in another order than most of the others."""
    wording: Wording
    changes: tuple[Change, ...]
    """The words, numbers, names and credits in it that gave way to others."""

    @property
    def is_copy(self) -> bool:
        """Whether it is the same, word for word."""
        return self.wording.is_copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that is known about two texts."""

    original: Reading
    suspect: Reading
    passages: Sequence[Passage]
    """In the order of the suspect; no sentence stands in two of them."""
    quotations: Sequence[ChangedQuotation]
    """The quotations with other words than in the original."""

    @property
    def dropped(self) -> list[int]:
        """The numbers of the original's sentences that the suspect does not have."""
        used = {number for passage in self.passages for number in passage.link.original}
        return [number for number in range(len(self.original.sentences)) if number not in used]

    @property
    def added(self) -> list[int]:
        """The numbers of the suspect's sentences that come from nowhere in the original."""
        used = {number for passage in self.passages for number in passage.link.suspect}
        return [number for number in range(len(self.suspect.sentences)) if number not in used]


def compare(original: Document, suspect: Document) -> Comparison:
    """Align two documents' sentences, and the words of those that are partners."""
    ours, theirs = read(original), read(suspect)
    likeness = Likeness(ours, theirs)
    links = align(ours, theirs, likeness)
    unmoved = in_order(links)
    return Comparison(
        original=ours,
        suspect=theirs,
        passages=[
            Passage(
                original=tuple(ours.sentences[i] for i in link.original),
                suspect=tuple(theirs.sentences[j] for j in link.suspect),
                link=link,
                likeness=likeness.of(link.original, link.suspect),
                is_moved=number not in unmoved,
                wording=wording,
                changes=tuple(find_changes(wording, ours, theirs)),
            )
            for number, link in enumerate(links)
            for wording in [compare_link(link, ours, theirs)]
        ],
        quotations=list(find_changed_quotations(links, ours, theirs)),
    )


def copied_runs(passages: Iterable[Passage]) -> Iterator[Sequence[Passage]]:
    """Yield the copied passages, those together that follow one another in both texts, and every other passage alone."""
    run: list[Passage] = []
    for passage in passages:
        if run and not (run[-1].is_copy and passage.is_copy and _follows(run[-1], passage)):
            yield run
            run = []
        run.append(passage)
    if run:
        yield run


def _follows(before: Passage, passage: Passage) -> bool:
    ahead, after = before.link, passage.link
    return after.original[0] == ahead.original[-1] + 1 and after.suspect[0] == ahead.suspect[-1] + 1
