from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import BlockKind, Document, DocumentBuilder, SourceSpan, Span, Spans

SOME = st.text(min_size=1, max_size=6)
PIECES = st.one_of(
    st.tuples(st.just("text"), SOME, st.none()),
    st.tuples(st.just("markup"), SOME, st.none()),
    st.tuples(st.just("comment"), SOME, st.none()),
    st.tuples(st.just("replacement"), SOME, SOME),
)
Piece = tuple[str, str, str | None]
LAYOUTS = st.lists(st.tuples(st.sampled_from([None, *BlockKind]), st.lists(PIECES, max_size=5)), max_size=4)
Layout = list[tuple[BlockKind | None, list[Piece]]]


def read_as(piece: Piece) -> str:
    how, raw, text = piece
    return {"text": raw, "replacement": text or ""}.get(how, "")


def add(builder: DocumentBuilder, piece: Piece) -> None:
    how, raw, text = piece
    if text is None:
        {"text": builder.add_text, "markup": builder.add_markup, "comment": builder.add_comment}[how](raw)
    else:
        builder.add_replacement(raw, text)


def build(layout: Layout) -> Document:
    """Build a document of pieces, some of them in blocks."""
    builder = DocumentBuilder(path="-", format="test", source="".join(raw for _, pieces in layout for _, raw, _ in pieces))
    for kind, pieces in layout:
        if kind is None:
            for piece in pieces:
                add(builder, piece)
        else:
            with builder.block(kind):
                for piece in pieces:
                    add(builder, piece)
    return builder.build()


DOCUMENTS: st.SearchStrategy[Document] = st.builds(build, LAYOUTS)
DOCUMENTS_WITH_TEXT = DOCUMENTS.filter(lambda document: bool(document.text))


def small(source: str = "") -> DocumentBuilder:
    return DocumentBuilder(path="a.md", format="markdown", source=source)


@given(LAYOUTS)
def test_pieces_add_up(layout: Layout) -> None:
    document = build(layout)
    assert document.text == "".join(read_as(piece) for _, pieces in layout for piece in pieces)
    assert [document.source[comment.start : comment.end] for comment in document.comments] == [
        raw for _, pieces in layout for how, raw, _ in pieces if how == "comment"
    ]


@given(DOCUMENTS)
def test_segments_tile_the_text_and_keep_the_order_of_the_source(document: Document) -> None:
    assert "".join(document.text[part.text.start : part.text.end] for part in document.segments) == document.text
    for before, after in pairwise(document.segments):
        assert before.text.end == after.text.start
        assert before.source.end <= after.source.start


@given(DOCUMENTS)
def test_a_verbatim_segment_reads_the_same_on_both_sides(document: Document) -> None:
    for part in document.segments:
        text = document.text[part.text.start : part.text.end]
        assert (document.source[part.source.start : part.source.end] == text) is part.verbatim


@given(DOCUMENTS)
def test_neighbouring_verbatim_segments_are_one(document: Document) -> None:
    for before, after in pairwise(document.segments):
        assert not (before.verbatim and after.verbatim and before.source.end == after.source.start)


@given(DOCUMENTS_WITH_TEXT, st.data())
def test_a_wider_span_never_maps_narrower(document: Document, data: st.DataObject) -> None:
    bounds = sorted(data.draw(st.lists(st.integers(0, len(document.text)), min_size=4, max_size=4)))
    if bounds[1] == bounds[2]:
        return
    inner = document.to_source(Span(bounds[1], bounds[2]))
    outer = document.to_source(Span(bounds[0], bounds[3]))
    assert outer.start <= inner.start < inner.end <= outer.end


@given(DOCUMENTS_WITH_TEXT, st.data())
def test_a_span_maps_to_the_source_of_its_first_and_last_character(document: Document, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    characters = [document.to_source(Span(at, at + 1)) for at in range(start, end)]
    assert document.to_source(Span(start, end)) == SourceSpan(characters[0].start, characters[-1].end)


@given(LAYOUTS)
def test_a_block_is_the_text_added_inside_it_without_outer_space(layout: Layout) -> None:
    document = build(layout)
    bodies = [(kind, "".join(map(read_as, pieces)).strip()) for kind, pieces in layout if kind]
    assert [(block.kind, document.text[block.span.start : block.span.end]) for block in document.blocks] == [
        (kind, body) for kind, body in bodies if body
    ]
    for before, after in pairwise(document.blocks):
        assert before.span.end <= after.span.start


def test_markup_inside_a_span_stays_inside() -> None:
    builder = small("a <i>profound</i>&nbsp;learning")
    builder.add_text("a ")
    builder.add_markup("<i>")
    builder.add_text("profound")
    builder.add_markup("</i>")
    builder.add_replacement("&nbsp;", " ")
    builder.add_text("learning")
    document = builder.build()
    start = document.text.index("profound learning")
    place = document.to_source(Span(start, start + len("profound learning")))
    assert document.source[place.start : place.end] == "profound</i>&nbsp;learning"
    assert document.to_source(Span(start + 8, start + 9)) == SourceSpan(17, 23)


@pytest.mark.parametrize("span", [Span(0, 0), Span(2, 2), Span(1, 4), Span(3, 4)])
def test_an_empty_span_and_one_outside_the_text_have_no_source(span: Span) -> None:
    builder = small("abc")
    builder.add_text("abc")
    with pytest.raises(ValueError, match=r"a\.md"):
        builder.build().to_source(span)


@pytest.mark.parametrize(
    ("add_more", "message"),
    [
        (lambda builder: builder.add_text("b"), "does not read 'b'"),
        (lambda builder: builder.add_text("ab"), "does not read 'ab'"),
        (lambda builder: builder.add_replacement("", "x"), "'x' comes from no source"),
        (lambda builder: builder.build(), "accounted for 0 of 1 characters"),
    ],
)
def test_a_builder_refuses_what_is_not_its_source(add_more: Callable[[DocumentBuilder], object], message: str) -> None:
    builder = small("a")
    with pytest.raises(ValueError, match=message):
        add_more(builder)


def test_blocks_do_not_nest() -> None:
    builder = small()
    with builder.block(BlockKind.QUOTE), pytest.raises(ValueError, match="do not nest"), builder.block(BlockKind.PARAGRAPH):
        pass


def test_an_open_block_is_not_lost() -> None:
    builder = small("a")
    with builder.block(BlockKind.QUOTE):
        builder.add_text("a")
        with pytest.raises(ValueError, match="still open"):
            builder.build()
    assert [block.kind for block in builder.build().blocks] == [BlockKind.QUOTE]


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1)])
@pytest.mark.parametrize("kind", [Span, SourceSpan])
def test_a_span_has_a_start_before_its_end(kind: type[Span | SourceSpan], start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        kind(start, end)


def test_the_two_kinds_of_span_are_never_equal() -> None:
    place: object = SourceSpan(1, 3)
    assert Span(1, 3) != place
    assert len(Span(1, 3)) == 2
    assert sorted([Span(2, 3), Span(1, 5), Span(1, 2)]) == [Span(1, 2), Span(1, 5), Span(2, 3)]


@st.composite
def ascending(draw: st.DrawFn) -> list[Span]:
    bounds = sorted(draw(st.sets(st.integers(0, 60), max_size=20)))
    return [Span(start, end) for start, end in zip(bounds[0::2], bounds[1::2], strict=False)]


def flat(spans: list[Span]) -> Spans:
    return Spans(bound for span in spans for bound in (span.start, span.end))


@given(ascending(), st.slices(12))
def test_spans_are_a_sequence(spans: list[Span], part: slice) -> None:
    compact = flat(spans)
    assert list(compact) == spans
    assert [compact[index] for index in range(-len(spans), len(spans))] == spans + spans
    assert compact[part] == flat(spans[part])
    assert all(span in compact for span in spans)


@given(ascending(), st.integers(0, 60), st.integers(0, 60))
def test_spans_within_a_span_lie_wholly_inside(spans: list[Span], one: int, other: int) -> None:
    outer = Span(min(one, other), max(one, other))
    assert list(flat(spans).within(outer)) == [span for span in spans if outer.start <= span.start and span.end <= outer.end]


def test_spans_compare_by_content_and_read_their_text() -> None:
    spans = Spans([0, 1, 2, 4])
    assert spans.texts("abcd") == ["a", "cd"]
    assert spans != Spans([0, 1])
    assert spans != [Span(0, 1), Span(2, 4)]
    with pytest.raises(TypeError, match="unhashable"):
        hash(spans)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He wrote “deep learning” twice.", True),
        ('He wrote "deep learning," twice.', True),
        ("Er schrieb „deep learning“ hin.", True),
        ("He wrote “deep learning today” twice.", False),
        ("He wrote deep learning twice.", False),
    ],
)
def test_words_in_quotation_marks_of_their_own(text: str, quoted: bool) -> None:
    builder = DocumentBuilder(path="a", format="plain", source=text)
    builder.add_text(text)
    start = text.index("deep learning")
    assert builder.build().is_quoted(Span(start, start + len("deep learning"))) == quoted
