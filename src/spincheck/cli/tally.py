"""What a scan's exit code and its closing note need to know of the results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..api import FileResult
from ..engine import Workspace
from ..errors import ExitCode
from . import console


@dataclass(slots=True)
class Tally:
    """Watches the results go by: tells failures at once and remembers what the exit code needs."""

    workspace: Workspace
    verbose: bool
    """Tell notes as well."""
    failed: bool = False
    found: bool = False
    """Something that calls for exit code 1."""
    fixed: int = 0
    files: int = 0
    """In which something was fixed."""
    more: int = 0
    """Findings whose fix is not safe."""
    told: set[str] = field(default_factory=set)
    """Notices, each of which is told once."""

    def watch(self, results: Iterable[FileResult]) -> Iterator[FileResult]:
        """Pass the results on."""
        for result in results:
            console.say_failures(result.failures, result.path)
            for notice in result.notices:
                if notice not in self.told:
                    self.told.add(notice)
                    console.say("note", notice)
            if self.verbose:
                for note in result.notes:
                    console.say("note", f"{result.path}: {note}")
            self.failed = self.failed or bool(result.failures)
            self.found = self.found or self._calls_for_attention(result)
            self.fixed += result.fixed
            self.files += result.fixed > 0
            self.more += sum(1 for finding in result.findings if finding.fix and not finding.fix.safe)
            yield result

    def _calls_for_attention(self, result: FileResult) -> bool:
        fix = self.workspace.options.fix
        if fix and fix.diff:
            return bool(result.diff)
        if not result.findings:
            return False
        fail_on = self.workspace.settings_of(result.path).core.fail_on
        return any(finding.severity.rank >= fail_on.rank for finding in result.findings)

    def exit_code(self, *, exit_zero: bool) -> int:
        """Return the code with which the scan ends."""
        if self.failed:
            return ExitCode.FAILURE
        return ExitCode.FINDINGS if self.found and not exit_zero else ExitCode.OK
