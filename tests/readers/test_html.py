from __future__ import annotations

import pytest
from hypothesis import given

from spincheck.readers.html import HtmlReader
from tests.readers.reading import check, comments, origin, read, sources

READER = HtmlReader()


def test_a_page() -> None:
    source = """<!DOCTYPE html>
<html><head><title>The Mill &amp; the River</title><style>p { color: red }</style></head>
<body><h1>The Mill</h1><p>It stands
still.</p><ul><li>wheel<li>stone</ul><blockquote><p>It turned.</p></blockquote>
<table><tr><th>Year<td>1790</table>after</body></html>"""
    assert read(READER, source) == [
        ("heading", "The Mill & the River"),
        ("heading", "The Mill"),
        ("paragraph", "It stands\nstill."),
        ("list-item", "wheel"),
        ("list-item", "stone"),
        ("quote", "It turned."),
        ("table-cell", "Year"),
        ("table-cell", "1790"),
        ("paragraph", "after"),
    ]


def test_blocks_stand_on_lines_of_their_own() -> None:
    assert READER.read("<p>one</p><p>two</p>\n<p>three</p>", "x").text == "one\n\ntwo\nthree"


def test_inline_tags_vanish_and_spans_map_across_them() -> None:
    source = "<p><i>pro</i>found <b>learning</b></p>"
    assert read(READER, source) == [("paragraph", "profound learning")]
    assert origin(READER, source, "profound learning") == "pro</i>found <b>learning"


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("&amp;", "&"),
        ("&#8217;", "’"),
        ("&#x2019;", "’"),
        ("&nbsp;", "\xa0"),
        ("&copy", "©"),
        ("&NotEqualTilde;", "≂̸"),
        ("&#0;", "\ufffd"),
        ("&#xD800;", "\ufffd"),
        ("&#999999999;", "\ufffd"),
    ],
)
def test_references_are_decoded_where_they_stand(reference: str, text: str) -> None:
    source = f"<p>Mill{reference}River</p>"
    assert read(READER, source) == [("paragraph", f"Mill{text}River")]
    assert origin(READER, source, text) == reference
    assert origin(READER, source, "River") == "River"


def test_an_old_name_needs_no_semicolon_and_takes_no_more_than_itself() -> None:
    source = "&copyright"
    assert read(READER, source) == [("paragraph", "©right")]
    assert origin(READER, source, "©") == "&copy"
    assert origin(READER, source, "right") == "right"


@pytest.mark.parametrize("text", ["a & b", "a < b", "R&D", "&unknown;", "&#;", "&", "<", "< p>", "1 <2"])
def test_what_is_no_markup_is_text(text: str) -> None:
    assert read(READER, text) == [("paragraph", text)]


@pytest.mark.parametrize(
    "element",
    [
        '<script>if (a < b) "</p>";</script>',
        "<style>p > a { }</style>",
        "<template><p>slot</p></template>",
        "<noscript>Enable it</noscript>",
        "<textarea>typed <b></textarea>",
        "<iframe><p></iframe>",
        "<!-- <p>old</p> -->",
        "<![CDATA[x]]>",
        "<?php echo 1 ?>",
        "<SCRIPT type='a>b'>x</Script >",
    ],
)
def test_what_is_not_shown_is_not_read(element: str) -> None:
    assert read(READER, f"<p>Mill{element}stone</p>") == [("paragraph", "Millstone")]


@pytest.mark.parametrize(
    "element",
    ["<code>x = <b>1</b></code>", "<kbd>Q</kbd>", "<svg><title>t</title><svg></svg></svg>", '<img src="a.png" alt="b">'],
)
def test_code_and_pictures_are_one_object(element: str) -> None:
    assert read(READER, f"<p>Set {element} first.</p>") == [("paragraph", "Set \ufffc first.")]


def test_preformatted_text_is_code() -> None:
    assert read(READER, "a<pre>x = 1\n<b>y</b></pre>b") == [("paragraph", "a"), ("paragraph", "b")]


def test_a_block_of_objects_only_is_no_block() -> None:
    assert read(READER, "<p>a</p><p><img> <code>x</code></p><p>b</p>") == [("paragraph", "a"), ("paragraph", "b")]


def test_line_breaks() -> None:
    assert read(READER, "<p>one<br>two<br/>\nthree</p>") == [("paragraph", "one\ntwo\nthree")]


def test_attributes_hide_what_looks_like_a_tag() -> None:
    assert read(READER, """<p title="a > b" data-x='<p>' class=c"d>text</p>""") == [("paragraph", "text")]


def test_nothing_has_to_be_closed() -> None:
    assert read(READER, "<h2>Mill<p>one <code>x<p>two<ul><li>three<ul><li>four</ul></ul>five") == [
        ("heading", "Mill"),
        ("paragraph", "one \ufffc"),
        ("paragraph", "two"),
        ("list-item", "three"),
        ("list-item", "four"),
        ("paragraph", "five"),
    ]


@pytest.mark.parametrize(
    "cut", ["text<!-- never closed", 'text<a href="x', "text<script>x", "text</p", "text<!DOC", "text<pre>x"]
)
def test_a_cut_source_loses_nothing_before_the_cut(cut: str) -> None:
    assert read(READER, cut) == [("paragraph", "text")]


def test_comments_are_kept_for_directives() -> None:
    source = "<p>a<!-- spincheck: ignore -->b<!----><svg><!--in--></svg></p>"
    assert comments(READER, source) == ["<!-- spincheck: ignore -->", "<!---->", "<!--in-->"]


def test_deep_nesting() -> None:
    assert read(READER, "<div><ul><li>" * 10_000 + "deep" + "</li></ul></div>" * 10_000) == [("list-item", "deep")]


FRAGMENTS = (
    *("<p>", "</p>", "<div>", "</div>", "<code>", "</code>", "<pre>", "</pre>", "<li>", "</ul>", "<td>", "<h1>", "</h1>"),
    *("<!--", "-->", "<script>", "</script>", "<svg>", "</svg>", "<br>", "<img>", "<b", "<", ">", "/>", "=", '"', "'", "</"),
    *("&amp;", "&copy", "&#65;", "&#", "&", ";", "<blockquote>", "</blockquote>", "<!", "<?", "<textarea>", "<kbd/>"),
)


@given(sources(FRAGMENTS))
def test_any_text(source: str) -> None:
    check(READER.read(source, "x"))
