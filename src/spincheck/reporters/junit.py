"""JUnit's XML, which most servers for continuous integration show as tests that failed.

No standard describes it; this keeps to what the readers have in common: suites of cases, and a failure or an error in a case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..api import Failure, FileResult, PlacedFinding, Report, Reporter
from .xml import element


class JunitReporter(Reporter):
    """Writes each file as a suite, in which each finding is a case that failed; a clean file is one case that passed."""

    api = 1
    name = "junit"

    def render(self, report: Report) -> Iterator[str]:
        """Yield the suites, file by file."""
        yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="spincheck">\n'
        if report.failures:
            yield _suite("spincheck", (), report.failures)
        for file in report.files:
            yield _file(file)
        yield "</testsuites>\n"


def _file(file: FileResult) -> str:
    return _suite(file.path, file.findings, file.failures)


def _suite(name: str, findings: Iterable[PlacedFinding], failures: Iterable[Failure]) -> str:
    found = [_found(name, finding) for finding in findings]
    errors = [_error(name, failure) for failure in failures]
    cases = [*found, *errors] or [f"{element('testcase', {'classname': name, 'name': 'spincheck'})}/>"]
    counts = {"tests": len(cases), "failures": len(found), "errors": len(errors)}
    lines = "".join(f"    {case}\n" for case in cases)
    return f"  {element('testsuite', {'name': name, **counts})}>\n{lines}  </testsuite>\n"


def _found(path: str, finding: PlacedFinding) -> str:
    start = finding.start
    place = {"file": path, "line": start.line}
    case = element("testcase", {"classname": path, "name": f"{finding.code} {start.line}:{start.column}", **place})
    message = f"line {start.line}, column {start.column}: {finding.message}"
    return f"{case}>{element('failure', {'type': finding.severity, 'message': message})}/></testcase>"


def _error(path: str, failure: Failure) -> str:
    error = element("error", {"type": failure.origin, "message": f"{failure.message}; {failure.hint}"})
    return f"{element('testcase', {'classname': path, 'name': failure.origin})}>{error}/></testcase>"
