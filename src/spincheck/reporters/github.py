"""Workflow commands, by which GitHub Actions shows findings beside the lines of a change.

The form and what must be escaped in it: GitHub's documentation of workflow commands, and ``ActionCommand.cs`` of its runner.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..api import PlacedFinding, Report, Reporter, Severity
from .escape import escape
from .paths import repository_path

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubReporter(Reporter):
    """Writes ``::warning file=…,line=…,col=…,title=…::message``, one line for each finding."""

    api = 1
    name = "github"

    def render(self, report: Report) -> Iterator[str]:
        """Yield one command for each finding."""
        for file in report.files:
            path = repository_path(file.path)
            yield from (f"{_command(path, finding)}\n" for finding in file.findings)


def _command(path: str, finding: PlacedFinding) -> str:
    start, end = finding.start, finding.end
    properties = {"title": f"{finding.code} {finding.name}", "file": path, "line": start.line}
    if start.line == end.line:  # GitHub knows columns only within one line
        properties |= {"endLine": end.line, "col": start.column, "endColumn": end.column}
    else:
        properties["endLine"] = end.line
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(finding.message)}"


def _data(text: str) -> str:
    return escape(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
