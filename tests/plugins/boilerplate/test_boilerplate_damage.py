"""Checks of wrong decoding, characters that nobody sees, tags, spintax and addresses that language models marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import Confidence, Finding, Reader
from spincheck.readers.html import HtmlReader
from spincheck.readers.markdown import MarkdownReader
from spincheck.readers.plain import PlainReader
from spincheck_boilerplate.checks import CHECKS
from spincheck_boilerplate.checks.encoding import OTHER_SIGNS, other_readings
from spincheck_boilerplate.detector import BoilerplateDetector
from spincheck_boilerplate.lines import Lines
from spincheck_boilerplate.options import BoilerplateOptions


def found(check: str, text: str) -> list[tuple[str, str | None]]:
    """Return what one check finds, and what it would put there."""
    document = PlainReader().read(text, "story.txt")
    return [
        (document.text[found.span.start : found.span.end], found.replacement)
        for found in CHECKS[check](document, Lines(document))
    ]


@pytest.mark.parametrize("table", ["mac_roman", "cp1250", "cp1251", "cp437", "cp850"])
@given(mark=st.sampled_from("’“–—…"), word=st.sampled_from(["ferry", "Pier", "oak"]))
def test_typography_in_every_table(table: str, mark: str, word: str) -> None:
    shown = mark.encode().decode(table, "replace")
    if "\ufffd" not in shown:
        assert (shown, mark) in found("mojibake", f"The {word}{shown} the pier")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Z"]), max_size=60))
def test_what_is_read_again_was_shown_by_some_table(text: str) -> None:
    tables = ["cp1252", "mac_roman", "cp1250", "cp1251", "cp437", "cp850", "gbk"]
    for shown, read in found("mojibake", text):
        assert read is None or any(
            once in shown or shown in once or len(shown) > len(once)
            for once in (read.encode().decode(table, "replace") for table in tables)
        )


def test_russian_and_control_characters() -> None:
    assert found("mojibake", "РџСЂРёРІРµС‚, РјРёСЂ") == [("РџСЂРёРІРµС‚", "Привет"), ("РјРёСЂ", "мир")]
    assert found("mojibake", "The captain\x92s \x93ferry\x94") == [("\x92", "’"), ("\x93", "“"), ("\x94", "”")]


@pytest.mark.parametrize("text", ["2√π and √2", "Рік, СРСР і Сім’я", "GĂRĂ, MĂRŢI", "¬A", "├── pier", "один два три"])
def test_what_other_tables_would_show_may_be_meant(text: str) -> None:
    assert found("mojibake", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "co\u00adoperate",
        "שלום \u200f(3)\u200f",
        "می\u200cخواهم",
        "👩\u200d🚀",
        "ไทย\u200bไทย",
        "oak\ufeff—and",
        "a/\u200bb",
        "Auf\u200clage",
    ],
)
def test_invisible_characters_that_are_needed(text: str) -> None:
    assert found("invisible", text) == []


@pytest.mark.parametrize("text", ["oa\u200bk", "\u200eoak", "oak \ufeffpier", "the\u00ad oak", "oak\u200b\u200b."])
def test_invisible_characters_that_are_left_over(text: str) -> None:
    assert len(found("invisible", text)) == 1


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("[b]oak[/b]", ["[b]", "[/b]"]),
        ("[a][b]oak[/b][/a]", ["[b]", "[/b]", "[a]", "[/a]"]),
        ("[/b]oak[b]", []),
        ('x[oak name="a"]', []),
        ('[oak name="a"](pier)', []),
        ("[oak name=”a”]", ["[oak name=”a”]"]),
        ("[oak id=4 /]", ["[oak id=4 /]"]),
        ("[oak]", []),
    ],
)
def test_bracket_tags(text: str, tags: list[str]) -> None:
    assert [tag for tag, _ in found("bracket-tag", text)] == tags


@pytest.mark.parametrize(
    ("text", "spintax"),
    [
        ("{oak|pier}", ["{oak|pier}"]),
        ("{oak|{old|grey} pier}", ["{oak|{old|grey} pier}"]),
        ("{if (x) {oak|pier}", ["{oak|pier}"]),
        ("{oak|\npier}", []),
        ("{oak}", []),
        ("{1|2}", []),
        ("\\sqrt{a|b}", []),
    ],
)
def test_spintax(text: str, spintax: list[str]) -> None:
    assert [alternatives for alternatives, _ in found("spintax", text)] == spintax


@pytest.mark.parametrize("depth", [10, 100])
def test_spintax_in_spintax(depth: int) -> None:
    text = "{oak|" * depth + "pier" + "}" * depth
    assert found("spintax", f"The {text}.") == [(text, None)]


MARKED = "?utm_source=chatgpt.com"


@pytest.mark.parametrize(
    ("reader", "source", "repaired"),
    [
        (PlainReader, f"See https://example.org/{MARKED}.", "See https://example.org/."),
        (PlainReader, f"See https://example.org/{MARKED}&a=1 now.", "See https://example.org/?a=1 now."),
        (MarkdownReader, f"See [**oaks**](https://example.org/{MARKED}).", "See [**oaks**](https://example.org/)."),
        (MarkdownReader, f"[Oaks][1]\n\n[1]: https://example.org/{MARKED}\n", "[Oaks][1]\n\n[1]: https://example.org/\n"),
        (
            HtmlReader,
            '<a href="https://example.org/?a=1&amp;utm_source=openai">Oaks</a>',
            '<a href="https://example.org/?a=1">Oaks</a>',
        ),
    ],
)
def test_the_mark_is_taken_from_an_address(reader: type[Reader], source: str, repaired: str) -> None:
    (finding,) = BoilerplateDetector(BoilerplateOptions()).find(reader().read(source, "page"))
    assert isinstance(finding, Finding)
    assert finding.confidence is not Confidence.LOW
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert source[: edit.span.start] + edit.replacement + source[edit.span.end :] == repaired


@pytest.mark.parametrize(
    "source",
    [
        f"```\n[oaks](https://example.org/{MARKED})\n```\n",
        f"    [oaks](https://example.org/{MARKED})\n",
        f"`https://example.org/{MARKED}`\n",
        f"<!-- [oaks](https://example.org/{MARKED}) -->\n\nOaks.\n",
        "Many visits had utm_source=chatgpt.com last year.\n",
    ],
)
def test_addresses_in_code_and_comments_are_left(source: str) -> None:
    assert not list(BoilerplateDetector(BoilerplateOptions()).find(MarkdownReader().read(source, "page.md")))


def test_the_signs_of_other_tables_are_what_their_readings_begin_with() -> None:
    readings, _ = other_readings()
    assert frozenset(shown[0] for shown in readings) == OTHER_SIGNS
