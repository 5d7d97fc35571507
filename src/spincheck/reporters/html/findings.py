"""The findings of one document as cards, and how each kind looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import Template

from ...api import Excerpt, FileResult, PlacedFinding, Rule
from ..evidence import changes, readable
from .markup import Html, fill, join, passage, template

_SUGGESTIONS = Template('<p class="instead">instead: $words</p>\n')
_WORDS = Template("<ins>$words</ins>")
_EXCERPT = Template('<p class="excerpt" dir="auto">$before<mark>$found</mark>$after</p>\n')
_DETAILS = Template("<details><summary>$title</summary>\n<dl>$rows</dl></details>\n")
_ROW = Template("<dt>$name</dt><dd>$value</dd>")
_PLACE = Template('<a href="#$anchor">$label</a>')
_LOOKS = 8
"""How many kinds look different from one another."""


class Looks:
    """The classes by which the style tells findings apart: kind (the letters of a rule's code), severity and confidence."""

    def __init__(self) -> None:
        self._kinds: dict[str, int] = {}

    def learn(self, rules: Mapping[str, Rule]) -> None:
        """Give the kinds of all rules their looks in the order of their names, so that they look alike in every report."""
        for code in sorted(rules):
            self.of_code(code)

    def of(self, finding: PlacedFinding) -> str:
        """Return the classes of a finding."""
        return f"{self.of_code(finding.code)} {finding.severity} {finding.confidence}"

    def of_code(self, code: str) -> str:
        """Return the class of a rule."""
        return f"kind{self._kinds.setdefault(code[:3], len(self._kinds)) % _LOOKS}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A finding with its number in the page."""

    number: int
    finding: PlacedFinding
    look: str
    """Its classes."""


def card(one: Numbered, file: FileResult, anchors: Iterable[tuple[str, str]]) -> Html:
    """Return all about one finding of a file; ``anchors`` are the ids of the places that show it, each with a label."""
    finding = one.finding
    return fill(
        template("finding"),
        number=one.number,
        look=one.look,
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        confidence=finding.confidence,
        message=finding.message,
        excerpt="" if file.source else _excerpt(finding.excerpt),
        suggestions=_suggestions(finding),
        details=join(_details(finding, file)),
        places=Html(" · ".join(fill(_PLACE, anchor=anchor, label=label) for anchor, label in anchors)),
    )


def _excerpt(excerpt: Excerpt) -> Html:
    before, found, after = (
        passage(part)
        for part in (excerpt.text[: excerpt.start], excerpt.text[excerpt.start : excerpt.end], excerpt.text[excerpt.end :])
    )
    return fill(_EXCERPT, before=before, found=found, after=after)


def _suggestions(finding: PlacedFinding) -> Html:
    if not finding.suggestions:
        return Html()
    words = (fill(_WORDS, words=suggestion or "(nothing)") for suggestion in finding.suggestions)
    return fill(_SUGGESTIONS, words=Html(" or ".join(words)))


def _details(finding: PlacedFinding, file: FileResult) -> Iterator[Html]:
    if finding.evidence:
        rows = (fill(_ROW, name=name, value=readable(value)) for name, value in finding.evidence.items())
        yield fill(_DETAILS, title="Evidence", rows=join(rows))
    if finding.fix and file.source:
        edits = (fill(_ROW, name="edit", value=change) for change in changes(finding.fix, file.source.text))
        yield fill(_DETAILS, title=f"Made by scan {'--fix' if finding.fix.safe else '--fix --unsafe-fixes'}", rows=join(edits))
