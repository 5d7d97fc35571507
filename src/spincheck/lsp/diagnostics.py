"""Findings as the editor shows them: a diagnostic in the text, and a hover beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lsprotocol import types

from ..api import PlacedFinding, Rule, Severity
from ..reporters.escape import escape
from ..reporters.evidence import changes, readable
from ..reporters.finding import in_words
from .pages import page_uri
from .positions import Places

SOURCE = "spincheck"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+!|~&-])")


def diagnostic(finding: PlacedFinding, rule: Rule, places: Places) -> types.Diagnostic:
    """Return the diagnostic of a finding; its code links to the rule's page."""
    uri = page_uri(rule)
    return types.Diagnostic(
        range=places.range(finding.start.offset, finding.end.offset),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(href=uri) if uri else None,
        source=SOURCE,
        message=finding.message,
    )


def touched(findings: Iterable[PlacedFinding], start: int, end: int) -> list[PlacedFinding]:
    """Return the findings that a selection touches; a cursor, which is an empty one, also touches what it stands beside."""
    return [finding for finding in findings if finding.start.offset <= end and start <= finding.end.offset]


def hover(findings: Iterable[PlacedFinding], rules: Mapping[str, Rule], source: str) -> str:
    """Return all about findings at one place in Markdown: the message, the evidence, what a fix does, and the rule's page."""
    return "\n\n---\n\n".join(f"{_summary(finding, source)}\n\n{rules[finding.code].markdown}" for finding in findings)


def _summary(finding: PlacedFinding, source: str) -> str:
    return "\n".join([f"**{_plain(finding.message)}**", "", *(f"- {_plain(line)}" for line in _details(finding, source))])


def _details(finding: PlacedFinding, source: str) -> Iterator[str]:
    yield f"confidence: {finding.confidence}"
    if finding.suggestions:
        yield f"suggestion: {in_words(finding.suggestions)}"
    for name, value in finding.evidence.items():
        yield f"{name}: {readable(value)}"
    if finding.fix:
        yield from (f"{'safe' if finding.fix.safe else 'unsafe'} fix, {line}" for line in changes(finding.fix, source))


def _plain(text: str) -> str:
    """Return text from a document so that Markdown shows it as it stands."""
    return _MARKDOWN.sub(r"\\\1", escape(text))
