"""Articles in other languages: all debris in the one is found, and nothing in the other, which uses the same words innocently.

Each file of ``languages/`` holds ``article``, with the marks ``[|…|]`` around what must be found, ``clean``, and perhaps
``lines``: what else such pages show.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from spincheck.api import Confidence
from spincheck.testing import parse_marked, read
from spincheck_boilerplate.detector import BoilerplateDetector
from spincheck_boilerplate.families import DATA
from spincheck_boilerplate.options import BoilerplateOptions

TEXTS = sorted(Path(__file__).with_name("languages").glob("*.toml"))
DETECTOR = BoilerplateDetector(BoilerplateOptions())
MAIN_RULES = {"BLP103", "BLP201", "BLP301", "BLP401", "BLP501", "BLP502", "BLP505"}
"""Ads, related articles, sharing, sign-up forms, navigation and comments: what nearly every news site shows."""

texts = pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])


def load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def shown(text: str, format: str = "plain") -> list[tuple[int, str]]:
    """Return where each finding starts that a scan shows by default, and what it covers."""
    document = read(text, format=format)
    spans = {document.to_source(result.span) for result in DETECTOR.find(document) if result.confidence is not Confidence.LOW}
    return [(span.start, text[span.start : span.end]) for span in sorted(spans)]


@texts
def test_all_debris_of_an_article_is_found(path: Path) -> None:
    text, marked = parse_marked(load(path)["article"])
    assert marked
    assert shown(text) == [(span.start, text[span.start : span.end]) for span in marked]


@texts
def test_each_line_is_found_below_a_clean_article(path: Path) -> None:
    file = load(path)
    clean = file["clean"] + "\n"
    assert [line for line in file.get("lines", []) if not any(start >= len(clean) for start, _ in shown(clean + line))] == []


@pytest.mark.parametrize("format", ["plain", "markdown"])
@texts
def test_nothing_is_found_where_the_same_words_are_innocent(path: Path, format: str) -> None:
    assert shown(load(path)["clean"], format) == []


@texts
def test_the_lines_of_a_language_cover_the_main_rules(path: Path) -> None:
    assert load(DATA / "languages" / path.name).keys() >= MAIN_RULES
