"""What the keys of a rule's table mean: units, neighbours, numbers, places."""

from __future__ import annotations

from typing import Any

import pytest

from spincheck.api import Confidence
from spincheck.config import from_table
from spincheck.testing import parse_marked, read
from spincheck_boilerplate.detector import BoilerplateDetector
from spincheck_boilerplate.options import BoilerplateOptions

RULE = {"name": "club-box", "message": "the box of the club", "triggers": ["club"], "confidence": "high"}
PIER = "The ferry now runs every hour, and the queue at the pier is gone."
TOWN = "In the town nobody had asked for it, but everybody is glad of it."


def detector(**changes: Any) -> BoilerplateDetector:
    """Return a detector with one rule of its own; underscores in the names of its keys stand for hyphens."""
    keys = {"examples": ["[|the club|]"], **RULE, **{key.replace("_", "-"): value for key, value in changes.items()}}
    rules = {"ACM101": keys}
    if "beside" in keys:  # an example shows one rule alone, so the neighbour comes with it
        rules["ACM102"] = {"name": "x", "message": "x", "exact": ["join now"], "examples": ["[|Join now|]"]}
    return BoilerplateDetector(from_table({"rules": rules}, BoilerplateOptions, where="test"))


def found(tested: BoilerplateDetector, text: str, *, format: str = "plain") -> list[tuple[str, Confidence]]:
    document = read(text, format=format)
    return [
        (document.text[finding.span.start : finding.span.end], finding.confidence)
        for finding in tested.find(document)
        if finding.rule.code == "ACM101"
    ]


def test_a_block_is_read_as_one_line() -> None:
    tested = detector(unit="block", pattern="read by the club of .{2,40}", examples=["[|Read by the Club\nof the Gazette.|]"])
    text = f"{PIER}\n\n**Read by\n the Club** of\nthe Gazette.\n\nRead by the Club of the Gazette: {PIER} {PIER}\n"
    assert found(tested, text, format="markdown") == [("Read by\n the Club of\nthe Gazette.", Confidence.HIGH)]


def test_a_block_has_a_longest_length() -> None:
    rule = {"unit": "block", "pattern": "the club.{0,80}", "examples": ["[|The club meets.|]"]}
    assert not found(detector(**rule, longest=20), "The club\nmeets every Monday.", format="markdown")
    assert found(detector(**rule, longest=30), "The club\nmeets every Monday.", format="markdown")


def test_a_stretch_of_the_document_crosses_lines_and_blocks() -> None:
    pattern = r"Box of the club\s{1,4}Members: [0-9]{1,9}"
    tested = detector(unit="document", pattern=pattern, examples=["x [|Box of the club\n\nMembers: 12|] y"])
    text, marked = parse_marked(f"{PIER} [|Box of the club\n\nMembers: 12|] club. {PIER}\n\nThe club\n\nMembers: 12\n")
    assert found(tested, text) == [(text[marked[0].start : marked[0].end], Confidence.HIGH)]
    assert not found(tested, f"“{text[marked[0].start : marked[0].end]}”")


def test_a_stretch_is_no_longer_than_longest_and_holds_no_block_where_the_rule_is_not_looked_for() -> None:
    pattern = r"club\s(?s:.{0,300})end"
    tested = detector(unit="document", pattern=pattern, longest=60, examples=["[|club\n\nend|]"])
    assert found(tested, f"club\n\n{'x' * 40}\n\nend")
    assert not found(tested, f"club\n\n{'x' * 60}\n\nend")
    assert found(tested, "club\n\n* a\n\nend", format="markdown")
    assert not found(tested, "club\n\n> a\n\nend", format="markdown")


@pytest.mark.parametrize("gap", ["\n", "\n\n\n\n"])
def test_beside_asks_for_another_rule_on_the_next_line(gap: str) -> None:
    tested = detector(pattern="the club", beside=["ACM102", "BLP9"], examples=["[|the club|]\nJoin now"])
    assert found(tested, f"{PIER}\n\nJoin now{gap}The club\n\n{TOWN}") == [("The club", Confidence.HIGH)]
    assert found(tested, f"{PIER}\n\nThe club{gap}Join now\n\n{TOWN}") == [("The club", Confidence.HIGH)]
    assert found(tested, f"{PIER}\n\nThe club{gap}{TOWN}\n\nJoin now") == [("The club", Confidence.LOW)]


def test_at_least_counts_the_matches_of_the_document() -> None:
    tested = detector(unit="span", pattern=r"\(club\)", at_least=2, examples=["A [|(club)|] and a [|(club)|]."])
    assert found(tested, f"{PIER} A (club).") == [("(club)", Confidence.LOW)]
    assert [confidence for _, confidence in found(tested, f"A (club). {PIER}\n\nA (club).")] == [Confidence.HIGH] * 2


def test_conditions_stand_on_the_page() -> None:
    tested = detector(pattern="the club", beside=["ACM102"], at_least=2, examples=["[|the club|]\nJoin now\n[|The club|]"])
    page = next(rule for rule in tested.rules if rule.code == "ACM101").page
    assert "on the line before or after ACM102" in page
    assert "the document holds 2 of it" in page


def test_code_and_markup_are_no_prose() -> None:
    tested = detector(unit="span", pattern=r"\(club\)", examples=["[|(club)|]"])
    text = "---\ntitle: (club)\n---\n\n```\n(club)\n```\n\nIt is `(club)` and [a]((club)) <!-- (club) -->.\n\n# A (club)\n"
    assert len(found(tested, text, format="markdown")) == 1
