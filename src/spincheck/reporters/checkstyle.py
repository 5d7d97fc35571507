"""Checkstyle's XML, which Jenkins, reviewdog and many editors read."""

from __future__ import annotations

from collections.abc import Iterator

from ..api import PlacedFinding, Report, Reporter
from .xml import element


class CheckstyleReporter(Reporter):
    """Writes each file that has findings, and an ``error`` element for each; the severities are Checkstyle's own words."""

    api = 1
    name = "checkstyle"

    def render(self, report: Report) -> Iterator[str]:
        """Yield the document, file by file."""
        yield '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n'
        for file in report.files:
            if file.findings:
                errors = "".join(f"    {_error(finding)}\n" for finding in file.findings)
                yield f"  {element('file', {'name': file.path})}>\n{errors}  </file>\n"
        yield "</checkstyle>\n"


def _error(finding: PlacedFinding) -> str:
    attributes = {
        "line": finding.start.line,
        "column": finding.start.column,
        "severity": finding.severity,
        "message": finding.message,
        "source": f"spincheck.{finding.code}",
    }
    return f"{element('error', attributes)}/>"
