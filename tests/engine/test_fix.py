"""Rounds of fixes: which are made, when they end, and when none is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from spincheck.api import (
    Confidence,
    Document,
    Excerpt,
    FileResult,
    PlacedEdit,
    PlacedFinding,
    PlacedFix,
    Severity,
    SourceSpan,
)
from spincheck.engine.edits import apply_edits
from spincheck.engine.fix import Repair, repair
from spincheck.engine.positions import Locator
from spincheck.readers.plain import PlainReader

FILLER = " The ferry left the pier before the storm." * 10
Wanted = tuple[bool, tuple[tuple[int, int, str], ...]]  # whether it is safe, and its edits


def finding(document: Document, wanted: Wanted) -> PlacedFinding:
    locator = Locator(document.source)
    safe, edits = wanted
    position = locator.position
    return PlacedFinding(
        code="ABC101",
        name="made-up",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        message="made up",
        text="",
        start=position(0),
        end=position(1),
        excerpt=Excerpt(text="", line=1, start=0, end=0),
        suggestions=(),
        evidence={},
        fix=PlacedFix(
            safe=safe,
            edits=tuple(PlacedEdit(start=position(start), end=position(end), replacement=text) for start, end, text in edits),
        ),
    )


def repaired(source: str, wanted: Callable[[str], Iterable[Wanted]], *, unsafe: bool = False) -> tuple[str, Repair]:
    """Repair a plain text by the fixes that ``wanted`` gives for what it is at the time."""

    def read(text: str) -> Document:
        return PlainReader().read(text.removeprefix("\ufeff"), "a.txt")

    def check(document: Document) -> FileResult:
        return FileResult(path="a.txt", findings=tuple(finding(document, one) for one in wanted(document.source)))

    made = repair(read(source), check=check, read=read, unsafe=unsafe)
    return apply_edits(source, made.edits), made


def once(*fixes: Wanted) -> Callable[[str], Iterable[Wanted]]:
    """Give these fixes for the first text only."""
    rounds = iter([fixes])
    return lambda _source: next(rounds, ())


def deletion(start: int, end: int) -> Wanted:
    return True, ((start, end, ""),)


def test_rounds_go_on_until_nothing_is_left() -> None:
    text, made = repaired("(((x)))" + FILLER, lambda source: [deletion(0, 1)] if source.startswith("(") else [])
    assert text == "x)))" + FILLER
    assert made.result.fixed == 3
    assert made.result.findings == ()
    assert [edit.span for edit in made.edits] == [SourceSpan(0, 1), SourceSpan(1, 2), SourceSpan(2, 3)]


def test_what_never_settles_is_given_up() -> None:
    text, made = repaired("x" + FILLER, lambda source: [(True, ((0, 1, "y" if source[0] == "x" else "x"),))])
    assert text == "x" + FILLER
    (failure,) = made.result.failures
    assert failure.origin == "fix"
    assert failure.message == "not repaired: after 20 rounds there is still something to fix"
    assert len(made.result.findings) == 1
    assert made.result.fixed == 0


def test_of_overlapping_fixes_the_earlier_is_made() -> None:
    assert repaired("abcdef" + FILLER, once(deletion(2, 5), deletion(1, 3)))[0] == "adef" + FILLER


def test_a_fix_is_made_as_a_whole_or_not_at_all() -> None:
    both = (True, ((3, 4, ""), (5, 6, "")))
    assert repaired("abcdef" + FILLER, once(deletion(2, 4), both))[0] == "abef" + FILLER
    assert repaired("abcdef" + FILLER, once(deletion(2, 3), both))[0] == "abe" + FILLER


@pytest.mark.parametrize(
    "fixes",
    [
        [(True, ((2, 4, ""), (3, 5, "")))],
        [(True, ((2, 2, "x"), (2, 2, "y")))],
        [deletion(0, 10_000)],
        [(True, ((0, 1, "a"),))],
        [(True, ())],
        [(False, ((0, 1, ""),))],
    ],
    ids=["overlaps itself", "one place twice", "beyond the end", "changes nothing", "no edits", "unsafe"],
)
def test_what_cannot_be_made_is_not(fixes: list[Wanted]) -> None:
    text, made = repaired("abcdef" + FILLER, lambda _source: fixes)
    assert text == "abcdef" + FILLER
    assert (made.result.fixed, made.result.failures) == (0, ())


def test_unsafe_fixes_are_made_when_asked_for() -> None:
    assert repaired("abcdef" + FILLER, once((False, ((0, 1, ""),))), unsafe=True)[0] == "bcdef" + FILLER


def test_two_insertions_at_one_place_take_two_rounds() -> None:
    text, made = repaired("ab" + FILLER, once((True, ((1, 1, "x"),)), (True, ((1, 1, "y"),))))
    assert text == "axb" + FILLER
    assert made.result.fixed == 1


def test_neighbours_do_not_overlap() -> None:
    assert repaired("abcdef" + FILLER, once(deletion(1, 3), deletion(3, 5)))[0] == "af" + FILLER


def test_a_text_that_would_not_be_read_back_is_refused() -> None:
    text, made = repaired("x\ufeff" + FILLER, once(deletion(0, 1)))
    assert text == "x\ufeff" + FILLER
    assert "would begin with U+FEFF" in made.result.failures[0].message


def test_deletions_may_share_the_blank_lines_between_them() -> None:
    text, made = repaired("x\n\ny\n\n" + FILLER, once(deletion(0, 3), deletion(1, 6)))
    assert text == FILLER
    assert made.result.fixed == 2


def test_deletions_may_not_share_anything_else() -> None:
    assert repaired("x y z" + FILLER, once(deletion(0, 2), deletion(1, 4)))[0] == "y z" + FILLER
    assert repaired("x\n\ny" + FILLER, once(deletion(0, 3), (True, ((1, 4, "z"),))))[0] == "y" + FILLER
