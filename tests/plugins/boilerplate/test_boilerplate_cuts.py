"""Excerpts that were cut, documents that break off, and lines that stand twice."""

from __future__ import annotations

import pytest

from spincheck.api import Confidence
from spincheck.readers.plain import PlainReader
from spincheck_boilerplate.checks import CHECKS
from spincheck_boilerplate.lines import Lines

TITLE = "New timetable for the island ferry"
PARAGRAPH = (
    "The ferry to the island now runs every hour from six in the morning to midnight, and the council paid for a second boat."
)


def found(check: str, *lines: str) -> list[tuple[str, Confidence | None]]:
    """Return what one check finds, and how sure it is."""
    document = PlainReader().read("\n\n".join(lines), "story.txt")
    return [
        (document.text[place.span.start : place.span.end], place.confidence)
        for place in CHECKS[check](document, Lines(document))
    ]


@pytest.mark.parametrize("end", ["…", "...", " [...]", " […]", "… more", " ... more", "...Read more", "… less"])
def test_an_excerpt_above_its_own_text_is_certain(end: str) -> None:
    excerpt = f"{PARAGRAPH[:48]}{end}"
    assert found("cut-excerpt", TITLE, excerpt, PARAGRAPH, PARAGRAPH) == [(excerpt, Confidence.HIGH)]


@pytest.mark.parametrize(
    "line",
    [
        "Nobody knows for how long the money of the town will last, but still…",
        "The ferry is late, they said more",
        "It was all the same to them in the end, more or less",
    ],
)
def test_an_ellipsis_of_the_author_is_no_cut(line: str) -> None:
    assert found("cut-excerpt", TITLE, line, PARAGRAPH) == []


@pytest.mark.parametrize("end", [" The…", ",...", " […]", " (...)"])
def test_an_excerpt_near_the_top_may_be_cut_from_elsewhere(end: str) -> None:
    excerpt = f"The council has bought a boat that nobody in the town has seen yet.{end}"
    assert found("cut-excerpt", TITLE, excerpt, PARAGRAPH) == [(excerpt, None)]
    assert found("cut-excerpt", *[PARAGRAPH] * 8, excerpt, PARAGRAPH) == []


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (f"{PARAGRAPH} Nobody in the…", [("the…", Confidence.MEDIUM)]),
        (f"{PARAGRAPH} Nobody in the", [("the", Confidence.LOW)]),
        (f"{PARAGRAPH} Nobody saw the captain,", [("captain,", Confidence.LOW)]),
        (f"{PARAGRAPH} Nobody saw the captain…", []),
        (f"{PARAGRAPH} Nobody saw the captain", []),
        (PARAGRAPH, []),
        ("Nobody in the", []),
    ],
)
def test_endings(last: str, expected: list[tuple[str, Confidence]]) -> None:
    assert found("cut-ending", TITLE, *[PARAGRAPH] * 4, last) == expected


def test_an_excerpt_alone_may_end_anywhere() -> None:
    assert found("cut-ending", TITLE, f"{PARAGRAPH} Nobody saw the captain…") == [("captain…", Confidence.MEDIUM)]


@pytest.mark.parametrize("again", [TITLE, TITLE.upper(), f"{TITLE} - The Mill Post", f"{TITLE} | Mill", f"{TITLE}:"])
def test_a_title_again(again: str) -> None:
    assert found("repeated-line", TITLE, again, PARAGRAPH) == [(again, Confidence.HIGH)]
    assert found("repeated-line", again, TITLE, PARAGRAPH) == [(TITLE, Confidence.HIGH)]


@pytest.mark.parametrize(
    "lines",
    [
        [f"{TITLE} - Monday", f"{TITLE} - Tuesday", PARAGRAPH],
        [TITLE, f"{TITLE} is late", PARAGRAPH],
        [TITLE, PARAGRAPH, "It rained.", PARAGRAPH],
    ],
)
def test_what_only_looks_alike_does_not_stand_twice(lines: list[str]) -> None:
    assert found("repeated-line", *lines) == []
