"""``spincheck explain --why``: all that is known about the findings at one place of a file."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..api import Document, PlacedFinding, Style
from ..engine import Workspace
from ..engine.hidden import Hiding
from ..engine.positions import Locator
from ..errors import ExitCode, PluginError, SourceError, UsageError
from ..reporters.escape import escape
from ..reporters.evidence import changes, readable
from ..reporters.finding import FindingLayout, in_words
from . import console

_NUMBERED = re.compile(r"(.+):([0-9]{1,9})", re.DOTALL)
_FORM = "write FILE:LINE or FILE:LINE:COLUMN, such as 'draft.md:12'"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A line of a file, or one character of it."""

    path: str
    line: int
    """From 1."""
    column: int | None = None
    """From 1, as in `spincheck.api.Position`; none means the whole line."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" + (f":{self.column}" if self.column else "")

    def is_touched_by(self, finding: PlacedFinding) -> bool:
        """Say whether a character of the finding stands there."""
        if self.column is None:
            return finding.start.line <= self.line <= finding.last_line
        start, end = (finding.start.line, finding.start.column), (finding.end.line, finding.end.column)
        return start <= (self.line, self.column) < end


def explain_place(text: str, workspace: Workspace) -> ExitCode:
    """Write all about the findings at a place, written ``FILE:LINE`` or ``FILE:LINE:COLUMN``.

    Raises:
        UsageError: the place is not written so, or does not exist.
        SourceError: the file cannot be read or is not text.
        PluginError: the reader crashed.
        ConfigError: the configuration that governs the file cannot be used.
    """
    place = _parse(text)
    settings = workspace.settings_of(place.path)
    try:
        document = workspace.open(place.path)
    except (SourceError, PluginError) as error:
        raise type(error)(f"{place.path}: {error}") from error
    _check_line(place, document)
    hiding = Hiding(workspace.host, settings, document)
    result = hiding.everything()
    found = [finding for finding in result.findings if place.is_touched_by(finding)]
    if found:
        console.write(f"{line}\n" for line in _explained(found, document, hiding, console.style(sys.stdout)))
    else:
        console.write(f"{line}\n" for line in _nearest(place, result.findings))
    return max(console.say_failures(workspace.host.failures), console.say_failures(result.failures, place.path))


def _parse(text: str) -> _Place:
    """Return the place that ``text`` names; a file may have colons and numbers in its name, so the one that exists is meant."""
    numbered = _NUMBERED.fullmatch(text)
    if not numbered:
        raise UsageError(f"'{text}' names no line; {_FORM}")
    path, last = numbered[1], int(numbered[2])
    place = _Place(path=path, line=last)
    if not os.path.lexists(path) and (twice := _NUMBERED.fullmatch(path)):
        place = _Place(path=twice[1], line=int(twice[2]), column=last)
    if not os.path.lexists(place.path):
        raise UsageError(f"there is no file '{place.path}'; {_FORM}")
    if os.path.isdir(place.path):  # noqa: PTH112  # raises nothing
        raise UsageError(f"'{place.path}' is a folder; {_FORM}")
    if place.line < 1 or place.column == 0:
        raise UsageError(f"'{text}': lines and columns count from 1")
    return place


def _check_line(place: _Place, document: Document) -> None:
    end = Locator(document.source).position(len(document.source))
    lines = end.line - (end.column == 1 and end.line > 1)
    if place.line > lines:
        raise UsageError(f"there is no line {place.line} in '{place.path}'; its last is line {lines}")


def _explained(found: Sequence[PlacedFinding], document: Document, hiding: Hiding, style: Style) -> Iterator[str]:
    layout = FindingLayout(style)
    for number, finding in enumerate(found):
        if number:
            yield ""
        yield from layout.passage(document.path, finding)
        yield from layout.note(finding, finding.message)
        if finding.suggestions:
            yield from layout.note(finding, f"suggestion: {in_words(finding.suggestions)}")
        if finding.evidence:
            evidence = (f"{name}: {readable(value)}" for name, value in finding.evidence.items())
            yield from layout.note(finding, "evidence:", evidence)
        if finding.fix:
            option = "--fix" if finding.fix.safe else "--fix --unsafe-fixes"
            safety = "safe" if finding.fix.safe else "unsafe"
            yield from layout.note(finding, f"{safety} fix, made by 'scan {option}':", changes(finding.fix, document.source))
        reasons = "; ".join(hiding.reasons(finding))
        yield from layout.note(finding, f"a scan does not show it: {reasons}" if reasons else "a scan shows it")
        yield from layout.note(finding, f"what the rule finds, and when it is wrong: spincheck explain {finding.code}")


def _nearest(place: _Place, findings: Sequence[PlacedFinding]) -> Iterator[str]:
    """Yield that there is nothing at ``place``, and the last finding before it and the first one after."""
    at = (place.line, place.column or 1)
    before = [finding for finding in findings if (finding.start.line, finding.start.column) < at]
    after = [finding for finding in findings if (finding.start.line, finding.start.column) > at]
    if not findings:
        yield f"No finding at {escape(str(place))}, nor anywhere else in the file, of any rule and at any confidence."
        return
    yield f"No finding at {escape(str(place))}, of any rule and at any confidence. The nearest:"
    for finding in (*before[-1:], *after[:1]):
        start = finding.start
        yield f"  {escape(place.path)}:{start.line}:{start.column} {finding.code} {finding.name}"
