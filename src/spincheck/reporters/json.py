"""Version 1 of the JSON output: valid JSON as a whole, and one finding a line for those who read or ``grep`` it.

Every object is written out field by field, so that the internals can change while the format stays; its schema is
``docs/schema/spincheck-1.schema.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite

from .. import __version__
from ..api import Failure, FileResult, JsonValue, PlacedFinding, PlacedFix, PlacedScore, Position, Report, Reporter
from .escape import UNSAFE


class JsonReporter(Reporter):
    """Writes the whole scan as one JSON object, file by file as the scan goes on."""

    api = 1
    name = "json"

    def render(self, report: Report) -> Iterator[str]:
        """Yield the object in pieces: its head, each file, its end."""
        files = findings = failures = 0
        yield f'{{"schema": "spincheck/1", "spincheck": {_dump(__version__)},\n"files": ['
        for file in report.files:
            yield f"{',' if files else ''}\n{_file(file)}"
            files += 1
            findings += len(file.findings)
            failures += len(file.failures)
        failures += len(report.failures)
        summary = _dump({"files": files, "findings": findings, "failures": failures})
        yield f'],\n"failures": [{_lines(map(_failure, report.failures))}],\n"summary": {summary}}}\n'


def _file(file: FileResult) -> str:
    scores = _dump([_score(score) for score in file.scores])
    return (
        f'{{"path": {_dump(file.path)}, "findings": [{_lines(map(_finding, file.findings))}],'
        f' "scores": {scores}, "failures": [{_lines(map(_failure, file.failures))}]}}'
    )


def _lines(values: Iterable[JsonValue]) -> str:
    """Return the items of an array, each on a line of its own."""
    return ",".join(f"\n  {_dump(value)}" for value in values)


def _finding(finding: PlacedFinding) -> JsonValue:
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


def _dump(value: JsonValue) -> str:
    """Return ``value`` as JSON on one line: readable in every script, harmless on a terminal, always encodable as UTF-8."""
    import json

    return UNSAFE.sub(_escape, json.dumps(_plain(value), ensure_ascii=False, allow_nan=False))


def _plain(value: JsonValue) -> JsonValue:
    """Return ``value`` in the types that JSON has; it knows no infinity and no NaN, so these are null."""
    if isinstance(value, float) and not isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value


def _escape(unsafe: re.Match[str]) -> str:
    r"""Write a character as ``\uXXXX``; a lone surrogate is none, and strict parsers refuse it, so it becomes U+FFFD."""
    if "\ud800" <= unsafe[0] <= "\udfff":
        return "\ufffd"
    return "\\u" + unsafe[0].encode("utf-16-be").hex(" ", 2).replace(" ", "\\u")
