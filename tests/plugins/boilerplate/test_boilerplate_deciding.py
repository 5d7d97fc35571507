"""Where a line counts, and what company makes of a hint."""

from __future__ import annotations

import pytest

from spincheck.api import Confidence
from spincheck.readers.markdown import MarkdownReader
from spincheck.readers.plain import PlainReader
from spincheck_boilerplate.detector import BoilerplateDetector
from spincheck_boilerplate.options import BoilerplateOptions

DETECTOR = BoilerplateDetector(BoilerplateOptions())
STORY = [f"The ferry left the pier in the {count} hour of the storm, and it came back before night." for count in range(20)]


def findings(text: str) -> list[tuple[str, str, str]]:
    """Return each finding's code, text and confidence."""
    document = PlainReader().read(text, "story.txt")
    return [
        (found.rule.code, document.text[found.span.start : found.span.end], str(found.confidence))
        for found in DETECTOR.find(document)
    ]


def story(*tail: str, top: tuple[str, ...] = ()) -> str:
    return "\n\n".join([*top, *STORY, *tail])


@pytest.mark.parametrize(("lines_below", "confidence"), [(0, "high"), (4, "high"), (5, "high"), (6, "low"), (12, "low")])
def test_the_tail_ends_above_the_fifth_unmatched_line(lines_below: int, confidence: str) -> None:
    text = "\n\n".join([*STORY, "Source link", *STORY[:lines_below]])
    assert findings(text)[0] == ("BLP601", "Source link", confidence)


def test_the_tail_grows_upward_through_matches() -> None:
    debris = ["Leave a Reply", "Cancel reply", "Save my name, email, and website in this browser for the next time I comment."]
    assert findings(story("Source link", *STORY[:5], *debris))[0] == ("BLP601", "Source link", "high")
    assert findings(story("Source link", *STORY[:6], *debris))[0] == ("BLP601", "Source link", "low")


def test_a_hint_alone_is_low_and_beside_a_finding_medium() -> None:
    assert findings(story("Close")) == [("BLP502", "Close", "low")]
    assert findings(story("Close Search Window", "Close"))[1] == ("BLP502", "Close", "medium")
    assert findings(story("Close", "Close Search Window"))[0] == ("BLP502", "Close", "medium")


def test_company_carries_along_a_row_of_hints() -> None:
    found = findings("\n\n".join([*STORY, "Menu", "Search", "Home", "Skip to content", *STORY]))
    assert [confidence for _, _, confidence in found] == ["medium", "medium", "medium", "high"]


def test_two_known_words_count_at_the_edge_and_not_in_the_middle() -> None:
    assert [confidence for _, _, confidence in findings(story("Print", "Email"))] == ["medium", "medium"]
    middle = "\n\n".join([*STORY, "Print", "Email", *STORY])
    assert [confidence for _, _, confidence in findings(middle)] == ["low", "low"]


def test_numbers_in_a_table_are_not_even_hints() -> None:
    assert findings(story("12", "14", "16")) == []
    assert findings(story("12")) == [("BLP511", "12", "medium")]


def test_the_rest_of_a_wrapped_sentence_is_no_line_of_its_own() -> None:
    wrapped = "Whoever has read the whole notice at the pier and still wants to cross the water must\nsubscribe now\n"
    assert not list(DETECTOR.find(MarkdownReader().read(wrapped, "notice.md")))
    alone = "Whoever has read the whole notice at the pier may cross the water.\n\nSubscribe now\n"
    assert len(list(DETECTOR.find(MarkdownReader().read(alone, "notice.md")))) == 1


def test_a_widget_ends_at_the_first_sentence() -> None:
    headlines = ["Seven quiet beaches in the north", "Is the old mill for sale?"]
    found = findings("\n\n".join([*STORY, "You may also like", *headlines, *STORY]))
    assert [text for _, text, _ in found] == ["\n\n".join(["You may also like", *headlines])]


def test_a_widget_takes_at_most_twelve_headlines() -> None:
    headlines = [f"Headline number {number} about the island" for number in range(14)]
    (found,) = DETECTOR.find(PlainReader().read(story("You may also like", *headlines), "story.txt"))
    assert found.evidence == {"headlines": 12, "to the end": False}
    assert found.confidence is Confidence.HIGH


def test_a_widget_ends_at_other_debris() -> None:
    found = findings(story("You may also like", "Seven quiet beaches in the north", "Leave a Reply"))
    assert [code for code, _, _ in found] == ["BLP201", "BLP505"]


def test_of_overlapping_matches_one_remains() -> None:
    assert [code for code, _, _ in findings("They sell [ad_1] and <br>[ad_2]<br> at the pier.")] == [
        "BLP101",
        "BLP710",
        "BLP101",
        "BLP710",
    ]
    assert [code for code, _, _ in findings(story("(With inputs from companies)"))] == ["BLP604"]


def test_a_hint_that_interrupts_the_text_three_times_counts() -> None:
    def with_interruptions(count: int) -> str:
        return "\n\n".join([*STORY, *(line for story_line in STORY[:count] for line in ("Share", story_line)), *STORY])

    assert [confidence for _, _, confidence in findings(with_interruptions(2))] == ["low"] * 2
    assert [confidence for _, _, confidence in findings(with_interruptions(3))] == ["medium"] * 3
