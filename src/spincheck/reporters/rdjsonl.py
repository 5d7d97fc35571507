"""reviewdog's diagnostic format, one object a line; its columns count bytes of UTF-8 from 1, and its ends are exclusive."""

from __future__ import annotations

from collections.abc import Iterator

from ..api import JsonValue, PlacedFinding, Position, Report, Reporter, Severity
from .dump import dump
from .paths import repository_path

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class RdjsonlReporter(Reporter):
    """Writes one diagnostic for each finding, with what might stand there instead."""

    api = 1
    name = "rdjsonl"

    def render(self, report: Report) -> Iterator[str]:
        """Yield one line for each finding."""
        for file in report.files:
            path = repository_path(file.path)
            yield from (f"{dump(_diagnostic(path, finding))}\n" for finding in file.findings)


def _diagnostic(path: str, finding: PlacedFinding) -> JsonValue:
    return {
        "message": finding.message,
        "location": {"path": path, "range": _range(finding.start, finding.end)},
        "severity": _SEVERITIES[finding.severity],
        "source": {"name": "spincheck"},
        "code": {"value": finding.code},
        "suggestions": list(_suggestions(finding)),
    }


def _suggestions(finding: PlacedFinding) -> Iterator[JsonValue]:
    """Yield the fix where it is one edit, because reviewdog makes each suggestion on its own; else the words suggested."""
    if finding.fix and len(finding.fix.edits) == 1:
        (edit,) = finding.fix.edits
        yield {"range": _range(edit.start, edit.end), "text": edit.replacement}
        return
    for suggestion in finding.suggestions:
        yield {"range": _range(finding.start, finding.end), "text": suggestion}


def _range(start: Position, end: Position) -> JsonValue:
    return {
        "start": {"line": start.line, "column": start.byte_column},
        "end": {"line": end.line, "column": end.byte_column},
    }
