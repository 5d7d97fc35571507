from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from spincheck.api import PAGE_HEADINGS, Detector, Rule
from spincheck.testing.pages import page_examples, page_sections


@pytest.fixture
def rule(foo_detector: type[Detector[Any]]) -> Rule:
    return foo_detector.rules[0]


def with_example(rule: Rule, example: str) -> Rule:
    start, end = rule.page.index("```"), rule.page.index("## When")
    return replace(rule, page=f"{rule.page[:start]}{example}\n{rule.page[end:]}")


def test_sections_are_the_text_under_each_heading(rule: Rule) -> None:
    sections = page_sections(rule)
    assert tuple(sections) == PAGE_HEADINGS
    assert sections["Repair"] == "Remove it."


def test_examples_are_cases(rule: Rule) -> None:
    (example,) = page_examples(rule)
    assert (example.rule, example.format, example.text) == ("FOO101", "plain", "A foo here.")
    assert [example.text[span.start : span.end] for span in example.marked] == ["foo"]
    assert example.written_in == "the page of FOO101"


@pytest.mark.parametrize(
    ("fenced", "format", "text"),
    [
        ("```\n[|foo|]\n```", "plain", "foo"),
        ("```text\n[|foo|]\n```", "plain", "foo"),
        ("~~~~markdown\n[|foo|]\n\n~~~\ncode\n~~~\n~~~~", "markdown", "foo\n\n~~~\ncode\n~~~"),
        ("```console\n$ spincheck\n```\n\nand\n\n```html\n<b>[|foo|]</b>\n```", "html", "<b>foo</b>"),
    ],
)
def test_the_word_after_the_fence_is_the_format(rule: Rule, fenced: str, format: str, text: str) -> None:
    (example,) = page_examples(with_example(rule, fenced))
    assert (example.format, example.text) == (format, text)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("## Repair\n", "", "FOO101: the page's headings are"),
        ("## Repair", "## Mending", "FOO101: the page's headings are"),
        ("Remove it.\n", "\n", "FOO101: nothing stands under '## Repair'"),
        ("[|foo|]", "foo", "FOO101: the page's example has no fenced block with marks"),
        ("[|foo|]", "[|foo", "is never closed"),
    ],
)
def test_what_is_wrong_with_a_page_is_said(rule: Rule, old: str, new: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        page_examples(replace(rule, page=rule.page.replace(old, new)))


def test_an_example_may_have_companions_and_options(rule: Rule) -> None:
    companions = "```text previous\nbar\n```\n\n```text original\nbaz\n```\n\n"
    blocks = f"{companions}```toml\n[foo]\nword = 'x'\n```\n\n```markdown\n[|foo|]\n```"
    (example,) = page_examples(with_example(rule, blocks))
    assert (example.format, example.text, example.options) == ("markdown", "foo", {"word": "x"})
    assert (example.previous, example.original) == ("bar", "baz")
