"""A backtracking matcher that matches as ``re`` does and counts its steps, because ``re`` does not say how much it did.

It tries what CPython's engine tries, in the same order and without its shortcuts. A step is the comparison of one character, or
one alternative or one length of a repeat that is tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

from bench.speed.worst_cases import REPEATS, SINGLE, Node, compile_nodes

MOST_STEPS = 2_000_000
"""Of one search: a second or two of the counter's time, and a thousand for each character of the longest texts."""

Matcher: TypeAlias = Callable[[int], int | None]
"""Matches a part of the pattern and all that follows it; returns where the whole match ends, None if there is none."""


class StepCounter:
    """Stands for a compiled pattern; every search is compared with that of ``re``.

    Raises:
        AssertionError: by the methods; a search differs from that of ``re``, or takes more than `MOST_STEPS`.
    """

    def __init__(self, pattern: str) -> None:
        self.steps = 0
        self._limit = 0
        self._re = re.compile(pattern)
        self._text = ""
        self._must_end = False
        tree = parser.parse(pattern)
        self._match = self._sequence(list(tree), tree.state.flags, self._finish)

    def match_end(self, text: str, start: int = 0) -> int | None:
        """Return where the match that begins at ``start`` ends."""
        self._start(text, must_end=False)
        return self._match(start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return what ``re`` returns, having counted the same search."""
        self._start(text, must_end=True)
        end, match = self._match(0), self._re.fullmatch(text)
        assert (end is None) == (match is None), text
        return match

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield what ``re`` yields, having counted the same search."""
        end = min(end, len(text))
        self._start(text[:end], must_end=False)
        spans, offset = [], start
        while offset <= end:
            self.steps += 1
            if (found := self._match(offset)) is not None:
                spans.append((offset, found))
            offset = max(offset + 1, found or 0)
        matches = list(self._re.finditer(text, start, end))
        assert [match.span() for match in matches] == spans, text
        yield from matches

    def _start(self, text: str, *, must_end: bool) -> None:
        self._text, self._must_end, self._limit = text, must_end, self.steps + MOST_STEPS

    def _check(self) -> None:
        assert self.steps <= self._limit, f"{self._re.pattern} runs away on {self._text}"

    def _finish(self, at: int) -> int | None:
        return None if self._must_end and at < len(self._text) else at

    def _sequence(self, nodes: Sequence[Node], flags: int, then: Matcher) -> Matcher:
        for is_single, run in groupby(reversed(list(nodes)), key=lambda node: node[0] in SINGLE):
            if is_single:
                then = self._singles(list(run)[::-1], flags, then)
            else:
                for operator, argument in run:
                    then = self._node(operator, argument, flags, then)
        return then

    def _node(self, operator: Any, argument: Any, flags: int, then: Matcher) -> Matcher:  # noqa: PLR0911  # one an operator
        if operator in REPEATS:
            low, high, body = argument
            if len(body) == 1 and body[0][0] in SINGLE:
                return self._run(operator, low, compile_nodes([(ops.MAX_REPEAT, (0, high, body))], flags), then)
            if operator is ops.POSSESSIVE_REPEAT:
                return self._possess(low, high, self._sequence(body, flags, _stay), then)
            return self._repeat(operator, (low, high), body, flags, then)
        if operator is ops.BRANCH:
            return self._branch([self._sequence(alternative, flags, then) for alternative in argument[1]])
        if operator is ops.SUBPATTERN:
            _, added, removed, body = argument
            return self._sequence(body, (flags | added) & ~removed, then)
        if operator is ops.ATOMIC_GROUP:
            body = self._sequence(argument, flags, _stay)
            return lambda at: None if (end := body(at)) is None else then(end)
        if operator is ops.AT:
            holds = compile_nodes([(operator, argument)], flags).match
            return lambda at: then(at) if holds(self._text, at) else None
        if operator in {ops.ASSERT, ops.ASSERT_NOT}:
            direction, body = argument
            width, look = body.getwidth()[0] if direction < 0 else 0, self._sequence(body, flags, _stay)
            wanted = operator is ops.ASSERT
            return lambda at: then(at) if (at >= width and look(at - width) is not None) is wanted else None
        raise NotImplementedError(f"steps of {operator}")

    def _singles(self, nodes: Sequence[Node], flags: int, then: Matcher) -> Matcher:
        """Match one character for each node."""
        tests = [(compile_nodes([node], flags).fullmatch, dict[str, bool]()) for node in nodes]

        def match(at: int) -> int | None:
            for takes, known in tests:
                self.steps += 1
                character = self._text[at : at + 1]
                if character not in known:
                    known[character] = takes(character) is not None
                if not known[character]:
                    return None
                at += 1
            return then(at)

        return match

    def _run(self, operator: Any, low: int, longest: re.Pattern[str], then: Matcher) -> Matcher:
        """Repeat a single character: one comparison for each, then every length in turn."""

        def match(at: int) -> int | None:
            taken = longest.match(self._text, at)
            last = taken.end() if taken else at
            if operator is not ops.MIN_REPEAT:
                self.steps += last - at + 1
            self._check()
            if last < at + low:
                return None
            if operator is ops.POSSESSIVE_REPEAT:
                return then(last)
            ends = range(at + low, last + 1)
            for end in ends if operator is ops.MIN_REPEAT else reversed(ends):
                self.steps += 1
                if (found := then(end)) is not None:
                    return found
            return None

        return match

    def _repeat(self, operator: Any, bounds: tuple[int, int], body: Any, flags: int, then: Matcher) -> Matcher:
        """Repeat a group. How often it has matched, and where last, is put back whenever a try has failed."""
        low, high = bounds
        count, began = 0, -1

        def enter(at: int) -> int | None:
            nonlocal count, began
            outside = count, began
            count, began = 0, -1
            end = go_on(at)
            count, began = outside
            return end

        def go_on(at: int) -> int | None:
            nonlocal count, began
            self.steps += 1
            self._check()
            here, before = count, began
            end = then(at) if operator is ops.MIN_REPEAT and here >= low else None
            if end is None and here < high and not (at == before and here >= low):
                count, began = here + 1, at
                end = one_more(at)
                count, began = here, before
            return then(at) if end is None and operator is ops.MAX_REPEAT and here >= low else end

        one_more = self._sequence(body, flags, go_on)
        return enter

    def _possess(self, low: int, high: int, body: Matcher, then: Matcher) -> Matcher:
        """Repeat a group without ever trying another way to match it."""

        def match(at: int) -> int | None:
            count = 0
            while count < high and (end := body(at)) is not None:
                self.steps += 1
                count += 1
                if end == at:
                    count = max(count, low)
                    break
                at = end
            return then(at) if count >= low else None

        return match

    def _branch(self, alternatives: Sequence[Matcher]) -> Matcher:
        def match(at: int) -> int | None:
            for alternative in alternatives:
                self.steps += 1
                if (end := alternative(at)) is not None:
                    return end
            return None

        return match


def _stay(at: int) -> int:
    return at
