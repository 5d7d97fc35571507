"""The rules' pages and cases with a real LanguageTool, and the conformance kit with one that finds far more."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from spincheck.api import Rule
from spincheck.testing import Case, check_case, load_cases
from spincheck.testing.conformance import DetectorConformance
from spincheck.testing.pages import page_examples
from spincheck_grammar.detector import GrammarDetector
from spincheck_grammar.options import GrammarOptions
from spincheck_grammar.rules import RULES
from tests.plugins.grammar.conftest import StandIn, finds_every

FOLDER = Path(__file__).parents[2] / "cases"
CASES = [case for rule in RULES for case in load_cases(FOLDER / f"{rule.code}.toml")]
ALL_KINDS = ("TYPOS", "TYPOGRAPHY", "REDUNDANCY")
"""What the examples of the rules that are not reported by default need."""


@cache
def detector_at(address: str) -> GrammarDetector:
    return GrammarDetector(GrammarOptions(server=address, language="en-US", enabled_categories=ALL_KINDS, timeout=300))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, languagetool: str) -> None:
    check_case(detector_at(languagetool), case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_example_of_every_page_fires(rule: Rule, languagetool: str) -> None:
    for example in page_examples(rule):
        check_case(detector_at(languagetool), example)


class TestConformance(DetectorConformance):
    """Pages apart, for which see above: a real LanguageTool would take minutes for the kit's many documents."""

    @pytest.fixture
    def detector(self, stand_in: StandIn) -> GrammarDetector:
        stand_in.behaviour = finds_every("e")
        return GrammarDetector(GrammarOptions(server=stand_in.address))

    test_pages = None  # type: ignore[assignment]
