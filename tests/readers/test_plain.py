from __future__ import annotations

import pytest
from hypothesis import given

from spincheck.readers.plain import PlainReader
from tests.readers.reading import check, comments, origin, read, sources

READER = PlainReader()
LONG = "A sentence that goes on for well over eighty characters, so that no program would have wrapped it there."


def test_each_line_of_extracted_text_is_a_paragraph() -> None:
    assert read(READER, f"{LONG}\n{LONG}\n") == [("paragraph", LONG), ("paragraph", LONG)]


def test_short_lines_below_each_other_are_paragraphs() -> None:
    assert read(READER, "Share\nTweet\nEmail\n") == [("paragraph", "Share"), ("paragraph", "Tweet"), ("paragraph", "Email")]


WRAPPED = """\
The river had risen overnight, and by the morning the lower meadow was a
lake in which the tops of the fence posts stood like a line of birds, each
of them with its own small wave.
Nobody had moved the sheep."""


def test_lines_that_were_filled_are_one_paragraph() -> None:
    first, second = WRAPPED.rsplit("\n", 1)
    assert read(READER, WRAPPED) == [("paragraph", first), ("paragraph", second)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_newline_counts(newline: str) -> None:
    source = WRAPPED.replace("\n", newline) + newline * 2 + "One." + newline + "Two."
    kinds_and_texts = read(READER, source)
    assert [text for _, text in kinds_and_texts[1:]] == ["Nobody had moved the sheep.", "One.", "Two."]
    assert READER.read(source, "x").text == source


def test_list_items_keep_their_markers_and_wrapped_lines() -> None:
    source = """\
- The first item is long enough to be wrapped at the end of its first
  line.
- The second one is short.
2) So is this one."""
    assert read(READER, source) == [
        ("list-item", source.split("\n- ", maxsplit=1)[0]),
        ("list-item", "- The second one is short."),
        ("list-item", "2) So is this one."),
    ]


@pytest.mark.parametrize("marker", ["-", "*", "•", "–", "1.", "12)"])
def test_markers(marker: str) -> None:
    assert read(READER, f"{marker} item") == [("list-item", f"{marker} item")]


@pytest.mark.parametrize("line", ["-item", "1990. A year", "3.5 per cent", "-"])
def test_what_only_looks_like_a_marker(line: str) -> None:
    assert read(READER, f"{line}\n") == [("paragraph", line)]


def test_a_line_without_final_punctuation_before_a_long_one_is_a_heading() -> None:
    assert read(READER, f"Where the River Went\n\n{LONG}\n") == [("heading", "Where the River Went"), ("paragraph", LONG)]


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("It rained.", LONG),
        ("He said: “It rained.”", LONG),
        ("[ad_1]", LONG),
        ("By the river", "Short."),
        ("By the river", ""),
        ("Two\nlines", LONG),
    ],
)
def test_what_is_no_heading(line: str, following: str) -> None:
    assert {kind for kind, _ in read(READER, f"{line}\n\n{following}")} == {"paragraph"}


def test_a_directive_is_a_comment_and_parts_paragraphs_like_a_blank_line() -> None:
    source = f"Before\n<!-- spincheck: off -->\n{LONG} <!--spincheck: ignore[SPN101]--> More.\n"
    assert comments(READER, source) == ["<!-- spincheck: off -->", "<!--spincheck: ignore[SPN101]-->"]
    assert read(READER, source) == [("heading", "Before"), ("paragraph", f"{LONG}  More.")]
    assert origin(READER, source, "More.") == "More."


@pytest.mark.parametrize("text", ["<!-- another comment -->", "<!-- spincheck: off", "<!-- spincheck:\noff -->"])
def test_other_comments_are_text(text: str) -> None:
    assert comments(READER, text) == []
    assert READER.read(text, "x").text == text


def test_white_space_alone_makes_no_block() -> None:
    assert read(READER, "") == []
    assert read(READER, " \n\t\r\n ") == []


@given(sources(["<!-- spincheck: off -->", "<!-- spincheck:", "-->", "- ", "1. ", "• ", LONG, WRAPPED]))
def test_any_text(source: str) -> None:
    document = READER.read(source, "x")
    check(document)
    if not document.comments:
        assert document.text == source
