"""What every reader must do."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ...api import Document, Reader, SourceSpan, Span
from .identity import check_identity
from .texts import HOSTILE_TEXTS, any_text, for_fixtures, texts_of

_MARKUP = (
    *(
        "# ",
        "* ",
        "> ",
        "1. ",
        "| a | b |\n|---|---|\n",
        "```",
        "~~~",
        "---\n",
        "===\n",
        "`",
        "**",
        "_",
        "[a](b)",
        "![",
        "]:",
        "\\",
    ),
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br/>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<",
        ">",
        "&amp;",
        "&#8217;",
        "&#x0;",
        "&",
    ),
    *(".. note::\n", "::\n", "``", ":ref:`", "\n    ", "\t", "\n\n", "\r\n", "\r", " ", "word", "Two words. "),
)
"""Pieces of the usual markups."""


class ReaderConformance:
    """Tests of one reader, which the fixture `reader` gives."""

    pieces = _MARKUP
    """What the texts for the reader are made of, beside any text; add what your format knows."""

    @pytest.fixture
    def reader(self) -> Reader:
        """Return the reader to test."""
        raise NotImplementedError("override the fixture 'reader'")

    def test_class_attributes(self, reader: Reader) -> None:
        """The class says what it is, in the form that the host accepts."""
        check_identity(reader)
        for suffix in reader.suffixes:
            assert suffix.startswith("."), f"the suffix {suffix!r} has no dot"
            assert suffix == suffix.lower(), f"the suffix {suffix!r} is not lower-case"

    @pytest.mark.parametrize("source", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS.keys())
    def test_hostile_texts(self, reader: Reader, source: str) -> None:
        """No text makes it fail or lose a character."""
        check_document(reader, source)

    @for_fixtures
    @given(source=any_text())
    def test_any_text(self, reader: Reader, source: str) -> None:
        """No text makes it fail or lose a character."""
        check_document(reader, source)

    @for_fixtures
    @given(data=st.data())
    def test_any_markup(self, reader: Reader, data: st.DataObject) -> None:
        """No markup, however broken, makes it fail or lose a character."""
        check_document(reader, data.draw(texts_of(self.pieces)))

    @for_fixtures
    @given(data=st.data())
    def test_no_state_between_documents(self, reader: Reader, data: st.DataObject) -> None:
        """A source reads the same whatever was read before it."""
        source, other = data.draw(texts_of(self.pieces)), data.draw(texts_of(self.pieces))
        first = reader.read(source, "a")
        reader.read(other, "b")
        assert reader.read(source, "a") == first


def check_document(reader: Reader, source: str) -> None:
    """Check that what ``reader`` makes of ``source`` is a document in its form.

    Raises:
        AssertionError: it is not.
    """
    document = reader.read(source, "a path")
    assert document.path == "a path"
    assert document.format == reader.name
    assert document.source == source
    _check_segments(document)
    _check_blocks(document)
    _check_in_order(document.comments)
    assert all(comment.end <= len(source) for comment in document.comments), "a comment reaches outside the source"


def _check_segments(document: Document) -> None:
    text, source = document.text, document.source
    at = Span(0, 0)
    for segment in document.segments:
        assert segment.text.start == at.end, f"text between {at.end} and {segment.text.start} has no source"
        at = segment.text
        if segment.verbatim:
            read, written = text[at.start : at.end], source[segment.source.start : segment.source.end]
            assert read == written, f"a verbatim segment reads {read!r} and its source {written!r}"
    assert at.end == len(text), f"text after {at.end} has no source"
    _check_in_order([segment.source for segment in document.segments])
    assert all(segment.source.end <= len(source) for segment in document.segments), "a segment reaches outside the source"


def _check_blocks(document: Document) -> None:
    spans = [block.span for block in document.blocks]
    _check_in_order(spans)
    text, at = document.text, 0
    for span in spans:
        block = text[span.start : span.end]
        assert block == block.strip() != "", f"a block is empty or has white space around it: {block!r}"
        assert not text[at : span.start].strip(), f"text outside the blocks: {text[at : span.start]!r}"
        at = span.end
    assert not text[at:].strip(), f"text outside the blocks: {text[at:]!r}"


def _check_in_order(spans: Iterable[Span] | Iterable[SourceSpan]) -> None:
    for one, other in pairwise(spans):
        assert one.end <= other.start, f"{one} and {other} overlap or are out of order"
