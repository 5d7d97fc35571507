"""Inline directives: comments by which an author silences findings in the text itself.

``spincheck: ignore[SPN101, readability-drop]`` in a comment of the document's markup, or ``ignore`` alone for all rules, covers
the line it stands on or, alone on its lines, what follows up to the next blank line. ``spincheck: off`` covers everything until
``spincheck: on`` or the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..api import Document, Rule, SourceSpan

_DIRECTIVE = re.compile(r"\bspincheck:[ \t]*(?:(off|on)\b|ignore\b(?:\[([^\]]*)\])?)", re.IGNORECASE)
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """A stretch of source in which some rules are silent."""

    span: SourceSpan
    selectors: tuple[str, ...]
    """Codes, starts of codes or names, lower-case; none means every rule."""

    def covers(self, rule: Rule, span: SourceSpan) -> bool:
        """Say whether a finding of ``rule`` that starts in the stretch, or ends in it, is silenced."""
        if span.end <= self.span.start or span.start >= self.span.end:
            return False
        code = rule.code.lower()
        return not self.selectors or any(code.startswith(s) or s == rule.name for s in self.selectors)


def suppressions(document: Document) -> list[Suppression]:
    """Return what the comments of ``document`` silence."""
    found: list[Suppression] = []
    off_since: int | None = None
    for comment in document.comments:
        match = _DIRECTIVE.search(document.source, comment.start, comment.end)
        if not match:
            continue
        switch, codes = match.group(1), match.group(2)
        if switch is None:
            selectors = tuple(s.strip().lower() for s in (codes or "").split(",") if s.strip())
            found.append(Suppression(span=_reach(document.source, comment), selectors=selectors))
        elif switch.lower() == "off":
            off_since = comment.start if off_since is None else off_since
        elif off_since is not None:
            found.append(Suppression(span=SourceSpan(off_since, comment.end), selectors=()))
            off_since = None
    if off_since is not None:
        found.append(Suppression(span=SourceSpan(off_since, len(document.source)), selectors=()))
    return found


def _reach(source: str, comment: SourceSpan) -> SourceSpan:
    """Return what an ``ignore`` in ``comment`` covers: the rest of its line or, when it stands alone, the paragraph below."""
    line_start = max(source.rfind("\n", 0, comment.start), source.rfind("\r", 0, comment.start)) + 1
    ends = [at for at in (source.find("\n", comment.end), source.find("\r", comment.end)) if at >= 0]
    line_end = min(ends, default=len(source))
    if (source[line_start : comment.start] + source[comment.end : line_end]).strip():
        return SourceSpan(line_start, line_end)
    body = re.compile(r"\S").search(source, comment.end)
    blank = _BLANK_LINE.search(source, body.start()) if body else None
    return SourceSpan(line_start, blank.start() if blank else len(source))
