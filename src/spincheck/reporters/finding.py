"""One finding for people at a terminal, in the manner of ruff and rustc: its title, the passage, and notes under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from ..api import PlacedFinding, Severity, Style
from .escape import escape
from .excerpt import lay_out

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_GUTTER = "bold bright_blue"
_LONGEST = 6
"""Lines of an excerpt that are shown at most."""
_NARROWEST = 20
"""Columns that an excerpt or a note is given even on a narrower terminal."""


class FindingLayout:
    """Lays out findings for one style of output; every text from outside is escaped."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def lines(self, path: str, finding: PlacedFinding) -> Iterator[str]:
        """Yield the passage, and under it the message and the suggestions, each on one line however long."""
        mark = self._mark(finding)
        yield from self.passage(path, finding)
        yield f"{mark} {escape(finding.message)}"
        if finding.suggestions:
            yield f"{mark} suggestion: {self._paint(escape(in_words(finding.suggestions)), 'bold green')}"

    def passage(self, path: str, finding: PlacedFinding) -> Iterator[str]:
        """Yield the title, the place in ``path``, and the source with the finding marked."""
        color = f"bold {_COLORS[finding.severity]}"
        indent = _indent(finding)
        bar = self._paint(f"{indent} |", _GUTTER)
        place = f"{escape(path)}:{finding.start.line}:{finding.start.column}"

        title = f"{self._paint(finding.code, color)} {self._paint(finding.name, 'bold')}"
        yield f"{title}: {self._paint(finding.severity, color)}, {finding.confidence} confidence"
        yield f"{indent}{self._paint('-->', _GUTTER)} {place}"
        yield bar
        for line in islice(lay_out(finding, max(self._style.width - len(indent) - 3, _NARROWEST)), _LONGEST):
            number = self._paint(f"{line.number:>{len(indent)}} |", _GUTTER)
            yield f"{number} {line.before}{self._paint(line.marked, color)}{line.after}".rstrip()
            if line.carets:
                yield f"{bar} {self._paint(line.carets, color)}"
        if line.number < finding.last_line:
            yield self._paint("...", _GUTTER)
        yield bar

    def note(self, finding: PlacedFinding, text: str, details: Iterable[str] = ()) -> Iterator[str]:
        """Yield a note under a passage, with details below it, wrapped to the width of the output."""
        margin = " " * (len(_indent(finding)) + 3)
        first, *more = self._wrapped(text, margin)
        yield f"{self._mark(finding)} {first}"
        yield from (f"{margin}{line}" for line in more)
        for detail in details:
            first, *more = self._wrapped(detail, f"{margin}    ")
            yield f"{margin}  {first}"
            yield from (f"{margin}    {line}" for line in more)

    def _wrapped(self, text: str, margin: str) -> list[str]:
        from rich.console import Console
        from rich.text import Text

        room = max(self._style.width - len(margin), _NARROWEST)
        return [line.plain.rstrip() for line in Text(escape(text)).wrap(Console(width=room), room)] or [""]

    def _mark(self, finding: PlacedFinding) -> str:
        return self._paint(f"{_indent(finding)} =", _GUTTER)

    def _paint(self, text: str, style: str) -> str:
        if not (text and self._style.color):
            return text
        from rich.color import ColorSystem
        from rich.style import Style as TerminalStyle

        return TerminalStyle.parse(style).render(text, color_system=ColorSystem.STANDARD)


def in_words(suggestions: Iterable[str]) -> str:
    """Return suggestions, of which one may be to put nothing there, as a choice."""
    return " or ".join(suggestion or "(nothing)" for suggestion in suggestions)


def _indent(finding: PlacedFinding) -> str:
    return " " * len(str(finding.end.line))
