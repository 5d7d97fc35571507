"""One line for each finding, in the form that editors and ``grep`` expect."""

from __future__ import annotations

from collections.abc import Iterator

from ..api import Report, Reporter
from .escape import escape


class TextReporter(Reporter):
    """Writes ``path:line:col: severity: message [CODE]``, which ALE, efm, flymake, flycheck and nvim-lint can parse."""

    api = 1
    name = "text"

    def render(self, report: Report) -> Iterator[str]:
        """Yield one line for each finding, and nothing else."""
        for file in report.files:
            path = escape(file.path)
            for finding in file.findings:
                place = f"{path}:{finding.start.line}:{finding.start.column}"
                yield f"{place}: {finding.severity}: {escape(finding.message)} [{finding.code}]\n"
