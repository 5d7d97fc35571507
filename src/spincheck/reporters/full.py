"""Findings for people at a terminal: each with its passage, and all of them counted at the end."""

from __future__ import annotations

from collections.abc import Iterator

from ..api import FileResult, PlacedScore, Report, Reporter
from .escape import escape
from .finding import FindingLayout
from .summary import Summary, count

_LIKELY = 0.5
"""The lowest probability among the scores that is worth a line."""


class FullReporter(Reporter):
    """Writes every finding as `FindingLayout` does, and counts them at the end."""

    api = 1
    name = "full"

    def render(self, report: Report) -> Iterator[str]:
        """Yield each file's findings line by line, then the summary."""
        summary = Summary(report)
        for file in summary.watch(report.files):
            if file.findings:
                yield from (f"{line}\n" for line in self._file(file))
        yield f"{summary.sentence()}\n"
        if summary.failures:
            yield f"{count(summary.failures, 'failure')}: see standard error.\n"

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
