"""Text as the row of numbers that the context model reads."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from spincheck.readers.plain import PlainReader
from spincheck_spun.context.encoding import REACH, Encoded, encode
from spincheck_spun.context.vocabulary import BREAK, MARK, NUMBER, UNKNOWN
from spincheck_spun.tokens import tokenize
from training.context.packing import vocabulary_of

VOCABULARY = vocabulary_of(["one", "two", "three"])
ONE, TWO, THREE = VOCABULARY.numbers(["one", "two", "three"]).tolist()


def encoded(text: str) -> Encoded:
    document = PlainReader().read(text, "text")
    starts = [block.span.start for block in document.blocks]
    return encode(document.text, tokenize(document, document.words), starts, VOCABULARY)


def inner(text: str) -> list[int]:
    row: list[int] = encoded(text).row.tolist()
    assert row[:REACH] == row[-REACH:] == [BREAK] * REACH
    return row[REACH:-REACH]


def test_words_follow_one_another() -> None:
    assert inner("one two three 42 else") == [ONE, TWO, THREE, NUMBER, UNKNOWN]


def test_sentences_are_parted_by_a_break() -> None:
    assert inner("One. Two! Three?") == [ONE, BREAK, TWO, BREAK, THREE]


def test_blocks_are_parted_by_a_break() -> None:
    assert inner("one\n\ntwo") == [ONE, BREAK, TWO]


def test_other_marks_part_words_too() -> None:
    assert inner("one, two (three) one – two") == [ONE, MARK, TWO, MARK, THREE, MARK, ONE, MARK, TWO]


def test_a_hyphen_parts_nothing() -> None:
    assert inner("one-two") == [ONE, TWO]


def test_capitals_are_known() -> None:
    assert encoded("One two THREE éa").lower.tolist() == [False, True, False, False]


def test_no_words_are_a_row_of_breaks() -> None:
    assert encoded("…").row.tolist() == [BREAK] * 2 * REACH


@given(st.lists(st.sampled_from(["one", "two", "three", "four", "5", "-", ", ", ". ", "\n\n", " ", "“", "é", "😀"])))
def test_every_token_has_its_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = PlainReader().read(text, "text")
    tokens = tokenize(document, document.words)
    result = encoded(text)
    assert result.row[result.places].tolist() == VOCABULARY.numbers(tokens.words).tolist()
    parted = np.delete(result.row, result.places)
    assert set(parted.tolist()) <= {BREAK, MARK}
