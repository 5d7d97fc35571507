"""Weighs matches by where they stand and what stands beside them.

A match counts fully inside its definition's zone and is only a hint outside. A hint becomes a finding beside a finding, at a
document's edge also beside another hint, and wherever the same line interrupts the text three times. Zones are counted in lines
that nothing matches, so that a long run of debris lies wholly in the tail.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from spincheck.api import Confidence

from .definitions import Unit, Zone
from .lines import Lines, fold
from .matching import Match

_TOP = 3
_TAIL = 5
_OFTEN = 3
"""How often the same line must interrupt prose to be a label of the page; a table repeats a word beside other cells."""


def decide(matches: Iterable[Match], lines: Lines) -> list[Match]:
    """Return the matches that remain, in order and not overlapping, with the confidence that their surroundings give them."""
    kept = _drop_covered(matches)
    zones = _Zones(lines, {match.line for match in kept})
    kept = [match if zones.hold(match) else replace(match, confidence=Confidence.LOW) for match in kept]
    kept = _raise_repeated(kept, lines)
    kept = _raise_beside(kept, zones)
    return _raise_beside(kept[::-1], zones)[::-1]


def _drop_covered(matches: Iterable[Match]) -> list[Match]:
    """Of two overlapping matches keep the surer, of two equally sure ones the longer, then the one whose code comes first."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.span, match.definition.rule.code)):
        if not kept or match.span.start >= kept[-1].span.end:
            kept.append(match)
        elif (match.confidence.rank, len(match.span)) > (kept[-1].confidence.rank, len(kept[-1].span)):
            kept[-1] = match
    return kept


class _Zones:
    """The first and the last lines of a document."""

    def __init__(self, lines: Lines, matched: set[int]) -> None:
        self._top = _reach(range(len(lines)), matched, _TOP)
        self._tail = _reach(range(len(lines) - 1, -1, -1), matched, _TAIL)

    def hold(self, match: Match) -> bool:
        """Return whether the match stands in the zone of its definition."""
        top, tail = match.line <= self._top, match.line >= self._tail
        return {Zone.ANY: True, Zone.EDGE: top or tail, Zone.TOP: top, Zone.TAIL: tail}[match.definition.zone]

    def at_edge(self, match: Match) -> bool:
        """Return whether the match stands in either zone."""
        return match.line <= self._top or match.line >= self._tail


def _reach(order: Sequence[int], matched: set[int], unmatched: int) -> int:
    """Return the index, in ``order``, of the last line of the zone: the line before the one after so many unmatched lines."""
    reached = order[0] if order else 0
    for index in order:
        if index not in matched:
            if unmatched == 0:
                break
            unmatched -= 1
        reached = index
    return reached


def _raise_repeated(matches: list[Match], lines: Lines) -> list[Match]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for match in matches:
        if match.confidence is Confidence.LOW and match.definition.unit is Unit.LINE:
            places[fold(lines.read(match.line))].append(match.line)
    repeated = {
        line
        for where in places.values()
        if len(where) >= _OFTEN and all(below - above > 1 for above, below in pairwise(where))
        for line in where
        if all(lines.is_prose(beside) for beside in (line - 1, line + 1) if 0 <= beside < len(lines))
    }
    return [replace(match, confidence=Confidence.MEDIUM) if match.line in repeated else match for match in matches]


def _raise_beside(matches: list[Match], zones: _Zones) -> list[Match]:
    raised: list[Match] = []
    for match in matches:
        before = raised[-1] if raised else None
        if (
            match.confidence is Confidence.LOW
            and match.definition.unit is Unit.LINE
            and before is not None
            and abs(before.line - match.line) == 1
            and (before.confidence is not Confidence.LOW or zones.at_edge(match))
        ):
            raised.append(replace(match, confidence=Confidence.MEDIUM))
        else:
            raised.append(match)
    return raised
