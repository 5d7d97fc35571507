"""Edits of one source: make them, and tell what several rounds of them do at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..api import Edit, SourceSpan


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """Return ``source`` with ``edits``, which come in ascending order and do not overlap."""
    return "".join(_pieces(source, edits))


def _pieces(source: str, edits: Iterable[Edit]) -> Iterator[str]:
    at = 0
    for edit in edits:
        yield source[at : edit.span.start]
        yield edit.replacement
        at = edit.span.end
    yield source[at:]


def moved(edits: Iterable[Edit], by: int) -> list[Edit]:
    """Return ``edits`` as they read where the source begins ``by`` code points earlier."""
    return [Edit(span=SourceSpan(edit.span.start + by, edit.span.end + by), replacement=edit.replacement) for edit in edits]


def with_old_end(source: str, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Let a deletion at the end take the newlines above it, so that the text ends as ``source`` does: with one, or without."""
    kept, start = list(edits), len(source)
    while kept and not kept[-1].replacement and kept[-1].span.end == start:
        start = kept.pop().span.start
    if start == len(source):
        return edits
    first = max(kept[-1].span.end if kept else 0, len(source[:start].rstrip("\r\n")))
    if source.endswith(("\n", "\r")):
        first = min(start, first + (2 if source.startswith("\r\n", first) else 1))
    return (*kept, Edit(span=SourceSpan(first, len(source)), replacement=""))


@dataclass(frozen=True, slots=True)
class _Touched:
    """A stretch of the text between two rounds that one edit of either round makes or takes."""

    start: int
    end: int
    growth: int = 0
    """By how much the first round made the text longer here."""
    edit: Edit | None = None
    """The edit of the second round."""


def compose(first: Sequence[Edit], between: str, second: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits that do at once what ``first`` and then ``second`` do.

    Args:
        first: edits of a source, in ascending order, not overlapping.
        between: what they make of the source.
        second: edits of ``between``, likewise.
    """
    touched = sorted([*_made(first), *_taken(second)], key=lambda one: (one.start, one.end))
    composed: list[Edit] = []
    shift = 0
    for group in _overlapping(touched):
        start, end = group[0].start, max(one.end for one in group)
        growth = sum(one.growth for one in group)
        inner = moved((one.edit for one in group if one.edit), -start)
        span = SourceSpan(start - shift, end - shift - growth)
        composed.append(Edit(span=span, replacement=apply_edits(between[start:end], inner)))
        shift += growth
    return tuple(composed)


def _made(edits: Iterable[Edit]) -> Iterator[_Touched]:
    shift = 0
    for edit in edits:
        start, growth = edit.span.start + shift, len(edit.replacement) - len(edit.span)
        yield _Touched(start, start + len(edit.replacement), growth)
        shift += growth


def _taken(edits: Iterable[Edit]) -> Iterator[_Touched]:
    for edit in edits:
        yield _Touched(edit.span.start, edit.span.end, edit=edit)


def _overlapping(touched: Iterable[_Touched]) -> Iterator[list[_Touched]]:
    group: list[_Touched] = []
    end = 0
    for one in touched:
        if group and one.start >= end:
            yield group
            group = []
        group.append(one)
        end = max(end, one.end)
    if group:
        yield group
