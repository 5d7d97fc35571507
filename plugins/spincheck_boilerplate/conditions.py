"""Weighs matches by what else the document holds, where their rules ask for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from spincheck.api import Confidence

from .definitions import Definition
from .lines import Lines
from .matching import Match, lines_of


def weigh(matches: Sequence[Match], lines: Lines) -> list[Match]:
    """Return the matches; one for which ``beside`` or ``at_least`` of its rule does not hold is a hint."""
    if not any(_is_conditional(match.definition) for match in matches):
        return list(matches)
    counts = Counter(match.definition.rule.code for match in matches)
    codes_on: defaultdict[int, set[str]] = defaultdict(set)
    for match in matches:
        for line in lines_of(match, lines):
            codes_on[line].add(match.definition.rule.code)
    return [
        match
        if counts[match.definition.rule.code] >= match.definition.at_least and _stands_beside(match, lines, codes_on)
        else replace(match, confidence=Confidence.LOW)
        for match in matches
    ]


def _is_conditional(definition: Definition) -> bool:
    return bool(definition.beside) or definition.at_least > 1


def _stands_beside(match: Match, lines: Lines, codes_on: dict[int, set[str]]) -> bool:
    beside, on = match.definition.beside, lines_of(match, lines)
    neighbours = (on.start - 1, on.stop)
    return not beside or any(code.startswith(beside) for line in neighbours for code in codes_on.get(line, ()))
