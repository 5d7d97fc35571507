"""No text makes a pattern slow: each is fed its own worst cases, and the work is counted, because time proves nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from re import _parser as parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.speed.worst_cases import WorstCase, build_worst_cases
from spincheck.readers.plain import PlainReader
from spincheck_boilerplate import matching
from spincheck_boilerplate.definitions import Definition, Unit, load_definitions
from spincheck_boilerplate.lines import Lines
from spincheck_boilerplate.matching import Matcher
from tests.plugins.boilerplate.step_counter import StepCounter

DEFINITIONS = [definition for definition in load_definitions() if definition.pattern]
SEARCHED = [definition for definition in DEFINITIONS if definition.unit in {Unit.SPAN, Unit.DOCUMENT}]
"""Those whose patterns are tried at every offset of a line of any length."""
MOST_STEPS = 300
"""For each character of the worst text, which takes about a microsecond."""
GROWTH = 2.2
"""Twice the text may cost so many times the work; the rest over 2 is for what the ends of the text save."""
SMALL, SIZES = 64, (1000, 2000)

_ATOMS = st.sampled_from(["a", "b", "ab", "[ab]", "[^a]", ".", "(?i:A)", r"\b", r"\w", "^", "$", "(?<=a)", "(?<!b)"])
_BOUNDS = st.sampled_from(["?", "{0,3}", "{1,2}", "{2}", "{2,9}"])


def _repeatable(pattern: str) -> bool:
    return bool(parser.parse(pattern).getwidth()[0])


def _larger(smaller: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(smaller, smaller).map("".join),
        st.tuples(smaller, smaller).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        st.tuples(smaller.filter(_repeatable), _BOUNDS, st.sampled_from(["", "?", "+"])).map(
            lambda parts: f"(?:{parts[0]}){parts[1]}{parts[2]}"
        ),
        smaller.map(lambda pattern: f"(?={pattern})"),
        smaller.map(lambda pattern: f"(?!{pattern})"),
        smaller.map(lambda pattern: f"(?>{pattern})"),
    )


@given(st.recursive(_ATOMS, _larger, max_leaves=8), st.text("abAB \n", max_size=12))
def test_the_counter_matches_as_re_does(pattern: str, text: str) -> None:
    """The counter itself compares."""
    counter = StepCounter(pattern)
    if _repeatable(pattern):
        list(counter.finditer(text, 0, len(text)))
    counter.fullmatch(text)


def test_the_counter_sees_what_runs_away() -> None:
    """The classic: a repeat in a repeat."""
    tame, wild = StepCounter("a{1,81}b"), StepCounter("(?:a{1,9}){1,9}b")
    assert tame.fullmatch("a" * 81) is None
    assert tame.steps < 1000
    with pytest.raises(AssertionError, match="runs away"):
        wild.fullmatch("a" * 81)


def code(definition: Definition) -> str:
    return definition.rule.code


def count(definition: Definition, text: str) -> int:
    """Return the steps of one try on ``text``."""
    counter = _counter(definition.pattern)
    before = counter.steps
    if definition in SEARCHED:
        list(counter.finditer(text, 0, len(text)))
    else:
        counter.fullmatch(text)
    return counter.steps - before


_counter = cache(StepCounter)


def worst_cases(definition: Definition, size: int) -> list[WorstCase]:
    """Return the lines that may be hard for a pattern, those first that are hardest when ``size`` long."""
    cases = build_worst_cases(definition.pattern)
    return sorted(cases, key=lambda case: count(definition, case.text(size)), reverse=True)


@pytest.mark.parametrize("definition", SEARCHED, ids=code)
def test_a_search_costs_in_step_with_the_line(definition: Definition) -> None:
    worst = worst_cases(definition, SMALL)[0]
    steps = [count(definition, worst.text(size)) for size in SIZES]
    assert steps[-1] <= GROWTH * steps[-2], (steps, worst)
    assert steps[-1] <= MOST_STEPS * SIZES[-1], (steps, worst)


@pytest.mark.parametrize("definition", [d for d in DEFINITIONS if d not in SEARCHED], ids=code)
def test_a_line_costs_little(definition: Definition) -> None:
    """Longer lines are never tried, so this is the most that one line can cost."""
    worst = worst_cases(definition, min(definition.longest, 3 * SMALL))[0]
    assert count(definition, worst.text(definition.longest)) <= MOST_STEPS * definition.longest, worst


class _Offered:
    """Stands for a compiled pattern and adds up how much text it is given to search."""

    total = 0

    def __init__(self, pattern: str) -> None:
        self._re = re.compile(pattern)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        _Offered.total += len(text)
        return self._re.fullmatch(text)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        _Offered.total += min(end, len(text)) - start
        return self._re.finditer(text, start, end)


@pytest.mark.parametrize("join", ["\n\n", "\n", " "], ids=["paragraphs", "lines", "one line"])
def test_the_matcher_offers_a_text_to_each_pattern_once(join: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole way from a document to its matches, over text that wakes every pattern again and again."""
    monkeypatch.setattr(matching, "_compiled", cache(_Offered))
    text = join.join(trigger for definition in DEFINITIONS for trigger in definition.triggers)
    matcher, totals = Matcher(DEFINITIONS), list[int]()
    for times in (1, 2, 4):
        document = PlainReader().read(join.join([text] * times), "triggers.txt")
        before = _Offered.total
        list(matcher.find(document, Lines(document)))
        totals.append(_Offered.total - before)
    assert all(before < after <= GROWTH * before for before, after in pairwise(totals)), totals
