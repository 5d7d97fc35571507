"""Offsets in every unit, against the slow and obvious way to count."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import SourceSpan
from spincheck.engine.positions import Locator

sources = st.text(st.sampled_from("ab é–😀\n\r\t\u2028\ud800"), max_size=60)


@given(sources, st.data())
def test_positions_agree_with_counting(source: str, data: st.DataObject) -> None:
    locator = Locator(source)
    for offset in data.draw(st.lists(st.integers(0, len(source)), max_size=6)):
        position = locator.position(offset)
        before = source[:offset]
        ends = [match.end() for match in re.finditer(r"\r\n|\r|\n", source) if match.end() <= offset]
        assert position.line == len(ends) + 1
        assert position.column == offset - (ends[-1] if ends else 0) + 1
        assert position.byte == len(before.encode("utf-8", "surrogatepass"))
        assert position.byte_column == len(before[ends[-1] if ends else 0 :].encode("utf-8", "surrogatepass")) + 1
        assert position.utf16 == len(before.encode("utf-16-le", "surrogatepass")) // 2


@given(sources.filter(bool), st.data())
def test_an_excerpt_holds_the_finding(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source) - 1))
    end = data.draw(st.integers(start + 1, len(source)))
    excerpt = Locator(source).excerpt(SourceSpan(start, end))
    assert excerpt.text[excerpt.start : excerpt.end] in source[start:end]
    assert source[start:end].startswith(excerpt.text[excerpt.start : excerpt.end])
    assert excerpt.text in source
    if source[start:end].strip("\r\n"):
        assert excerpt.end > excerpt.start or source[start] in "\r\n"


def test_an_excerpt_of_an_endless_line_is_short() -> None:
    source = "x" * 100_000 + "HERE" + "y" * 100_000
    excerpt = Locator(source).excerpt(SourceSpan(100_000, 100_004))
    assert excerpt.text[excerpt.start : excerpt.end] == "HERE"
    assert len(excerpt.text) < 1_000


def test_an_excerpt_holds_whole_lines() -> None:
    source = "first line\nthe second, with a hit in it\nthird\n"
    start = source.index("hit")
    excerpt = Locator(source).excerpt(SourceSpan(start, start + 3))
    assert (excerpt.text, excerpt.line) == ("the second, with a hit in it", 2)
