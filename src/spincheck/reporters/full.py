"""Findings for people at a terminal: the passage, the marked words and what might stand there instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ..api import FileResult, PlacedFinding, PlacedScore, Report, Reporter, Severity
from .escape import escape
from .excerpt import lay_out

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_GUTTER = "bold bright_blue"
_LONGEST = 6
"""Lines of an excerpt that are shown at most."""
_LIKELY = 0.5
"""The lowest probability among the scores that is worth a line."""
_NARROWEST = 20
"""Columns that an excerpt is given even on a narrower terminal."""


class FullReporter(Reporter):
    """Writes every finding with its excerpt, in the manner of ruff and rustc, and counts them at the end."""

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
        for finding in file.findings:
            yield from self._finding(file.path, finding)
            yield ""
        probabilities = [score for score in file.scores if score.unit == "probability" and score.value >= _LIKELY]
        if probabilities:
            yield f"{escape(file.path)}: {', '.join(map(_score, probabilities))}"
            yield ""

    def _finding(self, path: str, finding: PlacedFinding) -> Iterator[str]:
        color = f"bold {_COLORS[finding.severity]}"
        indent = " " * len(str(finding.end.line))
        bar = self._paint(f"{indent} |", _GUTTER)
        note = self._paint(f"{indent} =", _GUTTER)
        place = f"{escape(path)}:{finding.start.line}:{finding.start.column}"

        title = f"{self._paint(finding.code, color)} {self._paint(finding.name, 'bold')}"
        yield f"{title}: {self._paint(finding.severity, color)}, {finding.confidence} confidence"
        yield f"{indent}{self._paint('-->', _GUTTER)} {place}"
        yield bar
        for line in islice(lay_out(finding, max(self.style.width - len(indent) - 3, _NARROWEST)), _LONGEST):
            number = self._paint(f"{line.number:>{len(indent)}} |", _GUTTER)
            yield f"{number} {line.before}{self._paint(line.marked, color)}{line.after}".rstrip()
            if line.carets:
                yield f"{bar} {self._paint(line.carets, color)}"
        if line.number < _last_line(finding):
            yield self._paint("...", _GUTTER)
        yield bar
        yield f"{note} {escape(finding.message)}"
        if finding.suggestions:
            suggestions = " or ".join(suggestion or "(nothing)" for suggestion in finding.suggestions)
            yield f"{note} suggestion: {self._paint(escape(suggestions), 'bold green')}"

    def _paint(self, text: str, style: str) -> str:
        if not (text and self.style.color):
            return text
        from rich.color import ColorSystem
        from rich.style import Style

        return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def _last_line(finding: PlacedFinding) -> int:
    """Return the last line that holds a character of the finding; its end may be the start of the line after."""
    return finding.end.line - (finding.end.column == 1)


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
