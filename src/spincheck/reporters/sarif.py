"""SARIF 2.1.0, which GitHub code scanning and many viewers read.

The results come first, because only the end of a scan knows which rules it needed and what failed; the order of properties
means nothing in JSON. Sections named here are those of the OASIS standard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import __version__
from ..api import (
    Failure,
    FileResult,
    JsonValue,
    PlacedFinding,
    PlacedFix,
    Position,
    Report,
    Reporter,
    Rule,
    Severity,
    fingerprints,
)
from .dump import dump
from .paths import uri_reference

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
"""Where a viewer would make a link of a message (3.11.6), which comes from a document that nobody trusts."""
_FINGERPRINT = "spincheck/v1"
"""The name of our way to make fingerprints; another way would be another name (3.27.17)."""


class SarifReporter(Reporter):
    """Writes one run, one result a line."""

    api = 1
    name = "sarif"

    def render(self, report: Report) -> Iterator[str]:
        """Yield the log in pieces."""
        rules: dict[str, JsonValue] = {}
        notifications = [_notification(failure, None) for failure in report.failures]
        head = dump({"$schema": _SCHEMA, "version": "2.1.0"}).removesuffix("}")
        yield f'{head}, "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
        separator = ""
        for file in report.files:
            notifications += [_notification(failure, file.path) for failure in file.failures]
            for result in _results(file, report, rules):
                yield f"{separator}\n{dump(result)}"
                separator = ","
        driver = {"name": "spincheck", "version": __version__, "rules": list(rules.values())}
        invocation: JsonValue = {"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}
        yield f'],\n"tool": {dump({"driver": driver})},\n"invocations": {dump([invocation])}}}]}}\n'


def _results(file: FileResult, report: Report, rules: dict[str, JsonValue]) -> Iterator[JsonValue]:
    """Yield the results of one file, and describe in ``rules`` those that they name."""
    for finding, fingerprint in zip(file.findings, fingerprints(file.findings), strict=True):
        if finding.code not in rules:
            rules[finding.code] = _rule(finding, report.rules_for(file.path).get(finding.code))
        result: dict[str, JsonValue] = {
            "ruleId": finding.code,
            "level": _LEVELS[finding.severity],
            "message": _message(finding.message),
            "locations": [_location(file.path, finding)],
            "partialFingerprints": {_FINGERPRINT: fingerprint},
            "properties": {"confidence": finding.confidence, "suggestions": finding.suggestions},
        }
        if finding.fix:
            result["fixes"] = [_fix(file.path, finding.fix)]
        yield result


def _message(text: str) -> JsonValue:
    return {"text": _LINK.sub(r"\\[", text)}


def _location(path: str, finding: PlacedFinding) -> JsonValue:
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": _region(finding.start, finding.end)}}


def _artifact(path: str) -> JsonValue:
    uri = uri_reference(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(start: Position, end: Position) -> JsonValue:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(path: str, fix: PlacedFix) -> JsonValue:
    replacements = [
        {"deletedRegion": _region(edit.start, edit.end), "insertedContent": {"text": edit.replacement}} for edit in fix.edits
    ]
    description = "A safe fix" if fix.safe else "A fix that needs a look afterwards"
    return {
        "description": {"text": description},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }


def _rule(finding: PlacedFinding, rule: Rule | None) -> JsonValue:
    described: dict[str, JsonValue] = {
        "id": finding.code,
        "name": finding.name,
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }
    if rule:
        described["shortDescription"] = {"text": f"{rule.summary}."}
        described["help"] = {"text": rule.markdown, "markdown": rule.markdown}
    return described


def _notification(failure: Failure, path: str | None) -> JsonValue:
    notification: dict[str, JsonValue] = {
        "level": "error",
        "message": _message(f"{failure.message}; {failure.hint}"),
        "properties": {"origin": failure.origin},
    }
    if path is not None:
        notification["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(path)}}]
    return notification
