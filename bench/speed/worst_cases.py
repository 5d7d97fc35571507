"""Texts that are as hard as possible for a regular expression, built from its parse tree.

A backtracking matcher works longest on text that satisfies as much of a pattern as it can, in many ways, and then fails. So for
every repeat of the pattern there are texts that lead up to it and go on with what it takes: any character of its class, what it
repeats, and what would follow it. Each stands once as a single long run, and once as the lead-up over and over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

Node: TypeAlias = tuple[Any, Any]
"""An operator of ``re``'s parser and its argument."""

SINGLE = frozenset({ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.IN})
"""Operators that match one character."""
REPEATS = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})

_FILLERS = "a 1."
"""Characters to try where a class takes many: a letter, a space, a digit, a mark."""

_LONGEST = 1000
"""No more of a repeat, in code points, belongs to one of many runs."""


def compile_nodes(nodes: Sequence[Node], flags: int) -> re.Pattern[str]:
    """Compile a part of a parse tree on its own, so that ``re`` itself says what a class or an anchor matches."""
    state = parser.State()
    state.flags = flags
    compiled: re.Pattern[str] = compiler.compile(parser.SubPattern(state, list(nodes)))
    return compiled


@dataclass(frozen=True, slots=True)
class WorstCase:
    """A line of any length that a pattern has trouble with."""

    lead: str
    unit: str
    """What is repeated behind the lead."""

    def text(self, size: int) -> str:
        """Return the line in ``size`` code points."""
        return (self.lead + self.unit * (size // len(self.unit) + 1))[:size]


def build_worst_cases(pattern: str) -> list[WorstCase]:
    """Return the lines that may be hard for ``pattern``."""
    tree = parser.parse(pattern)
    pairs = dict.fromkeys(_pairs(list(tree), "", "", tree.state.flags))
    return [WorstCase(lead, unit) for lead, unit in pairs if unit]


def _pairs(nodes: Sequence[Node], before: str, after: str, flags: int) -> Iterator[tuple[str, str]]:
    """Yield a lead and what is repeated behind it, for each repeat in ``nodes``, which stand between two matched texts."""
    for index, (operator, argument) in enumerate(nodes):
        following = _sample(nodes[index + 1 :], flags) + after
        if operator in REPEATS:
            _, high, body = argument
            for unit in _units(list(body), following, flags):
                yield before, unit
                yield "", before + unit
                yield "", before + unit * (min(high, _LONGEST) // len(unit))
            yield from _pairs(list(body), before, following, flags)
        elif operator is ops.BRANCH:
            for alternative in argument[1]:
                yield from _pairs(list(alternative), before, following, flags)
        elif operator is ops.SUBPATTERN:
            yield from _pairs(list(argument[3]), before, following, flags)
        elif operator is ops.ATOMIC_GROUP:
            yield from _pairs(list(argument), before, following, flags)
        before += _sample([(operator, argument)], flags)
    yield "", before[:-1]


def _units(body: Sequence[Node], following: str, flags: int) -> Iterator[str]:
    """Yield what a repeat of ``body`` may take: its own shortest text, fillers, and all but the last of what would follow."""
    takes = compile_nodes(body, flags).fullmatch
    own = _sample(body, flags)
    yield from {own, *filter(takes, _FILLERS), *filter(takes, following[:1])} - {""}
    if len(following) > 2 and all(map(takes, following[:-1])):
        yield following[:-1]


def _sample(nodes: Sequence[Node], flags: int) -> str:
    """Return a short text that ``nodes`` match; what looks around them is left to luck."""
    return "".join(_sample_node(operator, argument, flags) for operator, argument in nodes)


def _sample_node(operator: Any, argument: Any, flags: int) -> str:
    if operator is ops.LITERAL:
        return chr(argument)
    if operator in SINGLE:
        own: list[str] = [chr(value[0] if kind is ops.RANGE else value) for kind, value in _items(operator, argument)]
        takes = compile_nodes([(operator, argument)], flags).fullmatch
        taken: str = next(filter(takes, (*own, *_FILLERS)))
        return taken
    if operator in REPEATS:
        low, _, body = argument
        return _sample(list(body), flags) * int(low)
    if operator is ops.BRANCH:
        return _sample(list(argument[1][0]), flags)
    if operator is ops.SUBPATTERN:
        return _sample(list(argument[3]), flags)
    return _sample(list(argument), flags) if operator is ops.ATOMIC_GROUP else ""


def _items(operator: Any, argument: Any) -> list[Node]:
    """Return the characters and ranges that a class names."""
    items = argument if operator is ops.IN else []
    return [(kind, value) for kind, value in items if kind in {ops.LITERAL, ops.RANGE}]
