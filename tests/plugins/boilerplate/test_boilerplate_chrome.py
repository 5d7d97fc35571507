"""Rows of labels and numbers on lines of their own: what the checks take for the page around a text."""

from __future__ import annotations

import pytest

from spincheck.api import Confidence
from spincheck.readers.plain import PlainReader
from spincheck_boilerplate.checks import CHECKS
from spincheck_boilerplate.lines import Lines

PROSE = "The ferry now runs every hour, and the queue of people at the pier is gone before the bell rings."


def found(check: str, text: str) -> dict[str, Confidence | None]:
    """Return what one check finds in a text, and how sure it is of each."""
    document = PlainReader().read(text, "story.txt")
    return {
        document.text[match.span.start : match.span.end]: match.confidence for match in CHECKS[check](document, Lines(document))
    }


@pytest.mark.parametrize(
    "row",
    [
        "Home News Sports Contact Us Login",
        "HOME | ABOUT | PRIVACY",
        "HomeNewsSubscribe",
        "News Sports Business Opinion Arts Jobs",
    ],
)
def test_a_row_of_labels(row: str) -> None:
    assert found("chrome-words", f"{row}\n\n{PROSE}") == {row: Confidence.MEDIUM}


@pytest.mark.parametrize("row", ["Contact Us Login", "Local News", "About this page"])
def test_few_labels_are_a_hint(row: str) -> None:
    assert found("chrome-words", f"{row}\n\n{PROSE}") == {row: Confidence.LOW}


@pytest.mark.parametrize(
    "line", ["Menu", "Open the menu", "Log in to the page.", "Search home archive for bees", "Login()", "1 2 3"]
)
def test_a_single_label_and_other_words_are_no_row(line: str) -> None:
    assert found("chrome-words", f"{line}\n\n{PROSE}") == {}


def test_the_rest_of_a_wrapped_sentence_is_no_row() -> None:
    assert (
        found(
            "chrome-words",
            "The old library on the other side of the bridge has a catalogue in which you can\nsearch more pages",
        )
        == {}
    )


@pytest.mark.parametrize("number", ["906", "4 553", "1,204", "2.1K", "+12"])
def test_a_count_behind_the_last_sentence_is_left_over(number: str) -> None:
    assert found("lone-number", f"{PROSE}\n\n{number}") == {number: Confidence.MEDIUM}
    assert found("lone-number", f"{PROSE}\n\n{number}\n\n{PROSE}") == {number: None}


def test_a_position_is_a_hint_wherever_it_stands() -> None:
    assert found("lone-number", f"{PROSE}\n\n(1 of 12)") == {"(1 of 12)": None}


@pytest.mark.parametrize("number", ["0.59", "36.4%", "1984-85"])
def test_measures_and_years_are_no_counts(number: str) -> None:
    assert found("lone-number", f"{PROSE}\n\n{number}") == {}


def test_many_counts_are_a_table() -> None:
    table = "\n".join(f"Pier {number}\n{number}" for number in range(6))
    assert found("lone-number", f"{PROSE}\n\n{table}") == {}
    assert len(found("lone-number", f"{PROSE}\n\n{table}\n\n1 / 23")) == 1
