"""Findings for people at a terminal: each with its passage, and all of them counted at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..api import FileResult, PlacedScore, Report, Reporter, Severity
from .escape import escape
from .finding import FindingLayout

_LIKELY = 0.5
"""The lowest probability among the scores that is worth a line."""


class FullReporter(Reporter):
    """Writes every finding as `FindingLayout` does, and counts them at the end."""

    api = 1
    name = "full"

    def render(self, report: Report) -> Iterator[str]:
        """Yield each file's findings line by line, then the summary."""
        files = files_with_findings = 0
        failures = len(report.failures)
        severities: Counter[Severity] = Counter()
        for file in report.files:
            files += 1
            failures += len(file.failures)
            if file.findings:
                files_with_findings += 1
                severities.update(finding.severity for finding in file.findings)
                yield from (f"{line}\n" for line in self._file(file))
        yield _summary(files, files_with_findings, severities)
        if failures:
            yield f"{_count(failures, 'failure')}: see standard error.\n"

    def _file(self, file: FileResult) -> Iterator[str]:
        layout = FindingLayout(self.style)
        for finding in file.findings:
            yield from layout.lines(file.path, finding)
            yield ""
        probabilities = [score for score in file.scores if score.unit == "probability" and score.value >= _LIKELY]
        if probabilities:
            yield f"{escape(file.path)}: {', '.join(map(_score, probabilities))}"
            yield ""


def _score(score: PlacedScore) -> str:
    return f"{escape(score.name)} {score.value:.2f} (probability)"


def _summary(files: int, files_with_findings: int, severities: Counter[Severity]) -> str:
    if not severities:
        return f"No damage found in {_count(files, 'file')}.\n"
    counts = [_count(severities[severity], severity) for severity in reversed(Severity) if severities[severity]]
    found = _count(severities.total(), "finding")
    return f"Found {found} in {files_with_findings} of {_count(files, 'file')}: {', '.join(counts)}.\n"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 or what == Severity.INFO else f"{number} {what}s"
