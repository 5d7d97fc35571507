from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from spincheck.api import PlacedFinding
from spincheck.reporters.escape import escape
from spincheck.reporters.excerpt import lay_out

MakeFinding = Callable[..., PlacedFinding]
_SOURCE = st.text(st.sampled_from("aé 語🗼☝\u0301\u200d\ufe0f\t\r\n\x1b")) | st.text(
    st.characters(exclude_categories=(), exclude_characters="[|]")  # what marks are made of
)


def drawn(finding: PlacedFinding, room: int) -> list[str]:
    """Return the lines and the carets under them."""
    lines = lay_out(finding, room)
    return [row for line in lines for row in (line.before + line.marked + line.after, line.carets)]


@pytest.mark.parametrize(
    ("marked", "rows"),
    [
        ("a [|b c|] d", ["a b c d", "  ^^^"]),
        ("語の[|灯台|]守", ["語の灯台守", "    ^^^^"]),
        ("cafe\u0301 [|de\u0301ja\u0300|] vu", ["cafe\u0301 de\u0301ja\u0300 vu", "     ^^^^"]),
        ("🗼 [|🗼|] 🗼", ["🗼 🗼 🗼", "   ^^"]),
        ("\ta\t[|b\tc|]", ["    a    b    c", "         ^^^^^^"]),
        ("a [|\u200b|]b", [r"a \u200bb", "  ^^^^^^"]),
        ("e[|\u0301|]", ["e\u0301", " ^"]),
        ("x\ny [|z\r\nu\rv|] w\n", ["y z", "  ^", "u", "^", "v w", "^"]),
        ("a [|b\n\nc|]", ["a b", "  ^", "", "", "c", "^"]),
    ],
    ids=["words", "wide", "combining", "emoji", "tabs", "invisible", "mark alone", "every newline", "blank line"],
)
def test_carets_stand_under_the_marked_words(make_finding: MakeFinding, marked: str, rows: list[str]) -> None:
    assert drawn(make_finding("SPN101", marked, ""), 60) == rows


@pytest.mark.parametrize(
    ("marked", "row", "carets"),
    [
        ("[|one|] two three four five six", "one two three four …", "^^^"),
        ("one two three four five [|six|]", "…three four five six", " " * 17 + "^^^"),
        ("one two three four [|five|] six seven eight nine", "…e four five six se…", " " * 8 + "^^^^"),
        ("one two three [|four five six seven eight|] nine", "…ree four five six …", " " * 5 + "^" * 15),
    ],
    ids=["start", "end", "middle", "mark too long"],
)
def test_long_lines_are_cut_around_the_marked_words(make_finding: MakeFinding, marked: str, row: str, carets: str) -> None:
    assert drawn(make_finding("SPN101", marked, ""), 20) == [row, carets]


def test_a_line_of_megabytes(make_finding: MakeFinding) -> None:
    words = "word " * 1_000_000
    (line,) = lay_out(make_finding("SPN101", f"{words}[|five|] {words}", ""), 1_000)
    assert line.marked == "five"
    assert line.before == "…" + ("word " * 1_000)[-240:], "what the excerpt leaves out shows, however wide the terminal is"


@given(before=_SOURCE, inside=_SOURCE.filter(bool), after=_SOURCE, room=st.integers(20, 200))
def test_no_line_is_too_wide(make_finding: MakeFinding, before: str, inside: str, after: str, room: int) -> None:
    for line in lay_out(make_finding("SPN101", f"{before}[|{inside}|]{after}", ""), room):
        assert cell_len(line.before) + cell_len(line.marked) + cell_len(line.after) <= room
        assert cell_len(line.carets) <= room


@given(before=_SOURCE, inside=_SOURCE.filter(bool), after=_SOURCE)
def test_where_there_is_room_all_that_is_found_is_marked(
    make_finding: MakeFinding, before: str, inside: str, after: str
) -> None:
    lines = list(lay_out(make_finding("SPN101", f"{before}[|{inside}|]{after}", ""), 100_000))
    assert "".join(line.marked for line in lines) == escape(re.sub("[\r\n]", "", inside).replace("\t", "    "))
    assert all(bool(line.carets) == bool(line.marked) for line in lines)
