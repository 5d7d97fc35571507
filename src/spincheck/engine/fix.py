"""Make the fixes of a document's findings, again and again until none is left."""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..api import Document, Edit, Failure, FileResult, PlacedFinding, PlacedFix, SourceSpan
from ..errors import FixError, PluginError, SourceError
from .edits import apply_edits, compose, with_old_end
from .safeguards import examine

_ROUNDS = 20
"""Rounds after which fixes that bring ever new findings are given up; real documents need two or three."""


Check = Callable[[Document], FileResult]
Read = Callable[[str], Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What became of a document."""

    edits: tuple[Edit, ...]
    """Of its source, in ascending order, not overlapping; none where nothing could or may be repaired."""
    result: FileResult
    """What is left to report once the edits are made."""


def repair(document: Document, *, check: Check, read: Read, unsafe: bool) -> Repair:
    """Return the edits that repair ``document``; where they are refused, its own findings and a failure that says why.

    Args:
        document: what to repair.
        check: gives the findings to repair; what it leaves out is not touched.
        read: reads a text as ``document`` was read; may raise `SourceError` and `PluginError`.
        unsafe: make also fixes that may lose what an author wrote.
    """
    first = check(document)
    try:
        return _settle(document, first, check, read, unsafe=unsafe)
    except FixError as error:
        return Repair(edits=(), result=refused(first, error))


def refused(result: FileResult, error: FixError) -> FileResult:
    """Return a file's result with the failure to repair it."""
    return replace(result, failures=(*result.failures, Failure(origin="fix", message=str(error), hint=error.hint)))


def _settle(document: Document, result: FileResult, check: Check, read: Read, *, unsafe: bool) -> Repair:
    now, fixed = document, 0
    edits: tuple[Edit, ...] = ()
    for _ in range(_ROUNDS):
        chosen = _choose(result.findings, now.source, unsafe=unsafe)
        if not chosen:
            break
        new = sorted((edit for made in chosen for edit in made), key=_span)
        edits = with_old_end(document.source, compose(edits, now.source, new))
        now = _read_again(read, apply_edits(document.source, edits))
        fixed += len(chosen)
        result = check(now)
    else:
        hint = "report this to the authors of the plugins; --select with one rule at a time may show which one it is"
        raise FixError(f"not repaired: after {_ROUNDS} rounds there is still something to fix", hint)
    if edits:
        examine(document, now, edits)
    return Repair(edits=edits, result=replace(result, fixed=fixed))


def _read_again(read: Callable[[str], Document], source: str) -> Document:
    try:
        document = read(source)
    except (SourceError, PluginError, UnicodeError) as error:
        hint = "repair the file by hand, or leave out the rules that are to blame with --ignore"
        raise FixError(f"not repaired: the repaired text could not be read again: {error}", hint) from error
    if document.source != source:
        hint = "delete what stands before it by hand"
        raise FixError(
            "not repaired: its text would begin with U+FEFF, which then is no longer text but a byte-order mark", hint
        )
    return document


def _choose(findings: Iterable[PlacedFinding], source: str, *, unsafe: bool) -> list[Sequence[Edit]]:
    """Return the edits of the fixes that can be made at once; of two that overlap the one that starts earlier."""
    fixes = [_edits(finding.fix) for finding in findings if finding.fix and (finding.fix.safe or unsafe)]
    chosen: list[Sequence[Edit]] = []
    taken: list[Edit] = []
    for edits in sorted(filter(None, fixes), key=lambda edits: edits[0].span):
        if _changes(edits, source) and edits[-1].span.end <= len(source) and (fitting := _fit(edits, taken, source)):
            chosen.append(fitting)
            for edit in fitting:
                insort(taken, edit, key=_span)
    return chosen


def _span(edit: Edit) -> SourceSpan:
    return edit.span


def _edits(fix: PlacedFix) -> list[Edit]:
    spans = ((SourceSpan(edit.start.offset, edit.end.offset), edit.replacement) for edit in fix.edits)
    return sorted((Edit(span=span, replacement=replacement) for span, replacement in spans), key=_span)


def _changes(edits: Iterable[Edit], source: str) -> bool:
    return any(source[edit.span.start : edit.span.end] != edit.replacement for edit in edits)


def _fit(edits: Iterable[Edit], taken: Sequence[Edit], source: str) -> list[Edit]:
    """Return ``edits`` if they overlap neither one another nor those that are taken, else nothing.

    Two deletions may share the blank lines between them: they are made at once, because one finding may be the only evidence
    for the other.
    """
    fitting: list[Edit] = []
    for wanted in edits:
        index = bisect(taken, wanted.span, key=_span)
        before, after = taken[max(0, index - 1) : index], taken[index : index + 1]
        edit = _cut(wanted, before[0], source) if before else wanted
        if any(_overlap(*pair) for pair in pairwise([*before, *fitting[-1:], edit, *after])):
            return []
        fitting.append(edit)
    return fitting


def _cut(edit: Edit, before: Edit, source: str) -> Edit:
    """Return a deletion without the blank lines that the deletion before it takes as well."""
    shared = source[edit.span.start : before.span.end]
    is_blank = shared.isspace() and ("\n" in shared or "\r" in shared)
    if is_blank and before.span.end < edit.span.end and not before.replacement and not edit.replacement:
        return Edit(span=SourceSpan(before.span.end, edit.span.end), replacement="")
    return edit


def _overlap(one: Edit, other: Edit) -> bool:
    """Say whether two edits, in ascending order, share a character, or a place to insert at."""
    return other.span.start < one.span.end or other.span.start == one.span.start
