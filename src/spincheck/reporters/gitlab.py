"""GitLab's code quality report, which it shows in merge requests; its format is a part of Code Climate's."""

from __future__ import annotations

from collections.abc import Iterator

from ..api import JsonValue, PlacedFinding, Report, Reporter, Severity, fingerprints
from .dump import dump
from .paths import repository_path

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitlabReporter(Reporter):
    """Writes one array with an object for each finding, one a line."""

    api = 1
    name = "gitlab"

    def render(self, report: Report) -> Iterator[str]:
        """Yield the array in pieces."""
        separator = "["
        for file in report.files:
            path = repository_path(file.path)
            for finding, fingerprint in zip(file.findings, fingerprints(file.findings), strict=True):
                yield f"{separator}\n{dump(_issue(path, finding, fingerprint))}"
                separator = ","
        yield "[]\n" if separator == "[" else "\n]\n"


def _issue(path: str, finding: PlacedFinding, fingerprint: str) -> JsonValue:
    return {
        "description": f"{finding.code}: {finding.message}",
        "check_name": finding.name,
        "fingerprint": _unique(path, fingerprint),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": path,
            "positions": {
                "begin": {"line": finding.start.line, "column": finding.start.column},
                "end": {"line": finding.end.line, "column": finding.end.column},
            },
        },
    }


def _unique(path: str, fingerprint: str) -> str:
    """Return the fingerprint for the whole report, in which GitLab shows each only once."""
    from hashlib import blake2b

    return blake2b(f"{path}\0{fingerprint}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
