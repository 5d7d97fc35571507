"""The result of one file as bytes, for the cache.

JSON, because whoever can write to the cache must not be able to run code, as a pickle could.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..api import (
    Confidence,
    Excerpt,
    FileResult,
    PlacedEdit,
    PlacedFinding,
    PlacedFix,
    PlacedScore,
    Position,
    Severity,
)


def to_bytes(result: FileResult) -> bytes:
    """Return the findings, scores, notes and notices of ``result``.

    Raises:
        TypeError: something is of a kind that JSON does not know.
        ValueError: likewise.
    """
    findings = [_finding(finding) for finding in result.findings]
    scores = [
        [one.name, one.value, one.unit, one.start and _position(one.start), one.end and _position(one.end)]
        for one in result.scores
    ]
    return json.dumps([findings, scores, result.notes, result.notices], default=dict, separators=(",", ":")).encode("ascii")


def from_bytes(data: bytes, path: str) -> FileResult:
    """Return what `to_bytes` was given, for the file at ``path``.

    Raises:
        TypeError: the bytes were not made by it.
        ValueError: likewise.
    """
    findings, scores, notes, notices = json.loads(data)
    return FileResult(
        path=path,
        findings=tuple(map(_to_finding, findings)),
        scores=tuple(map(_to_score, scores)),
        notes=tuple(notes),
        notices=tuple(notices),
    )


def _position(position: Position) -> list[int]:
    return [position.offset, position.line, position.column, position.byte, position.byte_column, position.utf16]


def _to_position(values: Sequence[int]) -> Position:
    offset, line, column, byte, byte_column, utf16 = values
    return Position(offset=offset, line=line, column=column, byte=byte, byte_column=byte_column, utf16=utf16)


def _finding(finding: PlacedFinding) -> list[Any]:
    excerpt, fix = finding.excerpt, finding.fix
    return [
        *(finding.code, finding.name, finding.severity, finding.confidence, finding.message, finding.text),
        *(_position(finding.start), _position(finding.end)),
        [excerpt.text, excerpt.line, excerpt.start, excerpt.end],
        *(finding.suggestions, finding.evidence),
        fix and [fix.safe, [[_position(edit.start), _position(edit.end), edit.replacement] for edit in fix.edits]],
    ]


def _to_finding(values: Sequence[Any]) -> PlacedFinding:
    code, name, severity, confidence, message, text, start, end, excerpt, suggestions, evidence, fix = values
    shown, line, shown_start, shown_end = excerpt
    return PlacedFinding(
        code=code,
        name=name,
        severity=Severity(severity),
        confidence=Confidence(confidence),
        message=message,
        text=text,
        start=_to_position(start),
        end=_to_position(end),
        excerpt=Excerpt(text=shown, line=line, start=shown_start, end=shown_end),
        suggestions=tuple(suggestions),
        evidence=evidence,
        fix=fix and PlacedFix(safe=fix[0], edits=tuple(map(_to_edit, fix[1]))),
    )


def _to_edit(values: Sequence[Any]) -> PlacedEdit:
    start, end, replacement = values
    return PlacedEdit(start=_to_position(start), end=_to_position(end), replacement=replacement)


def _to_score(values: Sequence[Any]) -> PlacedScore:
    name, value, unit, start, end = values
    return PlacedScore(name=name, value=value, unit=unit, start=start and _to_position(start), end=end and _to_position(end))
