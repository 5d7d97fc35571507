"""Proves that a pattern cannot keep a scan busy.

Python's engine tries one way after another, and a pattern with repeats inside repeats has more ways than there is time. Here
every repeat is bounded, so that a try costs at most a constant whatever the text, and that constant is bounded as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod
from re import _constants as ops  # type: ignore[attr-defined]  # no public module knows how a pattern was read
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_MOST_WAYS = 1_000_000


def check_repeats(pattern: str) -> None:
    """Check that a match is never empty, every repeat has an upper bound, and one of varying length in another is possessive.

    Raises:
        ValueError: one is not, or this is no regular expression.
    """
    tree = _parsed(pattern)
    if tree.getwidth()[0] == 0:
        raise ValueError("pattern: it also matches nothing at all")
    for operator, (low, high, _), inside in _repeats(tree, inside=False):
        if high is ops.MAXREPEAT:
            raise ValueError("pattern: a repeat has no upper bound; write {0,80} for *, {1,80} for +")
        if inside and low != high and high > 1 and operator is not ops.POSSESSIVE_REPEAT:
            bounds = f"{{{low},{high}}}"
            raise ValueError(f"pattern: a repeat, {bounds}, stands inside another one; make it possessive: {bounds}+")


def check_ways(pattern: str) -> None:
    """Check that no text makes the engine go back more than a million times in one try.

    Raises:
        ValueError: one may, or this is no regular expression.
    """
    if _ways(_parsed(pattern)) > _MOST_WAYS:
        raise ValueError("pattern: there are too many ways to match it; make repeats shorter, or possessive: {0,80}+")


def _parsed(pattern: str) -> Any:
    try:
        re.compile(pattern)
        return parser.parse(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"pattern: not a regular expression: {error}") from error


def _repeats(tree: Any, *, inside: bool) -> Iterator[tuple[Any, Any, bool]]:
    """Yield every repeat of a parsed pattern: its operator, its bounds, and whether it lies inside another one."""
    for operator, argument in tree:
        within = inside
        if operator in _REPEATS:
            yield operator, argument, inside
            within = inside or argument[1] > 1
        for part in argument if isinstance(argument, (list, tuple)) else [argument]:
            for branch in part if isinstance(part, list) else [part]:
                if isinstance(branch, parser.SubPattern):
                    yield from _repeats(branch, inside=within)


def _ways(tree: Any) -> int:
    """Return in how many ways a parsed pattern can match at one place, at most; past the limit just any number past it."""
    return min(prod(_ways_of(operator, argument) for operator, argument in tree), _MOST_WAYS + 1)


def _ways_of(operator: Any, argument: Any) -> int:
    ways = 1
    if operator in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        ways = _ways_of_repeat(*argument)
    elif operator is ops.POSSESSIVE_REPEAT:
        ways = _kept(_ways_of_repeat(argument[0], argument[0], argument[2]))
    elif operator is ops.ATOMIC_GROUP:
        ways = _kept(_ways(argument))
    elif operator in (ops.ASSERT, ops.ASSERT_NOT):
        ways = _kept(_ways(argument[1]))
    elif operator is ops.SUBPATTERN:
        ways = _ways(argument[3])
    elif operator is ops.GROUPREF_EXISTS:
        ways = sum(_ways(branch) for branch in argument[1:] if branch)
    elif operator is ops.BRANCH:
        ways = _ways_of_branches(argument[1])
    return ways


def _kept(ways: int) -> int:
    """Return 1 for what is matched in its first way and never tried again, unless to find that way takes too long."""
    return ways if ways > _MOST_WAYS else 1


def _ways_of_repeat(low: int, high: int, repeated: Any) -> int:
    inner = _ways(repeated)
    if inner == 1:
        return int(high) - int(low) + 1
    most = 20  # two ways, twenty times, are past the limit
    return sum(inner**times for times in range(min(low, most), min(high, most) + 1))


def _ways_of_branches(branches: list[Any]) -> int:
    """Return the ways of those branches that one and the same text may take."""
    ways = [(_first_letter(branch), _ways(branch)) for branch in branches]
    letters = {letter for letter, _ in ways if letter}
    anywhere = sum(count for letter, count in ways if not letter)
    return anywhere + max((sum(count for other, count in ways if other == letter) for letter in letters), default=0)


def _first_letter(branch: Any) -> str:
    """Return the letter that every match of a branch begins with; none if that is not plain to see."""
    if not len(branch):
        return ""
    operator, argument = branch[0]
    if operator is ops.SUBPATTERN:
        return _first_letter(argument[3])
    return chr(argument).lower() if operator is ops.LITERAL else ""
