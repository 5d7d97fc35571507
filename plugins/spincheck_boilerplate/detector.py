"""The boilerplate detector."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spincheck.api import Confidence, Detector, Document, Finding, Score

from .among import AMONG, find_among
from .checks import CHECKS
from .conditions import weigh
from .deciding import decide
from .definitions import load_definitions
from .lines import Lines
from .matching import Match, Matcher
from .options import BoilerplateOptions
from .repairs import repair
from .widgets import take_headlines

DEFINITIONS = load_definitions()
_LONGEST_QUOTE = 48
"""Code points of a finding's text that its message quotes."""


class BoilerplateDetector(Detector[BoilerplateOptions]):
    """Finds what scrapers, autoblogs and content management systems leave in the text of articles."""

    api = 1
    name = "boilerplate"
    rules = tuple(definition.rule for definition in DEFINITIONS)
    scores = ("debris-share",)
    options_type = BoilerplateOptions

    def __init__(self, options: BoilerplateOptions) -> None:
        super().__init__(options)
        definitions = [definition for definition in DEFINITIONS if definition.family not in options.disable]
        if options.rules:
            from .own import define_own

            own = define_own(options.rules)
            self.rules = (*self.rules, *(definition.rule for definition in own))
            definitions = [*own, *definitions]  # a line that a user claims is the user's
        self._matcher = Matcher(definitions)
        self._checked = [(definition, CHECKS[definition.check]) for definition in definitions if definition.check in CHECKS]
        self._among = [definition for definition in definitions if definition.check == AMONG]

    def detect(self, document: Document) -> Iterator[Finding | Score]:
        """Yield how much of the text is debris, and one finding for each piece of it, in the order of the text."""
        findings = list(self.find(document))
        if document.text:
            yield Score(name="debris-share", value=_share(findings, document), unit="share")
        yield from findings

    def find(self, document: Document) -> Iterator[Finding]:
        """Yield the findings alone."""
        lines = Lines(document)
        matches = weigh([*self._matcher.find(document, lines), *self._check(document, lines)], lines)
        if self.options.rules:
            from .own import prefer_own

            matches = prefer_own(matches, lines)
        for match in self._with_company(take_headlines(decide(matches, lines), lines), document, lines):
            yield Finding(
                rule=match.definition.rule,
                span=match.span,
                message=f"{_quoted(document.text[match.span.start : match.span.end])}: {match.definition.message}",
                confidence=match.confidence,
                suggestions=() if match.replacement is None else (match.replacement,),
                evidence=match.evidence,
                fix=repair(match, document, lines),
            )

    def _with_company(self, matches: list[Match], document: Document, lines: Lines) -> list[Match]:
        among = [match for definition in self._among for match in find_among(matches, document, lines, definition)]
        hidden = {match.line for match in among}
        kept = [match for match in matches if match.line not in hidden]
        return sorted([*kept, *among], key=lambda match: match.span) if among else matches

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
                        source=found.source,
                        evidence=found.evidence,
                    )


def _share(findings: Iterable[Finding], document: Document) -> float:
    """Return the share of the text's characters that are debris with medium or high confidence."""
    covered = end = 0
    for finding in findings:
        if finding.confidence is not Confidence.LOW:
            covered += max(0, finding.span.end - max(end, finding.span.start))
            end = max(end, finding.span.end)
    return round(covered / len(document.text), 4)


def _quoted(text: str) -> str:
    """Return the first line of ``text``, or as much of it as a message has room for, in quotation marks."""
    shown = text.splitlines()[0][:_LONGEST_QUOTE].strip()
    return f"'{shown}'" if shown == text else f"'{shown}…'"
