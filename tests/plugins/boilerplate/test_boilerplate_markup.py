"""In markup: code and quotations are innocent, and findings point at the source's own characters."""

from __future__ import annotations

import pytest

from spincheck.api import Confidence, Reader
from spincheck.readers.html import HtmlReader
from spincheck.readers.markdown import MarkdownReader
from spincheck.readers.plain import PlainReader
from spincheck.readers.rst import RstReader
from spincheck_boilerplate.detector import BoilerplateDetector
from spincheck_boilerplate.options import BoilerplateOptions

DETECTOR = BoilerplateDetector(BoilerplateOptions())


def found_in(reader: type[Reader], source: str) -> list[tuple[str, str]]:
    """Return the code of every shown finding and the source that it points at."""
    document = reader().read(source, "page")
    shown = [finding for finding in DETECTOR.find(document) if finding.confidence is not Confidence.LOW]
    places = [document.to_source(finding.span) for finding in shown]
    return [(finding.rule.code, source[place.start : place.end]) for finding, place in zip(shown, places, strict=True)]


@pytest.mark.parametrize(
    ("reader", "source"),
    [
        (MarkdownReader, "The tag `[ad_1]` is a slot.\n"),
        (MarkdownReader, "```\n[ad_1]\nShare this\n```\n"),
        (MarkdownReader, "    [ad_1]\n\nThe code above is a template.\n"),
        (MarkdownReader, "---\ntitle: Leave a Reply\n---\n\nThe ferry is late.\n"),
        (MarkdownReader, "> Share this article\n>\n> Leave a Reply\n\nsaid the sign.\n"),
        (MarkdownReader, "| Skip to content | Back to top |\n| --- | --- |\n| Leave a Reply | Share this |\n"),
        (MarkdownReader, "Bread &amp; butter&nbsp;pudding <br> with cream\n"),
        (HtmlReader, "<p>Type <code>[ad_1]</code> or</p><pre>[gallery ids=&quot;1&quot;]</pre>"),
        (HtmlReader, "<blockquote><p>Share this article</p></blockquote><script>googletag.display('x')</script>"),
        (HtmlReader, "<p>Bread &amp; butter&nbsp;pudding</p>"),
        (RstReader, "The tag ``[ad_1]`` is a slot.\n\n::\n\n    [ad_1]\n"),
    ],
)
def test_what_is_not_prose_is_innocent(reader: type[Reader], source: str) -> None:
    assert found_in(reader, source) == []


@pytest.mark.parametrize(
    ("reader", "source", "expected"),
    [
        (MarkdownReader, "# Ferry\n\n**Share this:**\n\nIt left.\n", [("BLP301", "Share this:")]),
        (MarkdownReader, "It left.\n\n- [Leave a Reply](#respond)\n", [("BLP505", "Leave a Reply")]),
        (MarkdownReader, "It left&mdash;late.\n\nNo comments:\n", [("BLP505", "No comments:")]),
        (
            HtmlReader,
            "<p>It left &amp; came.</p><p>Share&nbsp;this <b>article</b></p>",
            [("BLP301", "Share&nbsp;this <b>article")],
        ),
        (HtmlReader, "<p>&lt;caf&eacute;&gt; â€œsoâ€\x9d</p>", [("BLP701", "â€œ"), ("BLP701", "â€\x9d")]),
        (RstReader, "Ferry\n=====\n\nIt left.\n\nNo comments:\n", [("BLP505", "No comments:")]),
        (PlainReader, "\N{GRINNING FACE} It left.\r\n\r\nNo comments:\r\n", [("BLP505", "No comments:")]),
        (PlainReader, "İstanbul İİ [ad_1]", [("BLP101", "[ad_1]")]),
    ],
)
def test_findings_point_at_the_source(reader: type[Reader], source: str, expected: list[tuple[str, str]]) -> None:
    assert found_in(reader, source) == expected
