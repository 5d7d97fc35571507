"""The HTML page as a parser sees it: hostile text changes none of its tags, and its policy allows only its own script."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from spincheck.api import FileResult, JsonValue, Kinship, PlacedScore, Position, Relative, Report, SourceText, Style
from spincheck.reporters.html import HtmlReporter, page
from spincheck.testing.conformance.reporters import file_result
from spincheck.testing.conformance.texts import HOSTILE_TEXTS

ATTACKS = {
    "a script": "<script>document.title = 'attacked'</script>",
    "the end of a script": "</script><script>document.title = 'attacked'</script>",
    "the end of a style": "</style><img src=x onerror=\"document.title = 'attacked'\">",
    "an attribute": "\" onmouseover=\"document.title = 'attacked'\" autofocus onfocus='document.title = 1' x=\"",
    "a tag that opens": "<p <b <!-- <![CDATA[ <?php",
    "a character reference": "&lt;script&gt; &#60;script&#62; &amp;lt; &quot",
    "an address": "javascript:document.title='attacked'",
    "another page": (
        "<meta http-equiv=refresh content='0;url=https://example.org/'><base href=//example.org/><iframe src=//example.org>"
    ),
    "a template": "$policy ${script} $$ {style} {{ style }} %s {0}",
    "an upper case end": "</SCRIPT ></ARTICLE></MAIN></TEXTAREA></TITLE>",
}


class _Tags(HTMLParser):
    """Keeps the tags with the names of their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, ...]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if dict(attrs).get("class") != "control":
            self.tags.append((tag, *(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag != "b":
            self.tags.append((f"/{tag}",))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment came through: {data!r}")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def render(*files: FileResult) -> str:
    return "".join(HtmlReporter(Style()).render(Report(files=files)))


def with_texts(text: str) -> FileResult:
    """Return a result in which ``text`` stands in every place, the text itself and an original included."""
    result = file_result(text, text)
    counterpart: dict[str, JsonValue] = {"original start": 0, "original end": len(text), text: text}
    return replace(
        result,
        findings=tuple(replace(one, name=text, evidence=counterpart) for one in result.findings),
        scores=(*result.scores, PlacedScore(name=text, value=1.0, unit=text), *_stretches(text)),
        source=SourceText(path=text, text=text),
        original=SourceText(path=text, text=text),
    )


def _stretches(text: str) -> Sequence[PlacedScore]:
    place = Position(offset=0, line=1, column=1, byte=0, byte_column=1, utf16=0)
    end = replace(place, offset=len(text))
    return [PlacedScore(name=text, value=value, unit=text, start=place, end=end) for value in (-1.0, 0.0, 60.0)]


@pytest.mark.parametrize("text", [*ATTACKS.values(), *map("".join, zip(*[ATTACKS.values()] * 2, strict=False))])
def test_a_hostile_text_is_shown_and_changes_no_tag(text: str) -> None:
    hostile, harmless = _Tags(render(with_texts(text))), _Tags(render(with_texts("x" * len(text))))
    assert hostile.tags == harmless.tags
    assert text in "".join(hostile.texts)


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS.keys())
def test_a_strange_text_is_shown(text: str) -> None:
    if text:
        render(with_texts(text)).encode()


def test_the_policy_allows_the_page_s_own_style_and_script_and_nothing_else() -> None:
    html = render(with_texts(ATTACKS["a script"]))
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert policy
    hashes = {
        tag: b64encode(sha256(body.encode()).digest()).decode()
        for tag, body in re.findall(r"<(style|script)>(.*?)</\1>", html, re.DOTALL)
    }
    assert policy[1].replace("&#x27;", "'").split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{hashes['style']}'",
        f"script-src 'sha256-{hashes['script']}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    # Before the policy a page must not hold anything that it could forbid.
    assert html.index("Content-Security-Policy") < html.index("<title>") < html.index("<style>")


def test_files_beyond_the_room_of_a_page_keep_their_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_ROOM", 50)
    first, second = (
        replace(file_result(f"{name}.txt", name * 20), source=SourceText(path=name, text=name * 20)) for name in "ab"
    )
    html = render(first, second, second)
    assert html.count('<section class="source') == 2
    assert html.count('class="excerpt"') == 3


def test_findings_beyond_those_that_a_page_shows_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_MOST_FINDINGS", 4)
    html = render(*(file_result(f"{name}.txt", name) for name in "abc"))
    assert re.findall(r'<span class="count">(.*findings.*?)</span></summary>', html) == [
        "3 findings",
        "3 findings, 1 of them shown",
        "3 findings, 0 of them shown",
    ]
    assert html.count('class="card ') == 4
    assert "Found 9 findings" in html


def test_a_long_chain_of_copies_stays_a_tree_that_browsers_can_read() -> None:
    chain = tuple(
        Relative(path=f"{place}<b>.txt", title="copied & more", details=("fact",), parent=place - 1 if place else None)
        for place in range(2_000)
    )
    kinship = Kinship(families=(chain, chain[:2]), remarks=("a <remark>",))
    html = "".join(HtmlReporter(Style()).render(Report(files=[FileResult(path="1<b>.txt")], kinship=kinship)))
    tags = _Tags(html)
    assert html.count('<div class="relative">') == 2_002
    assert [text for text in tags.texts if text.endswith("<b>.txt")][:3] == ["0<b>.txt", "1<b>.txt", "2<b>.txt"]
    assert "a <remark>" in tags.texts
    assert '<a href="#d1">1&lt;b&gt;.txt</a>' in html
    depth = deepest = 0
    for tag, *_ in tags.tags:
        depth += {"ul": 1, "/ul": -1}.get(tag, 0)
        deepest = max(deepest, depth)
    assert depth == 0
    assert deepest < 50


def test_a_file_is_listed_by_its_findings_and_clean_ones_are_folded_away() -> None:
    found = file_result("found.txt", "text")
    html = render(FileResult(path="clean.txt"), replace(found, path="one.txt", findings=found.findings[:1]), found)
    overview = "".join(_Tags(html.partition('<section class="overview"')[2].partition("</section>")[0]).texts)
    assert re.findall(r"\w+\.txt|\d without findings", overview) == ["found.txt", "one.txt", "1 without findings", "clean.txt"]
