"""Inline directives: what a comment silences, and what it does not."""

from __future__ import annotations

import pytest

from spincheck.api import Rule, Severity, SourceSpan
from spincheck.engine.positions import Locator
from spincheck.engine.suppress import Suppressions
from spincheck.host import Host, PluginPolicy

RULE = Rule(code="SPN101", name="tortured-phrase", summary="", severity=Severity.WARNING, page="")
HOST = Host(PluginPolicy())


def silenced(source: str, format_name: str = "markdown") -> list[str]:
    """Return the words HIT1, HIT2, … of ``source`` that are silenced."""
    document = HOST.readers[format_name]().read(source, "a")
    suppressions = Suppressions(document, Locator(source))
    words = [word for word in ("HIT1", "HIT2", "HIT3") if word in source]
    spans = {word: SourceSpan(source.index(word), source.index(word) + 4) for word in words}
    return [word for word in words if suppressions.cover(RULE, spans[word])]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("HIT1 here. <!-- spincheck: ignore -->\nHIT2 there.", ["HIT1"]),
        ("<!-- spincheck: ignore[SPN101] -->\nHIT1\nHIT2\n\nHIT3", ["HIT1", "HIT2"]),
        ("<!-- spincheck: ignore[spn] -->\n\nHIT1\n\nHIT2", ["HIT1"]),
        ("<!-- spincheck: ignore[BLP101, tortured-phrase] -->\nHIT1", ["HIT1"]),
        ("<!-- spincheck: ignore[BLP101] -->\nHIT1", []),
        ("HIT1\n\n<!-- spincheck: off -->\n\nHIT2\n\n<!-- spincheck: on -->\n\nHIT3", ["HIT2"]),
        ("HIT1\n\n<!-- spincheck: off -->\n\nHIT2\n\nHIT3", ["HIT2", "HIT3"]),
        ("<!-- spincheck: on -->\nHIT1", []),
        ("<!-- spincheck: ignore -->\n<!-- spincheck: ignore[BLP101] -->\nHIT1\n\nHIT2", ["HIT1"]),
        ("<!-- spincheck: ignore[BLP101] -->\nHIT1\n\n<!-- spincheck: ignore -->\nHIT2\n\nHIT3", ["HIT2"]),
        ("<!-- an ordinary comment -->\nHIT1", []),
        ("```\n<!-- spincheck: off -->\n```\n\nHIT1", []),
    ],
)
def test_markdown(source: str, expected: list[str]) -> None:
    assert silenced(source) == expected


@pytest.mark.parametrize(
    ("format_name", "source"),
    [
        ("html", "<p>HIT1</p>\n<!-- spincheck: ignore[SPN101] -->\n<p>HIT2</p>\n\n<p>HIT3</p>"),
        ("rst", "HIT1\n\n.. spincheck: ignore[SPN101]\n\nHIT2\n\nHIT3\n"),
        ("plain", "HIT1\n\n<!-- spincheck: ignore[SPN101] -->\nHIT2\n\nHIT3\n"),
    ],
)
def test_each_markups_own_comments(format_name: str, source: str) -> None:
    assert silenced(source, format_name) == ["HIT2"]


def test_windows_newlines() -> None:
    assert silenced("<!-- spincheck: ignore -->\r\nHIT1\r\n\r\nHIT2") == ["HIT1"]
