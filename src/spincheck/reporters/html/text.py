"""A document's text with what was found in it marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from string import Template

from .markup import Html, fill, join, passage

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LONGEST = 60
"""Code points up to which a stretch is a link; a longer one, a passage, has a label at its start instead."""
_NAMED = 4
"""Findings that one piece of text names at most, the shortest first."""

_PARAGRAPH = Template('<p dir="auto" id="$id">$text</p>\n')
_LINK = Template('<a class="$kind $look"$id href="#f$finding" aria-describedby="m$finding" data-f="$numbers">$text</a>')
_PIECE = Template('<span class="$kind $look"$id data-f="$numbers">$text</span>')
_FLAG = Template('<a class="flag $look" id="$id" href="#f$finding" aria-describedby="m$finding" data-f="$finding">$label</a>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of the text that a finding is about."""

    start: int
    """Code points of the source, as ``end``, which is exclusive."""
    end: int
    finding: int
    """The finding's number in the page."""
    look: str
    """The classes that say its kind and its confidence."""
    label: str

    @property
    def length(self) -> int:
        """Its code points."""
        return self.end - self.start

    @property
    def is_passage(self) -> bool:
        """It is too long to be a link."""
        return self.length > _LONGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text as markup."""

    html: Html
    anchors: dict[int, str]
    """The id of the element where each finding starts, by the finding's number."""


def mark(source: str, stretches: Sequence[Stretch], *, prefix: str, linked: bool = True) -> MarkedText:
    """Return a text in paragraphs, as it stands in the source, with its stretches marked.

    Stretches may overlap: the text is cut wherever one starts or ends, and each piece shows the shortest that covers it.

    Args:
        source: the decoded source.
        stretches: in any order, inside the source.
        prefix: what the ids of elements start with.
        linked: make each stretch a link to its card; the original has none, so that the keyboard meets each finding once.
    """
    marker = _Marker(
        source=source, prefix=prefix, linked=linked, waiting=sorted(stretches, key=lambda one: one.start, reverse=True)
    )
    html = join(marker.paragraphs())
    return MarkedText(html=html, anchors=marker.anchors)


@dataclass(slots=True, kw_only=True)
class _Marker:
    source: str
    prefix: str
    linked: bool
    waiting: list[Stretch]
    """Those that start later, the next one last."""
    active: list[Stretch] = field(default_factory=list)
    anchors: dict[int, str] = field(default_factory=dict)

    def paragraphs(self) -> Iterator[Html]:
        edges = sorted({edge for stretch in self.waiting for edge in (stretch.start, stretch.end)}, reverse=True)
        for start, end in _paragraphs(self.source):
            while edges and edges[-1] <= start:
                edges.pop()
            cuts = [start]
            while edges and edges[-1] < end:
                cuts.append(edges.pop())
            cuts.append(end)
            pieces = (self._piece(*pair) for pair in pairwise(cuts))
            yield fill(_PARAGRAPH, id=f"{self.prefix}p{start}", text=join(pieces))
        if lost := [one for one in (*self.active, *reversed(self.waiting)) if one.finding not in self.anchors]:
            yield fill(_PARAGRAPH, id=f"{self.prefix}end", text=join(map(self._flag, lost)))

    def _piece(self, start: int, end: int) -> Html:
        """Return the text between two cuts, and before it the labels of passages that start there or in the blank before."""
        while self.waiting and self.waiting[-1].start < end:
            self.active.append(self.waiting.pop())
        flags = join(self._flag(one) for one in self.active if self._is_flagged(one))
        self.active = [one for one in self.active if one.end > start]
        shown = passage(self.source[start:end])
        if not self.active:
            return join((flags, shown))
        covering = sorted(self.active, key=lambda one: one.length)[:_NAMED]
        first = covering[0]
        new = [] if shown.isspace() else [one.finding for one in self.active if one.finding not in self.anchors]
        identifier = f"{self.prefix}s{start}"
        self.anchors |= dict.fromkeys(new, identifier)
        piece = fill(
            # The keyboard meets each finding once, so what a shorter one has cut off is no link again.
            _LINK if self.linked and first.finding in new and not first.is_passage else _PIECE,
            kind="in" if first.is_passage else "on",
            look=first.look,
            id=Html(f' id="{identifier}"' if new else ""),
            finding=first.finding,
            numbers=" ".join(str(one.finding) for one in covering),
            text=shown,
        )
        return join((flags, piece))

    def _flag(self, stretch: Stretch) -> Html:
        identifier = self.anchors[stretch.finding] = f"{self.prefix}f{stretch.finding}"
        return fill(_FLAG, id=identifier, look=stretch.look, finding=stretch.finding, label=stretch.label)

    def _is_flagged(self, stretch: Stretch) -> bool:
        """Say whether a stretch needs its label here: it was not shown yet, and is long or blank."""
        is_needed = stretch.is_passage or self.source[stretch.start : stretch.end].isspace()
        return self.linked and is_needed and stretch.finding not in self.anchors


def _paragraphs(source: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of every run of lines that are not blank, without its last newline."""
    first: int | None = None
    end = 0
    for line in _LINE.finditer(source):
        body = line[0].rstrip("\r\n")
        if body and not body.isspace():
            first = line.start() if first is None else first
            end = line.start() + len(body)
        elif first is not None:
            yield first, end
            first = None
    if first is not None:
        yield first, end
