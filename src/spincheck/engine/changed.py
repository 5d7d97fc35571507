"""Findings on lines that an earlier version of the file does not have, for ``--new-only``."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ..api import NEWLINE, Document, FileResult


def on_changed_lines(result: FileResult, document: Document) -> FileResult:
    """Return a result with only those findings that touch a line which `Document.previous` does not have.

    A line that was moved is not new; a second copy of one is. Where there is no earlier version, everything is new.
    """
    if document.previous is None or not result.findings:
        return result
    new = _new_lines(document.source, document.previous.source)
    touched = (finding for finding in result.findings if new.intersection(range(finding.start.line, finding.last_line + 1)))
    return replace(result, findings=tuple(touched))


def _new_lines(source: str, earlier: str) -> frozenset[int]:
    """Return the numbers, from 1, of lines that are not in the earlier source, or not as often."""
    left = Counter(NEWLINE.split(earlier))
    new: set[int] = set()
    for number, line in enumerate(NEWLINE.split(source), 1):
        left[line] -= 1
        if left[line] < 0:
            new.add(number)
    return frozenset(new)
