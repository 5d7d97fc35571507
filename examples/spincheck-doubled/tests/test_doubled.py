"""Tests of the plugin: the kit's, the rule's cases, and what is its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from spincheck_doubled.detector import DoubledDetector, DoubledOptions

from spincheck.api import Finding
from spincheck.testing import Case, check_case, load_cases, read
from spincheck.testing.conformance import DetectorConformance

CASES = [case for path in sorted(Path(__file__).with_name("cases").glob("*.toml")) for case in load_cases(path)]


class TestConformance(DetectorConformance):
    """All that spincheck expects of a detector."""

    @pytest.fixture
    def detector(self) -> DoubledDetector:
        return DoubledDetector(DoubledOptions(allow=("bye",)))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check_case(DoubledDetector, case)


def test_the_fix_removes_the_second_word() -> None:
    assert repaired("Some of of it, and the the end.") == "Some of it, and the end."


def test_allowed_words_are_not_even_a_hint() -> None:
    assert findings("Bye bye!", DoubledOptions(allow=("BYE",))) == []
    assert len(findings("Bye bye!", DoubledOptions())) == 1


def findings(text: str, options: DoubledOptions) -> list[Finding]:
    return [result for result in DoubledDetector(options).detect(read(text)) if isinstance(result, Finding)]


def repaired(text: str) -> str:
    fixes = [finding.fix for finding in findings(text, DoubledOptions()) if finding.fix]
    for edit in sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text
