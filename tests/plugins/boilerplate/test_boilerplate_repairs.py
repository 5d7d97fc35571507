"""The edits: what they leave, and that they leave the rest alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import Confidence, Finding, Reader
from spincheck.readers.html import HtmlReader
from spincheck.readers.markdown import MarkdownReader
from spincheck.readers.plain import PlainReader
from spincheck.testing import parse_marked
from spincheck_boilerplate.detector import BoilerplateDetector
from spincheck_boilerplate.families import read_families
from spincheck_boilerplate.options import BoilerplateOptions

DETECTOR = BoilerplateDetector(BoilerplateOptions())
DEBRIS = [parse_marked(example)[0] for definition in read_families() for example in definition.examples]
PROSE = [
    "The ferry left the pier before the storm.",
    "- a list item",
    "## A heading",
    "> a quotation",
    "",
    "  ",
    "It came back late, wet",
]


def shown(reader: type[Reader], source: str) -> list[Finding]:
    document = reader().read(source, "page")
    return [finding for finding in DETECTOR.find(document) if finding.confidence is not Confidence.LOW]


def repaired(reader: type[Reader], source: str, *, unsafe: bool = False) -> str:
    """Make the fixes, those that overlap one after the other, until none is left."""
    for _ in range(20):
        fixes = [finding.fix for finding in shown(reader, source) if finding.fix and (finding.fix.safe or unsafe)]
        if not fixes:
            return source
        left, at = "", 0
        for edit in sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span):
            if edit.span.start >= at:
                left += source[at : edit.span.start] + edit.replacement
                at = edit.span.end
        source = left + source[at:]
    raise AssertionError("it does not settle")


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("It left.\n\n[ad_1]\n\nIt came.\n", "It left.\n\nIt came.\n"),
        ("It left.\r\n\r\n[ad_1]\r\n\r\nIt came.\r\n", "It left.\r\n\r\nIt came.\r\n"),
        ("[ad_1]\n\nIt left.\n", "It left.\n"),
        ("It left.\n\nNo comments:\n", "It left.\n"),
        ("It left.\n\nNo comments:", "It left."),
        ("It left.\nShare this\nIt came.", "It left.\nIt came."),
        ("It left [ad_1] and came.", "It left and came."),
        ('[caption id="a"]The pier[/caption]', "The pier"),
        ("The cafÃ© is â€œopenâ€\x9d.", "The café is “open”."),
        ("The har\u200bbour", "The harbour"),
        ("[ad_1]", ""),
        ("It left.\n\n[ad_1]\n\nNo comments:", "It left."),
        ("It left.\n\n1. Share this\n2. A boat\n", "It left.\n\n1. Share this\n2. A boat\n"),
        ("It left.\n\nSource link\n", "It left.\n\nSource link\n"),
        ("Tea &amp; rum", "Tea &amp; rum"),
    ],
)
def test_safe_fixes_of_plain_text(source: str, left: str) -> None:
    assert repaired(PlainReader, source) == left


@pytest.mark.parametrize(
    ("reader", "source", "left"),
    [
        (MarkdownReader, "It left.\n\n- Share this\n- a boat\n", "It left.\n\n- a boat\n"),
        (MarkdownReader, "It left.\n\n**Share this**\n\nIt came.\n", "It left.\n\nIt came.\n"),
        (MarkdownReader, "It left.\n\n1. Share this\n2. a boat\n", "It left.\n\n2. a boat\n"),
        (MarkdownReader, "It left in 1999. **[ad_1]** It came.\n", "It left in 1999. It came.\n"),
        (MarkdownReader, "> The cafÃ© is closed.\n", None),
        (MarkdownReader, "`cafÃ©` is closed, says the cafÃ©.\n", "`cafÃ©` is closed, says the café.\n"),
        (MarkdownReader, "## You may also like\n\nThe boats of the bay are old, and nobody mends them.\n", None),
        (MarkdownReader, "It left.\n\n**Share** this\n", None),
        (HtmlReader, "<p>It left.</p><p>Share this</p>", "<p>It left.</p><p></p>"),
        (HtmlReader, "<p>It left.</p><p>Share <b>this</b></p>", None),
    ],
)
def test_markup_stays_whole(reader: type[Reader], source: str, left: str | None) -> None:
    assert shown(reader, source)
    assert repaired(reader, source, unsafe=True) == (source if left is None else left)


def test_a_widget_goes_as_a_whole_but_not_safely() -> None:
    source = "It left the pier late, and it came back wet.\n\nYou may also like\n\n- One boat\n- Two boats\n"
    (finding,) = shown(PlainReader, source)
    assert finding.fix is not None
    assert not finding.fix.safe
    assert repaired(PlainReader, source, unsafe=True) == "It left the pier late, and it came back wet.\n"


def test_unsafe_fixes_put_back_what_is_known() -> None:
    assert repaired(PlainReader, "Tea &amp; rum", unsafe=True) == "Tea & rum"
    assert (
        repaired(PlainReader, "We left in fog.Nobody saw us.Then “it” went.He said “go.”She went.", unsafe=True)
        == "We left in fog. Nobody saw us. Then “it” went. He said “go.” She went."
    )


LINES_THAT_STAY = {
    "a long sentence": "Save my name, email, and website in this browser for the next time I comment.",
    "a disclosure": "Sponsored content",
    "a byline": "Posted on by harbourmaster",
}


@pytest.mark.parametrize("line", LINES_THAT_STAY.values(), ids=list(LINES_THAT_STAY))
def test_what_is_reported_but_stays(line: str) -> None:
    (finding,) = shown(PlainReader, f"It left the pier late, and it came back wet.\n\n{line}\n")
    assert finding.fix is None


def test_of_a_long_line_that_stands_twice_in_a_row_one_goes() -> None:
    line = "The ferry that left the pier before the storm came back late, wet and without its captain."
    assert repaired(PlainReader, f"{line}\n\n{line}\n\nNobody knows why.\n") == f"{line}\n\nNobody knows why.\n"


texts = st.lists(st.sampled_from(PROSE + DEBRIS), max_size=8).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", "\r\n", " "]).map(lambda glue: glue.join(parts))
)


@given(texts, st.sampled_from([PlainReader, MarkdownReader, HtmlReader]))
def test_a_deletion_takes_what_was_found_and_marks(source: str, reader: type[Reader]) -> None:
    document = reader().read(source, "page")
    for finding in shown(reader, source):
        place = document.to_source(finding.span)
        for edit in finding.fix.edits if finding.fix else ():
            if edit.replacement or not edit.span.start <= place.start < place.end <= edit.span.end:
                continue
            around = source[edit.span.start : place.start] + source[place.end : edit.span.end]
            assert not any(char.isalpha() for char in around)


@given(texts)
def test_fixes_come_to_an_end(source: str) -> None:
    left = repaired(PlainReader, source)
    assert not [finding for finding in shown(PlainReader, left) if finding.fix and finding.fix.safe]
