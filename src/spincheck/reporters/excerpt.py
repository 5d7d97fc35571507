"""The source around a finding, laid out for a terminal: each line clipped to the room there is, the marked words apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ..api import NEWLINE, PlacedFinding
from .escape import escape

_TAB = " " * 4
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptLine:
    """One line of source as it is shown: unsafe characters escaped, tabs expanded, what is too long cut with an ellipsis."""

    number: int
    before: str
    marked: str
    after: str

    @property
    def carets(self) -> str:
        """What stands under the line: carets under the marked words, or nothing where none are marked."""
        return self.marked and " " * _width(self.before) + "^" * max(_width(self.marked), 1)


def lay_out(finding: PlacedFinding, room: int) -> Iterator[ExcerptLine]:
    """Yield the lines of a finding's excerpt, each clipped around its marked words to at most ``room`` terminal columns."""
    excerpt = finding.excerpt
    newlines = list(NEWLINE.finditer(excerpt.text))
    starts = [0, *(newline.end() for newline in newlines)]
    ends = [*(newline.start() for newline in newlines), len(excerpt.text)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), excerpt.line):
        mark_start, mark_end = max(start, excerpt.start), min(end, excerpt.end)
        if mark_start >= mark_end:
            mark_start = mark_end = start
        before = _show(excerpt.text[start:mark_start])
        if number == finding.start.line and finding.start.column > mark_start - start + 1:
            before = _ELLIPSIS + before  # the excerpt starts within the line
        yield _clip(number, before, _show(excerpt.text[mark_start:mark_end]), _show(excerpt.text[mark_end:end]), room)


def _clip(number: int, before: str, marked: str, after: str, room: int) -> ExcerptLine:
    """Show the marked words whole and share the spare room evenly; if they are too wide, a quarter goes to what is before."""
    spare = room - _width(marked)
    share = spare // 2 if spare > 1 else room // 4
    before = _tail(before, max(share, spare - _width(after)))
    marked = _head(marked, room - _width(before))
    after = _head(after, room - _width(before) - _width(marked))
    return ExcerptLine(number=number, before=before, marked=marked, after=after)


def _head(text: str, room: int) -> str:
    """Return ``text``, cut at its end where it is wider than ``room``."""
    if _width(text) <= room:
        return text
    size = bisect_right(range(1, len(text)), room - 1, key=lambda size: _width(text[:size]))
    return text[:size] + _ELLIPSIS if room > 0 else ""


def _tail(text: str, room: int) -> str:
    """Return ``text``, cut at its start where it is wider than ``room``."""
    if _width(text) <= room:
        return text
    size = bisect_right(range(1, len(text)), room - 1, key=lambda size: _width(text[-size:]))
    return _ELLIPSIS + text[len(text) - size :]


def _show(source: str) -> str:
    return escape(source.replace("\t", _TAB))


def _width(text: str) -> int:
    """Return the columns that a terminal gives to ``text``: two to CJK and emoji, none to combining marks."""
    from rich.cells import cell_len

    return cell_len(text)
