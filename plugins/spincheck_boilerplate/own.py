"""Users' own rules: tables of the configuration, checked as hard as those of ``data/``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from spincheck.api import BlockKind, Confidence, Document, DocumentBuilder, SourceSpan, nearest, parse_marked

from .definitions import Definition
from .lines import Lines
from .matching import Match, lines_of
from .options import BoilerplateOptions
from .patterns import check_repeats, check_ways
from .tables import check_beside, define

if TYPE_CHECKING:
    from .detector import BoilerplateDetector

_BLANK_LINE = re.compile(r"(\n\s*\n)")
_DEFAULTS = {
    "severity": "warning",
    "confidence": "medium",
    "why": "The configuration that adds this rule does not want it in a text.",
    "wrong": "The text speaks about it.",
    "repair": "Do what the message says.",
    "references": "The configuration that adds this rule.",
}


def check_options(options: BoilerplateOptions) -> None:
    """Check that the families exist, and that every rule's table makes sense and does what its examples say.

    Raises:
        ValueError: one is wrong; the message names it.
    """
    from .detector import DEFINITIONS, BoilerplateDetector

    families = {definition.family for definition in DEFINITIONS}
    for family in options.disable:
        if family not in families:
            raise ValueError(f"disable: there is no family '{family}'; {nearest(family, families)}")
    own = define_own(options.rules)
    _check_claims(own)
    check_beside(own, [definition.rule.code for definition in (*own, *DEFINITIONS)])
    detector = BoilerplateDetector(options)
    for definition in own:
        for text in (*definition.examples, *definition.counterexamples):
            _check_text(text, definition, detector)


def define_own(rules: Mapping[str, Mapping[str, Any]]) -> tuple[Definition, ...]:
    """Return the rules that the tables of a configuration describe.

    Raises:
        ValueError: a table breaks the format, or its pattern could keep a scan busy; the message names the rule.
    """
    return tuple(_define(code, table) for code, table in rules.items())


def prefer_own(matches: Sequence[Match], lines: Lines) -> list[Match]:
    """Return the matches without those that share a character with what a user's rule is sure of."""
    taken = defaultdict(list)
    for match in matches:
        if not match.definition.family and match.confidence is not Confidence.LOW:
            for line in lines_of(match, lines):
                taken[line].append(match.span)
    return [
        match
        for match in matches
        if not match.definition.family
        or not any(
            span.start < match.span.end and match.span.start < span.end
            for line in lines_of(match, lines)
            for span in taken.get(line, ())
        )
    ]


def _define(code: str, table: Mapping[str, Any]) -> Definition:
    summary = str(table.get("name", "")).replace("-", " ").capitalize()
    try:
        if "check" in table:
            raise ValueError("check: only the rules that come with spincheck have one")
        definition = define(code, {"summary": summary, **_DEFAULTS, **table})
        if definition.pattern:
            check_repeats(definition.pattern)
            check_ways(definition.pattern)
    except ValueError as error:
        raise ValueError(f"rules.{code}: {error}") from error
    return definition


def _check_claims(own: Iterable[Definition]) -> None:
    claimed: dict[str, str] = {}
    for definition in own:
        code = definition.rule.code
        for line in definition.exact:
            if (other := claimed.setdefault(line, code)) != code:
                raise ValueError(f"rules.{code}: {other} claims the line {line!r} too")


def _check_text(marked_text: str, definition: Definition, detector: BoilerplateDetector) -> None:
    """Check that the rule finds in one of its examples what is marked, and in a counterexample nothing."""
    code, is_example = definition.rule.code, marked_text in definition.examples
    try:
        text, marked = parse_marked(marked_text)
    except ValueError as error:
        raise ValueError(f"rules.{code}: {error}") from error
    if bool(marked) != is_example:
        raise ValueError(f"rules.{code}: examples mark by [|…|] what is found, counterexamples mark nothing: {marked_text!r}")
    document = _read(text, min(definition.formats, default="plain"))
    findings = [finding for finding in detector.find(document) if finding.rule.code == code]
    shown = [document.to_source(finding.span) for finding in findings if finding.confidence is not Confidence.LOW]
    if sorted(shown) != list(marked):
        hint = "; some only as a hint of low confidence" if len(shown) < len(findings) else ""
        kind = "example" if is_example else "counterexample"
        found, wanted = _quoted(text, shown), _quoted(text, marked)
        raise ValueError(f"rules.{code}: in the {kind} {text!r} it finds {found}, not {wanted}{hint}")


def _read(text: str, format: str) -> Document:
    """Return a document of paragraphs; which format they were written in does not matter to an example."""
    builder = DocumentBuilder(path="example", format=format, source=text)
    for piece in _BLANK_LINE.split(text):
        with builder.block(BlockKind.PARAGRAPH):
            builder.add_text(piece)
    return builder.build()


def _quoted(text: str, spans: Iterable[SourceSpan]) -> str:
    return ", ".join(repr(text[span.start : span.end]) for span in spans) or "nothing"
