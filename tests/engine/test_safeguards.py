"""What a repair is refused for, on documents that the real readers read."""

from __future__ import annotations

import pytest

from spincheck.api import Edit, Reader, SourceSpan
from spincheck.engine.edits import apply_edits
from spincheck.engine.safeguards import examine
from spincheck.errors import FixError
from spincheck.readers.html import HtmlReader
from spincheck.readers.markdown import MarkdownReader
from spincheck.readers.plain import PlainReader
from spincheck.readers.rst import RstReader

SHORT = "The ferry left the pier before the storm. "
LONG = "The ferry that left the pier before the storm came back late, wet and without its captain. "
FILLER = SHORT * 20


def replaced(reader: type[Reader], source: str, *changes: tuple[str, str]) -> None:
    """Put one text in the place of another, once each and in this order, and let the safeguards look at it."""
    edits, at = [], 0
    for old, new in changes:
        at = source.index(old, at)
        edits.append(Edit(span=SourceSpan(at, at + len(old)), replacement=new))
        at += len(old)
    read = reader().read
    examine(read(source, "a"), read(apply_edits(source, edits), "a"), edits)


def test_a_few_words_may_go() -> None:
    replaced(PlainReader, FILLER + "Share this now.", ("Share this now.", ""))


@pytest.mark.parametrize(("words", "may"), [(15, True), (16, False)])
def test_at_most_15_percent_of_the_words_may_go(words: int, may: bool) -> None:
    source = " ".join(["word. "] * 100)
    cut = " ".join(["word. "] * words)
    if may:
        replaced(PlainReader, source, (cut, ""))
    else:
        with pytest.raises(FixError, match=r"16 of its 100 words would go, which is more than 15%"):
            replaced(PlainReader, source, (cut, ""))


def test_words_that_are_put_in_count_for_those_that_go() -> None:
    source = "word " * 20
    replaced(PlainReader, source, (source, "Wort " * 20))


def test_a_long_sentence_may_not_go_and_is_named_with_its_line() -> None:
    source = FILLER + "\n\n" + LONG + "\n"
    with pytest.raises(FixError) as refusal:
        replaced(PlainReader, source, (LONG, ""))
    message = str(refusal.value)
    assert "the sentence 'The ferry that left the pier before the storm came back…'" in message
    assert "(17 words, line 3) would go" in message
    assert "by hand" in refusal.value.hint


def test_a_long_sentence_may_not_go_in_pieces_either() -> None:
    with pytest.raises(FixError, match="17 words, line 1"):
        replaced(PlainReader, LONG + FILLER, (LONG[:40], ""), (LONG[40:], ""))


def test_a_sentence_of_twelve_words_may_go() -> None:
    twelve = "One two three four five six seven eight nine ten eleven twelve. "
    replaced(PlainReader, twelve + FILLER, (twelve, ""))
    with pytest.raises(FixError, match="13 words"):
        replaced(PlainReader, f"And {twelve}{FILLER}", (f"And {twelve}", ""))


def test_part_of_a_long_sentence_may_go() -> None:
    replaced(PlainReader, FILLER + LONG, (" before the storm came", " came"))


def test_of_a_long_sentence_that_stands_twice_one_may_go() -> None:
    replaced(PlainReader, f"{LONG}\n\n{LONG}\n\n{FILLER}", (f"{LONG}\n\n", ""))
    with pytest.raises(FixError, match="17 words"):
        replaced(PlainReader, f"{LONG}\n\n{LONG}\n\n{FILLER * 2}", (f"{LONG}\n\n", ""), (f"{LONG}\n\n", ""))


BROKEN = {
    "a paragraph becomes a heading": (MarkdownReader, f"{FILLER}\n\nAbove\n\n---\n", ("\n\n---", "\n---")),
    "two paragraphs become one": (MarkdownReader, f"{FILLER}\n\nAbove\n\nBelow\n", ("Above\n\n", "Above\n")),
    "code becomes prose": (MarkdownReader, f"{FILLER}\n\nAbove\n\n    code\n", ("\n\n    ", "\n\n")),
    "prose becomes code": (MarkdownReader, f"{FILLER}\n\nAd\nText\n", ("Ad\n", "    ")),
    "a fence is left open": (MarkdownReader, f"{FILLER}\n\n```\nx\n```\n\nText\n", ("\n```\n\nText", "\nText")),
    "a quotation loses its mark": (MarkdownReader, f"{FILLER}\n\n> Ad\n>\n> Text\n", ("> Ad\n>\n> ", "")),
    "half of an emphasis stays": (MarkdownReader, f"{FILLER}\n\nSome **ad** text\n", ("ad", "")),
    "a replacement is markup": (MarkdownReader, f"{FILLER}\n\nSome [ad] text\n", ("[ad]", "`ad`")),
    "a reference is cut in two": (HtmlReader, f"<p>{FILLER}</p><p>Tea &amp; rum</p>", ("&am", "")),
    "a tag is cut in two": (HtmlReader, f"<p>{FILLER}</p><p>Tea</p>", ("</p><p>", "</p><")),
    "a comment swallows the rest": (HtmlReader, f"<p>{FILLER}</p><!-- x --><p>Tea</p>", (" x -->", "")),
    "a literal block becomes a quotation": (RstReader, f"{FILLER}\n\nAd::\n\n    code\n", ("Ad::\n\n", "")),
    "a title loses its underline": (RstReader, f"{FILLER}\n\nTitle\n=====\n\nText\n", ("=====\n", "\n")),
}


@pytest.mark.parametrize(("reader", "source", "change"), BROKEN.values(), ids=list(BROKEN))
def test_the_rest_must_be_read_as_before(reader: type[Reader], source: str, change: tuple[str, str]) -> None:
    with pytest.raises(FixError, match="the rest would be read otherwise"):
        replaced(reader, source, change)


WHOLE = {
    "a paragraph": (MarkdownReader, f"{FILLER}\n\nAd\n\n---\n", ("Ad\n\n", "")),
    "a list item": (MarkdownReader, f"{FILLER}\n\n- Ad\n- Text\n", ("- Ad\n", "")),
    "a numbered item": (MarkdownReader, f"{FILLER}\n\n1. Ad\n2. Text\n", ("1. Ad\n", "")),
    "a word beside code": (MarkdownReader, f"{FILLER}\n\nThe `code` ad runs.\n", (" ad", "")),
    "a paragraph's text": (HtmlReader, f"<p>{FILLER}</p><p>Ad</p><p>Text</p>", ("Ad", "")),
    "a line of a paragraph": (RstReader, f"{FILLER}\n\nAbove\nAd\nbelow\n", ("Ad\n", "")),
    "a character": (MarkdownReader, f"{FILLER}\n\n# CafÃ© &amp; bar\n", ("Ã©", "é")),
}


@pytest.mark.parametrize(("reader", "source", "change"), WHOLE.values(), ids=list(WHOLE))
def test_what_leaves_the_rest_as_it_was_may_be_done(reader: type[Reader], source: str, change: tuple[str, str]) -> None:
    replaced(reader, source, change)


def test_the_message_names_the_first_line_that_would_be_read_otherwise() -> None:
    with pytest.raises(FixError, match="from line 3 on"):
        replaced(MarkdownReader, f"{FILLER}\n\nAbove\n\n---\n", ("\n\n---", "\n---"))
