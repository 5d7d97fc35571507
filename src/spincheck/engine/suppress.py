"""Inline directives: comments by which an author silences findings in the text itself.

``spincheck: ignore[SPN101, readability-drop]`` in a comment of the document's markup, or ``ignore`` alone for all rules, covers
the line it stands on or, alone on its lines, what follows up to the next blank line. ``spincheck: off`` covers everything until
``spincheck: on`` or the end.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from ..api import Document, Rule, SourceSpan
from .positions import Locator

_DIRECTIVE = re.compile(r"\bspincheck:[ \t]*(?:(off|on)\b|ignore\b(?:\[([^\]]*)\])?)", re.IGNORECASE)
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_NON_SPACE = re.compile(r"\S")

_Selectors = tuple[str, ...]
"""Codes, starts of codes or names, lower-case; none means every rule."""


class Suppressions:
    """The stretches of one document in which some rules are silent. Asking costs the same however many directives there are."""

    def __init__(self, document: Document, locator: Locator) -> None:
        """Read the directives in the comments of ``document``; ``locator`` is for the same source."""
        self._stretches: defaultdict[_Selectors, list[SourceSpan]] = defaultdict(list)
        for selectors, span in _directives(document, locator):
            self._stretches[selectors].append(span)
        self._by_code: dict[str, tuple[array[int], array[int]]] = {}

    def cover(self, rule: Rule, span: SourceSpan) -> bool:
        """Say whether a finding of ``rule`` that shares a character with such a stretch is silenced."""
        if not self._stretches:
            return False
        if rule.code not in self._by_code:
            self._by_code[rule.code] = self._merged(rule)
        starts, ends = self._by_code[rule.code]
        after = bisect_left(starts, span.end)  # the first stretch that starts too late
        return after > 0 and ends[after - 1] > span.start

    def _merged(self, rule: Rule) -> tuple[array[int], array[int]]:
        """Return the starts and the ends of the stretches for ``rule``, in order and apart from one another."""
        code = rule.code.lower()
        starts, ends = array("I"), array("I")
        for span in sorted(
            span
            for selectors, spans in self._stretches.items()
            if not selectors or any(code.startswith(selector) or selector == rule.name for selector in selectors)
            for span in spans
        ):
            if ends and span.start <= ends[-1]:
                ends[-1] = max(ends[-1], span.end)
            else:
                starts.append(span.start)
                ends.append(span.end)
        return starts, ends


def _directives(document: Document, locator: Locator) -> Iterator[tuple[_Selectors, SourceSpan]]:
    """Yield what each directive silences, and where."""
    source = document.source
    off_since: int | None = None
    blank = 0
    for comment in document.comments:
        match = _DIRECTIVE.search(source, comment.start, comment.end)
        if not match:
            continue
        switch, codes = match.group(1), match.group(2)
        if switch is None:
            selectors = tuple(selector.strip().lower() for selector in (codes or "").split(",") if selector.strip())
            line_start, line_end = locator.line_span(comment.start).start, locator.line_span(comment.end).end
            if _NON_SPACE.search(source, line_start, comment.start) or _NON_SPACE.search(source, comment.end, line_end):
                yield selectors, SourceSpan(line_start, line_end)
                continue
            body = _NON_SPACE.search(source, comment.end)
            if body and blank < body.start():  # else the blank line found for the comment before is also the next one here
                found = _BLANK_LINE.search(source, body.start())
                blank = found.start() if found else len(source)
            yield selectors, SourceSpan(line_start, blank if body else len(source))
        elif switch.lower() == "off":
            off_since = comment.start if off_since is None else off_since
        elif off_since is not None:
            yield (), SourceSpan(off_since, comment.end)
            off_since = None
    if off_since is not None:
        yield (), SourceSpan(off_since, len(source))
