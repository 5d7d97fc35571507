from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import SourceSpan
from spincheck.testing import parse_marked
from spincheck.testing.marks import in_context

unmarked = st.text(st.characters(exclude_characters="[|]"))


@given(st.lists(st.tuples(unmarked, unmarked.filter(bool))), unmarked)
def test_marks_come_out_and_their_spans_stay(pairs: list[tuple[str, str]], tail: str) -> None:
    marked = "".join(f"{before}[|{inside}|]" for before, inside in pairs) + tail
    text, spans = parse_marked(marked)
    assert text == "".join(before + inside for before, inside in pairs) + tail
    assert [text[span.start : span.end] for span in spans] == [inside for _, inside in pairs]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a [|b", "the mark '[|' at offset 2 is never closed: '[|b'"),
        ("a [|b|] c [|d", "the mark '[|' at offset 10 is never closed"),
        ("a b|]", "the mark '|]' at offset 3 closes nothing"),
        ("a [|b [|c|]|]", "the mark '[|' at offset 6 opens inside another pair"),
        ("a [||] b", "the mark '|]' at offset 4 closes a pair that holds nothing"),
        ("line\n[|b", "'[|b'"),
    ],
)
def test_wrong_marks_are_named_with_their_place(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        parse_marked(text)


def test_context_is_one_printable_line() -> None:
    text = "before\n" + "x" * 100 + "\x1b[31m word\r\n" + "y" * 100
    shown = in_context(text, SourceSpan(text.index("word"), text.index("word") + 4))
    assert shown == "…" + "x" * 34 + "\\x1b[31m [|word|]\\r⏎" + "y" * 38 + "…"


def test_context_cuts_a_long_span_in_its_middle() -> None:
    text = "a" + "b" * 500 + "c"
    assert in_context(text, SourceSpan(0, len(text))) == f"[|a{'b' * 39} … {'b' * 39}c|]"
