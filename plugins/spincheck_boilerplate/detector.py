"""The boilerplate detector."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from spincheck.api import Detector, Document, Finding, NoOptions, Rule

from .checks import CHECKS
from .deciding import decide
from .definitions import load_definitions
from .lines import Lines
from .matching import Match, Matcher
from .repairs import repair
from .widgets import take_headlines

_DEFINITIONS = load_definitions()
_LONGEST_QUOTE = 48
"""Code points of a finding's text that its message quotes."""


class BoilerplateDetector(Detector[NoOptions]):
    """Finds what scrapers, autoblogs and content management systems leave in the text of articles."""

    api: ClassVar[int] = 1
    name: ClassVar[str] = "boilerplate"
    rules: ClassVar[tuple[Rule, ...]] = tuple(definition.rule for definition in _DEFINITIONS)
    options_type = NoOptions

    def __init__(self, options: NoOptions) -> None:
        super().__init__(options)
        self._matcher = Matcher(_DEFINITIONS)
        self._checked = [(definition, CHECKS[definition.check]) for definition in _DEFINITIONS if definition.check]

    def detect(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for each piece of debris, in the order of the text."""
        lines = Lines(document)
        matches = [*self._matcher.find(document, lines), *self._check(document, lines)]
        for match in take_headlines(decide(matches, lines), lines):
            yield Finding(
                rule=match.definition.rule,
                span=match.span,
                message=f"{_quoted(document.text[match.span.start : match.span.end])}: {match.definition.message}",
                confidence=match.confidence,
                suggestions=() if match.replacement is None else (match.replacement,),
                evidence=match.evidence,
                fix=repair(match, document, lines),
            )

    def _check(self, document: Document, lines: Lines) -> Iterator[Match]:
        for definition, check in self._checked:
            for found in check(document, lines):
                line = lines.at(found.span.start)
                may_stand = lines.hold(found.span) and definition.may_stand(document.format, lines.kind(line))
                if may_stand and not document.is_quoted(found.span):
                    yield Match(
                        definition=definition,
                        span=found.span,
                        line=line,
                        confidence=found.confidence or definition.confidence,
                        replacement=found.replacement,
                        evidence=found.evidence,
                    )


def _quoted(text: str) -> str:
    """Return the first line of ``text``, or as much of it as a message has room for, in quotation marks."""
    shown = text.splitlines()[0][:_LONGEST_QUOTE].strip()
    return f"'{shown}'" if shown == text else f"'{shown}…'"
