"""Edits of several rounds are one set of edits of the first source."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import Edit, SourceSpan
from spincheck.engine.edits import apply_edits, compose, moved, with_old_end


def edits_of(source: str) -> st.SearchStrategy[list[Edit]]:
    """Draw edits of ``source`` in ascending order, none at the place of another."""

    def make(offsets: list[int], replacements: list[str]) -> list[Edit]:
        spans = [SourceSpan(*pair) for pair in zip(offsets[::2], offsets[1::2], strict=False)]
        return [Edit(span=span, replacement=text) for span, text in zip(spans, replacements, strict=False)]

    offsets = st.lists(st.integers(0, len(source)), max_size=8, unique=True).map(sorted)
    replacements = st.lists(st.sampled_from(["", "", "x", "\n", "y\n", "zz"]), min_size=4, max_size=4)
    return st.builds(make, offsets, replacements)


sources = st.text(alphabet="ab\n\r", max_size=60)


@given(st.data())
def test_two_rounds_at_once_make_what_they_make_one_after_the_other(data: st.DataObject) -> None:
    source = data.draw(sources)
    first = data.draw(edits_of(source))
    between = apply_edits(source, first)
    second = data.draw(edits_of(between))
    composed = compose(first, between, second)
    assert apply_edits(source, composed) == apply_edits(between, second)
    assert all(one.span.end <= other.span.start for one, other in pairwise(composed))


def test_what_is_put_in_and_taken_out_again_leaves_a_deletion() -> None:
    first = [Edit(span=SourceSpan(2, 4), replacement="long")]
    second = [Edit(span=SourceSpan(0, 7), replacement="")]
    assert compose(first, "ablongef", second) == (Edit(span=SourceSpan(0, 5), replacement=""),)


def test_edits_beside_one_another_stay_apart() -> None:
    first = [Edit(span=SourceSpan(0, 2), replacement="")]
    second = [Edit(span=SourceSpan(0, 2), replacement="x")]
    assert compose(first, "cdef", second) == (
        Edit(span=SourceSpan(0, 2), replacement=""),
        Edit(span=SourceSpan(2, 4), replacement="x"),
    )


def test_moved_edits_keep_their_length() -> None:
    assert moved([Edit(span=SourceSpan(1, 3), replacement="x")], 4) == [Edit(span=SourceSpan(5, 7), replacement="x")]


@pytest.mark.parametrize(
    ("source", "gone", "left"),
    [
        ("a\n\nx", "x", "a"),
        ("a\n\nx\n", "x\n", "a\n"),
        ("a\r\n\r\nx\r\n", "x\r\n", "a\r\n"),
        ("a\r\rx\r", "x\r", "a\r"),
        ("a\n\nx", "\n\nx", "a"),
        ("a\nx\n", "x\n", "a\n"),
        ("a\n\nx\nb\n", "x\n", "a\n\nb\n"),
        ("a b", " b", "a"),
        ("x\n", "x\n", ""),
        ("\n\nx\n", "x\n", "\n"),
    ],
)
def test_the_end_stays_as_it_was(source: str, gone: str, left: str) -> None:
    start = source.index(gone)
    edits = with_old_end(source, (Edit(span=SourceSpan(start, start + len(gone)), replacement=""),))
    assert apply_edits(source, edits) == left


def test_several_deletions_at_the_end_are_one() -> None:
    edits = tuple(Edit(span=SourceSpan(start, start + 2), replacement="") for start in (3, 5))
    assert with_old_end("a\n\nx\ny\n", edits) == (Edit(span=SourceSpan(2, 7), replacement=""),)
