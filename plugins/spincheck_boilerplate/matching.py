"""Finds the lines and spans that definitions describe, at a cost that hardly grows with the number of definitions.

Whole lines are looked up in one dictionary. Literals are found by one Aho-Corasick pass over the text, and a pattern is tried
only on a line in which one of its own literals stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spincheck.api import Confidence, Document, JsonValue, Span

from .definitions import Definition, Unit
from .lines import Lines, fold, strip_final

_LONGEST_EXACT = 160
"""No exact line is longer than this many code points, bullets included, so longer ones are not looked up."""
_UNSEARCHABLE = re.compile("[İ\ud800-\udfff]")
"""İ is the only character that becomes longer in lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One place where a definition applies, before its surroundings have been weighed."""

    definition: Definition
    span: Span
    line: int
    """The index of the line that it stands in."""
    confidence: Confidence
    replacement: str | None = None
    """What should stand there instead, where a check knows it."""
    evidence: Mapping[str, JsonValue] = field(default_factory=dict)


class Matcher:
    """Finds what a set of definitions describe by lines and patterns.

    Raises:
        ValueError: two definitions claim the same whole line.
    """

    def __init__(self, definitions: Sequence[Definition]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        self._by_line: dict[str, Definition] = {}
        by_literal: defaultdict[str, list[Definition]] = defaultdict(list)
        for definition in definitions:
            for line in definition.exact:
                if (other := self._by_line.setdefault(line, definition)) is not definition:
                    raise ValueError(f"{other.rule.code} and {definition.rule.code} both claim the line {line!r}")
            for trigger in definition.triggers:
                by_literal[trigger].append(definition)
        self._woken = list(by_literal.values())
        self._literals = AhoCorasick(by_literal, implementation=Implementation.ContiguousNFA)

    def find(self, document: Document, lines: Lines) -> Iterator[Match]:
        """Yield every match in ``document``, in no particular order; they may overlap."""
        for match in self._whole_lines(lines):
            if _may_stand(match.definition, document, lines, match.line):
                yield match
        for definition, line in self._wake(document, lines):
            if _may_stand(definition, document, lines, line):
                for match in _try_pattern(definition, lines, line):
                    if definition.unit is Unit.LINE or not document.is_quoted(match.span):
                        yield match

    def _whole_lines(self, lines: Lines) -> Iterator[Match]:
        text, look_up = lines.text, self._by_line.get
        for index, (start, end) in enumerate(zip(lines.starts, lines.ends, strict=True)):
            if end - start <= _LONGEST_EXACT and (definition := look_up(strip_final(fold(text[start:end])))):
                yield _match(definition, Span(start, end), index)

    def _wake(self, document: Document, lines: Lines) -> Iterator[tuple[Definition, int]]:
        tried = set()
        for stretch in lines.stretches():
            text = _searchable(document.text[stretch.start : stretch.end])
            for literal, start, _ in self._literals.find_matches_as_indexes(text, overlapping=True):
                line = lines.at(stretch.start + start)
                for definition in self._woken[literal]:
                    pair = (definition.rule.code, line)
                    if pair not in tried:
                        tried.add(pair)
                        yield definition, line


def _match(definition: Definition, span: Span, line: int) -> Match:
    return Match(definition=definition, span=span, line=line, confidence=definition.confidence)


def _may_stand(definition: Definition, document: Document, lines: Lines, line: int) -> bool:
    whole = definition.unit is Unit.LINE
    return (
        not (whole and lines.length(line) > definition.longest)
        and definition.may_stand(document.format, lines.kind(line))
        and not (whole and lines.goes_on(line))
    )


def _try_pattern(definition: Definition, lines: Lines, line: int) -> Iterator[Match]:
    pattern, span = _compiled(definition.pattern), lines.span(line)
    if definition.unit is Unit.SPAN:
        for found in pattern.finditer(lines.text, span.start, span.end):
            yield _match(definition, Span(*found.span()), line)
    elif pattern.fullmatch(fold(lines.read(line))):
        yield _match(definition, span, line)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _searchable(text: str) -> str:
    """Return ``text`` in lower case with the same offsets, without the lone surrogates that UTF-8 cannot say."""
    if not text.isascii():
        text = _UNSEARCHABLE.sub("\ufffd", text)
    return text.lower()
