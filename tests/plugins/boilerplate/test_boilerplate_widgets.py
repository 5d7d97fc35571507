"""Headers, the headlines under them, and lines that lead elsewhere."""

from __future__ import annotations

import pytest

from spincheck.api import Confidence
from spincheck.readers.markdown import MarkdownReader
from spincheck.readers.plain import PlainReader
from spincheck_boilerplate.detector import BoilerplateDetector
from spincheck_boilerplate.options import BoilerplateOptions

DETECTOR = BoilerplateDetector(BoilerplateOptions())
STORY = [
    f"The ferry left the pier in the {count} hour of the storm, and it came back with all on board before night."
    for count in range(16)
]
HEADLINES = ["Seven quiet beaches in the far north", "How the old mill became a theatre"]


def shown(text: str, *, markdown: bool = False) -> list[tuple[str, str]]:
    """Return the code and the text of every finding that is shown by default."""
    document = (MarkdownReader if markdown else PlainReader)().read(text, "story")
    return [
        (found.rule.code, document.text[found.span.start : found.span.end])
        for found in DETECTOR.find(document)
        if found.confidence is not Confidence.LOW
    ]


def story(*lines: str) -> str:
    return "\n\n".join([*STORY, *lines])


@pytest.mark.parametrize(
    "header",
    [
        "More from The Mill Post",
        "MORE STORIES",
        "Latest stories in Culture",
        "Most Popular on The Mill Post",
        "Stories you may have missed",
        "You’ll also like",
        "People are reading",
        "Readers also liked",
        "Trending Today",
        "Recommended Articles",
        "Editors’ Picks",
        "From Our Partners",
        "Also on Mill Radio",
        "More in Culture",
        "The Mill Post recommends",
        "Must-Reads",
    ],
)
def test_headers_are_composed_of_a_vocabulary(header: str) -> None:
    ((_, found),) = shown(story(header, *HEADLINES))
    assert found == "\n\n".join([header, *HEADLINES])


@pytest.mark.parametrize(
    "heading", ["Related links", "See also", "Further reading", "Next steps", "Learn more", "Related topics"]
)
@pytest.mark.parametrize("mark", ["## ", ""])
def test_lists_of_an_author_are_no_widgets(heading: str, mark: str) -> None:
    links = "- [The timetable of the ferry](a.md)\n- [The history of the ferry and its pier](b.md)"
    assert shown(f"{STORY[0]}\n\n{mark}{heading}\n\n{links}\n", markdown=True) == []


def test_headlines_prove_a_header_outside_its_zone() -> None:
    assert shown(story("Related", *HEADLINES, *STORY)) == [("BLP206", "\n\n".join(["Related", *HEADLINES]))]
    assert shown(story("Related", HEADLINES[0], *STORY)) == []
    assert shown(story("Related", "The pier", "The mill", *STORY)) == []
    assert shown(story("Related", *(f"- {headline}" for headline in HEADLINES), *STORY)) == []


@pytest.mark.parametrize(
    "detail",
    [
        "By Ann Miller",
        "2 hours ago",
        "Nov 18, 2019",
        "18 November 2019",
        "5 min read",
        "2:31",
        "12 comments",
        "a day ago",
        "9.4k shares",
        "Posted on Monday",
    ],
)
def test_a_widget_holds_what_stands_with_its_headlines(detail: str) -> None:
    widget = ["You may also like", HEADLINES[0], detail, HEADLINES[1]]
    assert shown(story(*widget)) == [("BLP201", "\n\n".join(widget))]
    assert shown(story(*widget, STORY[0])) == [("BLP201", "\n\n".join(widget))]


def test_a_detail_ends_a_widget_only_where_nothing_follows() -> None:
    widget = ["You may also like", *HEADLINES, "2 hours ago"]
    assert shown(story(*widget)) == [("BLP201", "\n\n".join(widget))]
    assert shown(story(*widget, STORY[0])) == [("BLP201", "\n\n".join(widget[:-1]))]


def test_in_markdown_a_certain_header_counts_as_a_heading_too() -> None:
    text = f"{STORY[0]}\n\n## You May Also Like\n\n- Why owls look surprised\n- A field guide to roundabouts\n"
    ((code, found),) = shown(text, markdown=True)
    assert (code, found.splitlines()[-1]) == ("BLP201", "A field guide to roundabouts")
    assert shown(text.replace("You May Also Like", "More stories"), markdown=True) == []


def test_a_widget_holds_headlines_that_are_promos_of_their_own() -> None:
    widget = ["You may also like", HEADLINES[0], "Read more: The tram line that nobody wanted", HEADLINES[1]]
    assert shown(story(*widget)) == [("BLP201", "\n\n".join(widget))]


def test_two_widgets_are_two_findings() -> None:
    found = shown(story("You may also like", *HEADLINES, "Trending now", *HEADLINES))
    assert [text.splitlines()[0] for _, text in found] == ["You may also like", "Trending now"]


@pytest.mark.parametrize(
    "line",
    [
        "WATCH: Owl stops the last tram again",
        "In pictures: Owl stops the last tram again",
        "READ MORE Owl stops the last tram again",
        ">> Owl stops the last tram again",
        "Owl stops the last tram again »",
        "More on owls: How they stop trams at night",
        "Check out more of our owl coverage",
        "Read what the owl has to say here",
    ],
)
def test_a_promo_stands_between_paragraphs(line: str) -> None:
    assert shown(story(line, *STORY)) == [("BLP207", line)]
    assert shown(story(line)) == [("BLP207", line)]
    assert shown(f"{line}\n\n{STORY[0]}") == []
    assert shown(story(f"{line}.", *STORY)) == []


@pytest.mark.parametrize(
    "line",
    [
        "CHAPTER NINE IN WHICH THE FERRY LEAVES THE PIER FOR GOOD",
        "THE STORM AND AFTER",
        "THE FERRY LEFT THE PIER IN THE STORM AND CAME BACK.",
    ],
)
def test_headings_and_sentences_in_capitals_are_no_headlines(line: str) -> None:
    assert shown(story(line, *STORY)) == []


def test_a_row_of_titles_counts_beside_other_debris_only() -> None:
    titles = ["Seven Quiet Beaches in the North", "How the Old Mill Became a Theatre", "Who Paid for the Roof of the Theatre?"]
    assert shown(story(*titles)) == []
    assert shown(story("Share this:", *titles))[1:] == [("BLP209", "\n\n".join(titles))]
    assert shown(story("Share this:", *titles[:2]))[1:] == []


@pytest.mark.parametrize("link", ["Read more", "READ MORE »", "Continue reading →", "(Click to expand)", "[Read more]"])
def test_the_text_of_a_link_ends_a_paragraph(link: str) -> None:
    assert shown("\n\n".join([f"{STORY[0]} {link}", *STORY])) == [("BLP210", link)]
    assert shown("\n\n".join([f"{STORY[0]} {link}", *STORY]), markdown=True) == []
