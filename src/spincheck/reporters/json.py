"""Version 1 of the JSON output: valid JSON as a whole, and one finding a line for those who read or ``grep`` it.

Every object is written out field by field, so that the internals can change while the format stays; its schema is
``docs/schema/spincheck-1.schema.json``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .. import __version__
from ..api import Failure, FileResult, JsonValue, PlacedFinding, PlacedFix, PlacedScore, Position, Report, Reporter
from .dump import dump


class JsonReporter(Reporter):
    """Writes the whole scan as one JSON object, file by file as the scan goes on."""

    api = 1
    name = "json"

    def render(self, report: Report) -> Iterator[str]:
        """Yield the object in pieces: its head, each file, its end."""
        files = findings = failures = 0
        yield f'{{"schema": "spincheck/1", "spincheck": {dump(__version__)},\n"files": ['
        for file in report.files:
            yield f"{',' if files else ''}\n{_file(file)}"
            files += 1
            findings += len(file.findings)
            failures += len(file.failures)
        failures += len(report.failures)
        summary = dump({"files": files, "findings": findings, "failures": failures})
        yield f'],\n"failures": [{_lines(map(_failure, report.failures))}],\n"summary": {summary}}}\n'


def _file(file: FileResult) -> str:
    scores = dump([_score(score) for score in file.scores])
    return (
        f'{{"path": {dump(file.path)}, "findings": [{_lines(map(finding_object, file.findings))}],'
        f' "scores": {scores}, "failures": [{_lines(map(_failure, file.failures))}]}}'
    )


def _lines(values: Iterable[JsonValue]) -> str:
    """Return the items of an array, each on a line of its own."""
    return ",".join(f"\n  {dump(value)}" for value in values)


def finding_object(finding: PlacedFinding) -> Mapping[str, JsonValue]:
    """Return a finding as the object that the schema describes."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "text": finding.text,
        "suggestions": finding.suggestions,
        "evidence": finding.evidence,
        "start": _position(finding.start),
        "end": _position(finding.end),
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _position(position: Position) -> JsonValue:
    return {
        "offset": position.offset,
        "line": position.line,
        "column": position.column,
        "byte": position.byte,
        "utf16": position.utf16,
    }


def _fix(fix: PlacedFix) -> JsonValue:
    return {
        "safe": fix.safe,
        "edits": [
            {"start": _position(edit.start), "end": _position(edit.end), "replacement": edit.replacement} for edit in fix.edits
        ],
    }


def _score(score: PlacedScore) -> JsonValue:
    written: dict[str, JsonValue] = {"name": score.name, "value": score.value, "unit": score.unit}
    if score.start and score.end:
        written |= {"start": _position(score.start), "end": _position(score.end)}
    return written


def _failure(failure: Failure) -> JsonValue:
    return {"origin": failure.origin, "message": failure.message, "hint": failure.hint}
