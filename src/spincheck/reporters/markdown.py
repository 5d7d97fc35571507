"""A summary in GitHub's Markdown, for a comment on a pull request or the summary of a job."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..api import PlacedFinding, Report, Reporter
from .escape import escape
from .finding import in_words
from .paths import repository_path
from .summary import Summary, count

_ROWS = 100
"""Findings that the table shows at most: a comment may hold 65,536 characters."""
_LONGEST = 200
"""Characters of a cell that are shown at most."""
_MARKUP = re.compile(r"([!#$&()*+.:<=>?@\[\\\]^_`{|}~-])")
_CALLS = re.compile(r"(\\[@#])(?=\w)")
"""What would call a person or link an issue; forges look for them in what is left when backslashes are gone."""


class MarkdownReporter(Reporter):
    """Writes the count, and a table with a row for each finding; text from outside stays text."""

    api = 1
    name = "markdown"

    def render(self, report: Report) -> Iterator[str]:
        """Yield the summary once every file was read, because it begins with the count."""
        summary = Summary(report)
        rows: list[str] = []
        for file in summary.watch(report.files):
            path = repository_path(file.path)
            rows += [_row(path, finding) for finding in file.findings[: _ROWS - len(rows)]]
        yield f"### spincheck\n\n{summary.sentence()}\n"
        if summary.failures:
            yield f"\n{count(summary.failures, 'failure')}: see the log of the run.\n"
        if rows:
            yield "\n| place | rule | message | instead |\n| --- | --- | --- | --- |\n"
            yield from rows
        if more := summary.findings.total() - len(rows):
            yield f"\n{more} more not shown.\n"


def _row(path: str, finding: PlacedFinding) -> str:
    place = f"{_text(path)}:{finding.start.line}:{finding.start.column}"
    rule = f"{finding.severity} {finding.code} {finding.name}"
    return f"| {place} | {rule} | {_text(finding.message)} | {_text(in_words(finding.suggestions))} |\n"


def _text(text: str) -> str:
    shown = escape(text)
    if len(shown) > _LONGEST:
        shown = shown[: _LONGEST - 1] + "…"
    return _CALLS.sub("\\1\u200b", _MARKUP.sub(r"\\\1", shown))
