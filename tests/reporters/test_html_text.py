"""A document's text in the page: every character of it, and every stretch marked."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from spincheck.reporters.html.text import MarkedText, Stretch, mark

_TAG = re.compile(r"<[^>]*>")
_PIECE = re.compile(r'<(?:a|span) class="(?:on|in) [^>]*data-f="([\d ]+)">(.*?)</(?:a|span)>', re.DOTALL)
_WORDS = st.text("ab <&\"'\n\r", max_size=60)


def _mark(source: str, *spans: tuple[int, int]) -> MarkedText:
    stretches = [
        Stretch(start=start, end=end, finding=number, look=f"kind{number}", label="label")
        for number, (start, end) in enumerate(spans, start=1)
    ]
    return mark(source, stretches, prefix="t")


def _read(html: str) -> str:
    return unescape(_TAG.sub("", re.sub(r'<a class="flag.*?</a>', "", html)))


@given(source=_WORDS, edges=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=5))
def test_no_character_is_lost_and_no_stretch_is_without_its_place(source: str, edges: list[tuple[int, int]]) -> None:
    spans = [(start, min(start + size, len(source))) for start, size in edges if start < len(source)]
    marked = _mark(source, *spans)
    assert re.sub(r"\s", "", _read(marked.html)) == re.sub(r"\s", "", source)
    assert set(marked.anchors) == set(range(1, len(spans) + 1))
    for anchor in marked.anchors.values():
        assert marked.html.count(f' id="{anchor}"') == 1
    for number, (start, end) in enumerate(spans, start=1):
        pieces = "".join(unescape(text) for numbers, text in _PIECE.findall(marked.html) if str(number) in numbers.split())
        wanted = re.sub(r"\s", "", source[start:end])
        # Of more than four findings at one place only the shortest are named.
        assert re.sub(r"\s", "", pieces) == wanted or len(spans) > 4


def test_the_shortest_of_overlapping_findings_is_shown() -> None:
    marked = _mark("one two three", (0, 13), (4, 7))
    assert [(numbers, text) for numbers, text in _PIECE.findall(marked.html)] == [
        ("1", "one "),
        ("2 1", "two"),
        ("1", " three"),
    ]


def test_a_passage_has_a_label_at_its_start_instead_of_a_link_of_many_lines() -> None:
    source = "Short. " + "It went on and on. " * 20
    marked = _mark(source, (7, len(source)))
    assert marked.html.startswith('<p dir="auto" id="tp0">Short. <a class="flag kind1" id="tf1" href="#f1"')
    assert '<span class="in kind1" data-f="1">It went on' in marked.html
    assert marked.anchors == {1: "tf1"}


def test_blank_lines_that_were_found_have_a_label_where_they_end() -> None:
    assert '<p dir="auto" id="tp4"><a class="flag kind1"' in _mark("a\n\n\nb", (1, 4)).html
    assert _mark("a\n\n\n", (1, 4)).html.endswith('data-f="1">label</a></p>\n')


def test_what_cannot_be_seen_is_written_out() -> None:
    html = _mark("a\u200bb \u202ec\ttab\r\nd\x1b[2J\ud800").html
    assert html == (
        '<p dir="auto" id="tp0">a<b class="control">\\u200b</b>b <b class="control">\\u202e</b>c\ttab\n'
        'd<b class="control">\\x1b</b>[2J<b class="control">\\ud800</b></p>\n'
    )
