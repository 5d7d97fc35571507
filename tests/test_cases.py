"""Every rule has a page whose example fires, and case files with texts that it finds and texts that it passes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from spincheck.api import Detector, Rule
from spincheck.host import Host, PluginPolicy
from spincheck.testing import Case, check_case, load_cases
from spincheck.testing.pages import page_examples

HOST = Host(PluginPolicy(autoload=False))
RULES = list(HOST.rules.values())
CASES = [case for path in sorted((Path(__file__).parent / "cases").glob("*.toml")) for case in load_cases(path)]
OFF_BY_DEFAULT = "GRM"
"""Rules that need a server; tests/plugins/grammar/test_grammar_cases.py checks theirs."""


@cache
def detector_of(code: str) -> Detector[Any]:
    """Return the detector that declares the rule; one is enough for all cases, because it keeps no state."""
    (found,) = (cls for cls in HOST.detectors.values() if any(rule.code == code for rule in cls.rules))
    return build(found)


@cache
def build(cls: type[Detector[Any]]) -> Detector[Any]:
    return cls(cls.options_type())


def test_every_own_plugin_is_in_use() -> None:
    assert not HOST.failures
    assert {"spun", "readability", "boilerplate", "grammar", "provenance"} <= set(HOST.detectors)


@pytest.mark.parametrize("case", [case for case in CASES if not case.rule.startswith(OFF_BY_DEFAULT)], ids=str)
def test_case(case: Case) -> None:
    check_case(detector_of(case.rule), case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_cases_both_ways(rule: Rule) -> None:
    assert {case.finds for case in CASES if case.rule == rule.code} == {True, False}


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if not rule.code.startswith(OFF_BY_DEFAULT)], ids=lambda rule: rule.code
)
def test_the_example_of_every_page_fires(rule: Rule) -> None:
    for example in page_examples(rule):
        check_case(detector_of(rule.code), example)


def test_case_files_are_named_after_their_rule() -> None:
    astray = [case.written_in for case in CASES if not Path(case.written_in).name.startswith(case.rule)]
    assert not astray
