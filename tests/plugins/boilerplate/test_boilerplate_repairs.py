"""The edits: what they leave, and that they leave the rest alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import Confidence, Finding, NoOptions, Reader
from spincheck.readers.html import HtmlReader
from spincheck.readers.markdown import MarkdownReader
from spincheck.readers.plain import PlainReader
from spincheck.testing import parse_marked
from spincheck_boilerplate.definitions import load_definitions
from spincheck_boilerplate.detector import BoilerplateDetector

DETECTOR = BoilerplateDetector(NoOptions())
DEBRIS = [parse_marked(example)[0] for definition in load_definitions() for example in definition.examples]
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
    return [finding for finding in DETECTOR.detect(document) if finding.confidence is not Confidence.LOW]


def repaired(reader: type[Reader], source: str, *, unsafe: bool = False) -> str:
    """Make the edits of every safe fix, and of the others where asked, from the last to the first."""
    fixes = [finding.fix for finding in shown(reader, source) if finding.fix]
    edits = [edit for fix in fixes if fix.safe or unsafe for edit in fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        source = source[: edit.span.start] + edit.replacement + source[edit.span.end :]
    return source


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("It left.\n\n[ad_1]\n\nIt came.\n", "It left.\n\nIt came.\n"),
        ("It left.\r\n\r\n[ad_1]\r\n\r\nIt came.\r\n", "It left.\r\n\r\nIt came.\r\n"),
        ("[ad_1]\n\nIt left.\n", "It left.\n"),
        ("It left.\n\nNo comments:\n", "It left.\n"),
        ("It left.\n\nNo comments:", "It left.\n"),
        ("It left.\nShare this\nIt came.", "It left.\nIt came."),
        ("It left [ad_1] and came.", "It left and came."),
        ('[caption id="a"]The pier[/caption]', "The pier"),
        ("The cafÃ© is â€œopenâ€\x9d.", "The café is “open”."),
        ("The har\u200bbour", "The harbour"),
        ("[ad_1]", ""),
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


texts = st.lists(st.sampled_from(PROSE + DEBRIS), max_size=8).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", "\r\n", " "]).map(lambda glue: glue.join(parts))
)


@given(texts, st.sampled_from([PlainReader, MarkdownReader, HtmlReader]))
def test_deletions_keep_the_order_of_what_remains_and_do_not_overlap(source: str, reader: type[Reader]) -> None:
    fixes = [finding.fix for finding in shown(reader, source) if finding.fix]
    edits = sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span)
    deletions = [edit.span for edit in edits if not edit.replacement]
    covered = {offset for span in deletions for offset in range(span.start, span.end)}
    remains = "".join(char for offset, char in enumerate(source) if offset not in covered)
    left = source
    for span in reversed(deletions):
        left = left[: span.start] + left[span.end :]
    assert left == remains


@given(texts)
def test_what_a_safe_fix_removed_is_not_found_again(source: str) -> None:
    left = source
    for _ in range(10):
        before, left = left, repaired(PlainReader, left)
        if before == left:
            break
    assert not [finding for finding in shown(PlainReader, left) if finding.fix and finding.fix.safe]
