"""What the tests of readers share: a short way to say what a reader made of a source, and what must hold for any source."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from spincheck.api import Document, Reader, Span

HOSTILE = ("\0", "\ud800", "\udfff", "😀", "é", "\u2028", "\x0c", "\x85", "\x1b[31m", "\ufffc", "\ufeff")
PROSE = ("a", "Word", "text. ", "two words", " ", "   ", "\t", "\n", "\n\n", "\r\n", "\r", "    ")


def read(reader: Reader, source: str) -> list[tuple[str, str]]:
    """Return the kind and text of every block of ``source``."""
    document = reader.read(source, "x")
    check(document)
    return [(block.kind.value, document.text[block.span.start : block.span.end]) for block in document.blocks]


def origin(reader: Reader, source: str, text: str) -> str:
    """Return the source that ``text``, which must occur once in the document, was read from."""
    document = reader.read(source, "x")
    assert document.text.count(text) == 1
    start = document.text.index(text)
    span = document.to_source(Span(start, start + len(text)))
    return source[span.start : span.end]


def comments(reader: Reader, source: str) -> list[str]:
    """Return every comment of ``source``."""
    return [source[span.start : span.end] for span in reader.read(source, "x").comments]


def check(document: Document) -> None:
    """Assert what must hold for every document; that its pieces add up to the source, `DocumentBuilder.build` has checked."""
    text, at = document.text, 0
    for block in document.blocks:
        before, body = text[at : block.span.start], text[block.span.start : block.span.end]
        assert not before.strip(), "text outside of blocks is white space"
        assert before or at == 0, "white space stands between two blocks"
        assert body
        assert body == body.strip()
        at = block.span.end
    assert not text[at:].strip(), "text outside of blocks is white space"
    text_at = source_at = 0
    for segment in document.segments:
        assert segment.text.start == text_at
        assert segment.source.start >= source_at
        text_at, source_at = segment.text.end, segment.source.end
        if segment.verbatim:
            assert text[segment.text.start : text_at] == document.source[segment.source.start : source_at]
    assert text_at == len(text)


def sources(markup: Sequence[str]) -> st.SearchStrategy[str]:
    """Draw any text, and text put together from pieces of markup, prose and hostile characters."""
    any_text = st.text(st.characters(codec=None, categories=None), max_size=60)
    return any_text | st.lists(st.sampled_from((*markup, *PROSE, *HOSTILE)), max_size=30).map("".join)
