"""One JSON object a finding, for programs that read a line at a time."""

from __future__ import annotations

from collections.abc import Iterator

from ..api import Report, Reporter
from .dump import dump
from .json import finding_object


class JsonlReporter(Reporter):
    """Writes each finding as ``json`` does, with the path of its file, and nothing else."""

    api = 1
    name = "jsonl"

    def render(self, report: Report) -> Iterator[str]:
        """Yield one line for each finding."""
        for file in report.files:
            for finding in file.findings:
                yield f"{dump({'path': file.path, **finding_object(finding)})}\n"
