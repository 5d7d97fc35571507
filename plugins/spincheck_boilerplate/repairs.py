"""The edit that removes or replaces what was found, where the source allows one."""

from __future__ import annotations

import re
from itertools import pairwise

from spincheck.api import BlockKind, Document, Edit, Fix, SourceSpan, Span

from .definitions import Deletion
from .lines import Lines
from .matching import Match

_BLANKS = " \t"
_MARKS = _BLANKS + "*_>+•·▪●-"
_BETWEEN = re.compile(rf"[\r\n{_MARKS}]*")
_LONGEST_INDENT = 40
"""Farther from what is deleted, in code points, nothing is looked at: a line may have five megabytes."""


def repair(match: Match, document: Document, lines: Lines) -> Fix | None:
    """Return the fix for one match, or None where its definition wants none or the source would not survive it.

    A deletion of several lines is never safe, because only the first of them is known debris.
    """
    pieces = _pieces(match, lines)
    places = [document.to_source(piece) for piece in pieces]
    if not all(_same(document, piece, place) for piece, place in zip(pieces, places, strict=True)):
        return None
    safe = match.definition.deletion is Deletion.SAFE and len(pieces) == 1
    if match.replacement is not None:
        return Fix(edits=(Edit(span=places[0], replacement=match.replacement),), safe=safe)
    if match.definition.deletion is Deletion.NONE or not _removable(document, lines, match, places):
        return None
    place = _with_neighbours(document.source, places[0].start, places[-1].end)
    return Fix(edits=(Edit(span=place, replacement=""),), safe=safe)


def _pieces(match: Match, lines: Lines) -> list[Span]:
    """Return what the match covers, line by line."""
    last = lines.at(match.span.end - 1)
    return [match.span] if last == match.line else [lines.span(line) for line in range(match.line, last + 1)]


def _same(document: Document, piece: Span, place: SourceSpan) -> bool:
    return document.text[piece.start : piece.end] == document.source[place.start : place.end]


def _removable(document: Document, lines: Lines, match: Match, places: list[SourceSpan]) -> bool:
    """Return whether only list marks stand between the pieces and no heading would leave its section to the one above."""
    gaps = (document.source[one.end : other.start] for one, other in pairwise(places))
    return lines.kind(match.line) is not BlockKind.HEADING and all(_BETWEEN.fullmatch(gap) for gap in gaps)


def _with_neighbours(source: str, start: int, end: int) -> SourceSpan:
    """Widen a deletion over its bullet and its newline, or over one space within a line."""
    first, last = _back(source, start, _MARKS), _on(source, end, _MARKS)
    if _at_newline(source, first - 1) and _at_newline(source, last):
        return SourceSpan(*_with_newline(source, first, last))
    if source[end : end + 1] == " " and (_at_newline(source, start - 1) or source[start - 1] == " "):
        end += 1
    elif _at_newline(source, end) and source[start - 1] == " ":
        start -= 1
    return SourceSpan(start, end)


def _with_newline(source: str, start: int, end: int) -> tuple[int, int]:
    """Widen whole lines over one newline, and over one blank line where two would meet or the file would end with one."""
    below = _skip_newline(source, end)
    if below == end:
        return _back(source, start, "\r\n", at_most=1), end
    above = _back(source, _back(source, start, "\n", at_most=1), "\r", at_most=1)
    if not _at_newline(source, _back(source, above, _BLANKS) - 1):
        return start, below
    if below == len(source):
        return above, below
    blank_end = _on(source, below, _BLANKS)
    return start, _skip_newline(source, blank_end) if _at_newline(source, blank_end) else below


def _at_newline(source: str, offset: int) -> bool:
    return not 0 <= offset < len(source) or source[offset] in "\r\n"


def _back(source: str, offset: int, over: str, at_most: int = _LONGEST_INDENT) -> int:
    while offset > 0 and at_most > 0 and source[offset - 1] in over:
        offset, at_most = offset - 1, at_most - 1
    return offset


def _on(source: str, offset: int, over: str) -> int:
    end = min(len(source), offset + _LONGEST_INDENT)
    while offset < end and source[offset] in over:
        offset += 1
    return offset


def _skip_newline(source: str, offset: int) -> int:
    return offset + (2 if source.startswith("\r\n", offset) else offset < len(source))
