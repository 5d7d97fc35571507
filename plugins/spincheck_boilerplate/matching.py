"""Finds the lines and spans that definitions describe, at a cost that hardly grows with the number of definitions.

Whole lines are looked up in one dictionary. Literals are found by one Aho-Corasick pass over the text, and a pattern is tried
only on a line in which one of its own literals stands.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spincheck.api import Confidence, Document, JsonValue, SourceSpan, Span

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
    source: SourceSpan | None = None
    """What to delete in the source, where a check found it outside the text."""
    evidence: Mapping[str, JsonValue] = field(default_factory=dict)


def lines_of(match: Match, lines: Lines) -> range:
    """Return the indices of the lines that a match stands in."""
    return range(match.line, lines.at(match.span.end - 1) + 1)


class Matcher:
    """Finds what definitions describe by lines and patterns. Of two that claim the same whole line, the first has it."""

    def __init__(self, definitions: Sequence[Definition]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        self._by_line: dict[str, Definition] = {}
        by_literal: defaultdict[str, list[Definition]] = defaultdict(list)
        for definition in definitions:
            for line in definition.exact:
                self._by_line.setdefault(line, definition)
            for trigger in definition.triggers:
                by_literal[trigger].append(definition)
        self._woken = list(by_literal.values())
        self._longest = [max(map(_longest_line, woken)) for woken in self._woken]
        self._literals = AhoCorasick(by_literal, implementation=Implementation.ContiguousNFA)

    def find(self, document: Document, lines: Lines) -> Iterator[Match]:
        """Yield every match in ``document``, in no particular order; they may overlap."""
        for definition, line in self._whole_lines(lines):
            if _may_be_whole(definition, lines, line) and definition.may_stand(document.format, lines.kind(line)):
                yield _match(definition, lines.span(line), line)
        found = set()
        for definition, line in self._wake(document, lines):
            if definition.may_stand(document.format, lines.kind(line)):
                for match in _TRY[definition.unit](definition, document, lines, line):
                    place = (definition.rule.code, match.span)
                    if place not in found:
                        found.add(place)
                        yield match

    def _whole_lines(self, lines: Lines) -> Iterator[tuple[Definition, int]]:
        text, look_up = lines.text, self._by_line.get
        for index, (start, end) in enumerate(zip(lines.starts, lines.ends, strict=True)):
            if end - start <= _LONGEST_EXACT and (definition := look_up(strip_final(fold(text[start:end])))):
                yield definition, index

    def _wake(self, document: Document, lines: Lines) -> Iterator[tuple[Definition, int]]:
        tried = set()
        for stretch in lines.stretches():
            text = _searchable(document.text[stretch.start : stretch.end])
            for literal, start, _ in self._literals.find_matches_as_indexes(text, overlapping=True):
                line = lines.at(stretch.start + start)
                if lines.ends[line] - lines.starts[line] > self._longest[literal]:
                    continue
                for definition in self._woken[literal]:
                    pair = (definition.rule.code, line)
                    if pair not in tried:
                        tried.add(pair)
                        yield definition, line


def _longest_line(definition: Definition) -> int:
    """Return the length, in code points, from which on a line cannot hold a match."""
    return definition.longest if definition.unit is Unit.LINE else sys.maxsize


def _match(definition: Definition, span: Span, line: int) -> Match:
    return Match(definition=definition, span=span, line=line, confidence=definition.confidence)


def _may_be_whole(definition: Definition, lines: Lines, line: int) -> bool:
    return lines.length(line) <= definition.longest and not lines.goes_on(line)


def _try_line(definition: Definition, _document: Document, lines: Lines, line: int) -> Iterator[Match]:
    if _may_be_whole(definition, lines, line) and _compiled(definition.pattern).fullmatch(fold(lines.read(line))):
        yield _match(definition, lines.span(line), line)


def _try_block(definition: Definition, _document: Document, lines: Lines, line: int) -> Iterator[Match]:
    block = lines.block(line)
    if len(block) <= definition.longest:
        text = " ".join(lines.text[block.start : block.end].split())
        if _compiled(definition.pattern).fullmatch(fold(text)):
            yield _match(definition, block, lines.at(block.start))


def _try_span(definition: Definition, document: Document, lines: Lines, line: int) -> Iterator[Match]:
    for found in _compiled(definition.pattern).finditer(lines.text, lines.starts[line], lines.ends[line]):
        if not document.is_quoted(span := Span(*found.span())):
            yield _match(definition, span, line)


def _try_document(definition: Definition, document: Document, lines: Lines, line: int) -> Iterator[Match]:
    """Search so far around the line that no match that shares a character with it is cut."""
    start, end = lines.starts[line], lines.ends[line]
    before, after = max(start - definition.longest, 0), end + definition.longest + 1
    for found in _compiled(definition.pattern).finditer(lines.text, before, after):
        span = Span(*found.span())
        first, last = lines.at(span.start), lines.at(span.end - 1)
        if (
            len(span) <= definition.longest
            and span.start < end
            and span.end > start
            and span.start < lines.ends[first]
            and all(definition.may_stand(document.format, lines.kind(covered)) for covered in range(first, last + 1))
            and not document.is_quoted(span)
        ):
            yield _match(definition, span, first)


_TRY: Mapping[Unit, Callable[[Definition, Document, Lines, int], Iterator[Match]]] = {
    Unit.LINE: _try_line,
    Unit.BLOCK: _try_block,
    Unit.SPAN: _try_span,
    Unit.DOCUMENT: _try_document,
}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _searchable(text: str) -> str:
    """Return ``text`` in lower case with the same offsets, without the lone surrogates that UTF-8 cannot say."""
    if not text.isascii():
        text = _UNSEARCHABLE.sub("\ufffd", text)
    return text.lower()
