"""The checks that need code."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from spincheck.readers.plain import PlainReader
from spincheck_boilerplate.checks import CHECKS
from spincheck_boilerplate.lines import Lines, fold, strip_final


def found(check: str, text: str) -> list[tuple[str, str | None]]:
    """Return what one check finds, and what it would put there."""
    document = PlainReader().read(text, "story.txt")
    return [
        (document.text[found.span.start : found.span.end], found.replacement)
        for found in CHECKS[check](document, Lines(document))
    ]


def misread(text: str) -> str:
    """Decode the bytes of ``text`` as Windows-1252 and let the undefined ones through, as browsers do."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


ACCENTED = st.text(st.sampled_from("éèüößñçœž’“”–—…€àêÉ日本語"), min_size=1, max_size=6)


@given(ACCENTED)
def test_mojibake_reads_as_what_it_was(text: str) -> None:
    assume(found("mojibake", f"x{text}y") == [])  # "çœœ" is what "眜" looks like when it is misread
    damaged = misread(text)
    assert found("mojibake", f"x{damaged}y") == [(damaged, text)]
    twice = misread(damaged)
    assert found("mojibake", f"x{twice}y") == [(twice, text)]


def test_cyrillic_mojibake() -> None:
    assert found("mojibake", "ÐŸÑ€Ð¸Ð²ÐµÑ‚, мир") == [("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет")]


@given(st.text(st.characters(codec="latin-1", categories=["L", "P", "Z"]), max_size=40))
def test_text_in_one_byte_letters_is_only_mojibake_if_it_decodes(text: str) -> None:
    for damaged, read in found("mojibake", text):
        assert damaged == "Â" or (read and damaged.encode("cp1252") == read.encode())


@pytest.mark.parametrize("text", ["SÃO PAULO", "ÂNGELA", "“Ä”", "AMANHÃ”", "« à »", "CAFÉ\xa0»", "naïve façade", "Å “so”"])
def test_spelling_is_no_mojibake(text: str) -> None:
    assert found("mojibake", text) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [("&nbsp;", "\xa0"), ("&amp;amp;", "&"), ("&#8217;", "’"), ("&#x2019;", "’"), ("&frac12;", "½")],
)
def test_entities(text: str, read: str) -> None:
    assert found("entity", f"a{text}b") == [(text, read)]


@pytest.mark.parametrize("text", ["R&D;", "a & b;", "&c", "&unknownname;", "x&y=1;z"])
def test_other_ampersands(text: str) -> None:
    assert found("entity", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Use Node.js, os.Exit and string.Format with self.Assert today.",
        "See https://example.org/a.Big and me@mail.Example now.",
        "The U.S.Army and the U.K.Navy met.",
        "It ends here.And that is all.",
        "Open Readme.Text, License.Text and Notice.Text now.",
    ],
)
def test_names_and_a_single_slip_are_not_glued_sentences(text: str) -> None:
    assert found("glued-sentences", text) == []


def test_capitals_and_years_count_where_plain_words_are_glued() -> None:
    text = "It rained.They left in 2017.Nobody saw LLaMA.The end.“So,” he said.Then 01.AI left."
    assert [words for words, _ in found("glued-sentences", text)] == [
        "rained.They",
        "2017.Nobody",
        "LLaMA.The",
        "end.“So",
        "said.Then",
    ]


TITLE = "New timetable for the island ferry"


@pytest.mark.parametrize(
    ("lines", "repeats"),
    [
        ([TITLE, TITLE, "It left."], 1),
        ([TITLE, "By Ann Sailor", TITLE, "It left."], 1),
        ([TITLE, "1", "2", "3", "4", "5", TITLE], 0),
        (["Row, row!", "Row, row!"], 0),
        (
            [
                "It left.",
                f"{TITLE} and for everybody who crosses the water",
                f"{TITLE} and for everybody who crosses the water",
            ],
            1,
        ),
    ],
)
def test_repeated_lines(lines: list[str], repeats: int) -> None:
    assert len(found("repeated-line", "\n\n".join(lines))) == repeats


@pytest.mark.parametrize("number", ["906", "4 553", "1 / 23", "1,204", "2"])
def test_lone_numbers(number: str) -> None:
    assert found("lone-number", f"The ferry\n\n{number}\n\nIt left.") == [(number, None)]


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(line: str) -> None:
    folded = fold(line)
    assume("ß" not in line)
    assert fold(strip_final(folded)) == fold(strip_final(fold(folded)))
