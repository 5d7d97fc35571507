"""What a scan found, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..api import FileResult, Report, Severity


class Summary:
    """Counts what goes by."""

    def __init__(self, report: Report) -> None:
        """Count what failed before any file was read."""
        self.findings: Counter[Severity] = Counter()
        self.failures = len(report.failures)
        self._files = 0
        self._files_with_findings = 0

    def watch(self, files: Iterable[FileResult]) -> Iterator[FileResult]:
        """Count each file and pass it on."""
        for file in files:
            self._files += 1
            self._files_with_findings += bool(file.findings)
            self.findings.update(finding.severity for finding in file.findings)
            self.failures += len(file.failures)
            yield file

    def sentence(self) -> str:
        """Return the findings in one sentence."""
        files = count(self._files, "file")
        if not self.findings:
            return f"No damage found in {files}."
        severities = [count(self.findings[one], one) for one in reversed(Severity) if self.findings[one]]
        found = count(self.findings.total(), "finding")
        return f"Found {found} in {self._files_with_findings} of {files}: {', '.join(severities)}."


def count(number: int, what: str) -> str:
    """Return a number and its noun."""
    return f"{number} {what}" if number == 1 or what == Severity.INFO else f"{number} {what}s"
