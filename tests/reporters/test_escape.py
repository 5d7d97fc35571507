from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.reporters.escape import escape


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("one\ntwo\r\n\tthree\x00", r"one\ntwo\r\n\tthree\x00"),
        ("\x7f \x85 \x9b31m", r"\x7f \x85 \x9b31m"),
        ("\u202eabc\u202c \u2066x\u2069 \u200f", r"\u202eabc\u202c \u2066x\u2069 \u200f"),
        ("a\u2028b\u2029c", r"a\u2028b\u2029c"),
        ("wo\u200brd\ufeff\u00ad", r"wo\u200brd\ufeff\xad"),
        ("\ud800 \udce9", r"\ud800 \udce9"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_unsafe_characters_become_visible(text: str, shown: str) -> None:
    assert escape(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        r"C:\new\x1b.md",
        "naïve café cafe\u0301 “quoted” – a\u00a0b",
        "日本語 한국어 العربية עברית हिन्दी ไทย",
        "👩\u200d👩\u200d👧 🇩🇪 👍🏽 ☝\ufe0f \ufffc \ufffd",
        "می\u200cخواهم",
    ],
)
def test_ordinary_text_stays(text: str) -> None:
    assert escape(text) == text


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_becomes_one_printable_line(text: str) -> None:
    shown = escape(text)
    shown.encode()
    assert len(shown.splitlines()) <= 1
    assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not [char for char in shown if unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF"}]
    assert escape(shown) == shown
