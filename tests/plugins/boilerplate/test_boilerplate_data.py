"""The rules' data: every table makes sense, and every rule does what its own examples say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import spincheck_boilerplate
from spincheck.api import NoOptions
from spincheck.testing import Case, check_case, parse_marked
from spincheck_boilerplate.checks import CHECKS
from spincheck_boilerplate.definitions import Definition, define, load_definitions
from spincheck_boilerplate.detector import BoilerplateDetector
from spincheck_boilerplate.matching import Matcher

DATA = Path(spincheck_boilerplate.__file__).with_name("data")
DEFINITIONS = load_definitions()
DETECTOR = BoilerplateDetector(NoOptions())
TABLE = {
    "name": "ferry-notice",
    "summary": "A notice of the ferry",
    "severity": "info",
    "message": "a notice of the ferry; delete it",
    "confidence": "high",
    "exact": ["the ferry is late"],
    "examples": ["[|The ferry is late.|]"],
    "why": "It is late.",
    "wrong": "It is not.",
    "repair": "Wait.",
    "references": "None.",
}
REPEATS = {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}


def ids(definition: Definition) -> str:
    return definition.rule.code


@pytest.mark.parametrize("definition", DEFINITIONS, ids=ids)
def test_every_example_is_found_exactly(definition: Definition) -> None:
    for example in definition.examples:
        text, marked = parse_marked(example)
        check_case(DETECTOR, Case(written_in="data", rule=definition.rule.code, name="example", text=text, marked=marked))


@pytest.mark.parametrize("definition", DEFINITIONS, ids=ids)
def test_no_counterexample_is_found(definition: Definition) -> None:
    assert definition.counterexamples
    for text in definition.counterexamples:
        check_case(DETECTOR, Case(written_in="data", rule=definition.rule.code, name="counterexample", text=text))


def test_each_family_has_a_hundred_of_its_own() -> None:
    families = []
    for path in DATA.glob("*.toml"):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        families.append({code[:4] for code, table in tables.items() if isinstance(table, dict)})
    assert sorted(families, key=sorted) == [{f"BLP{hundred}"} for hundred in range(1, 10)]


def test_every_check_belongs_to_one_rule() -> None:
    assert sorted(definition.check for definition in DEFINITIONS if definition.check) == sorted(CHECKS)


def test_credits_are_never_deleted() -> None:
    deletions = {definition.deletion for definition in DEFINITIONS if definition.rule.code.startswith("BLP6")}
    assert deletions == {"none"}


@pytest.mark.parametrize("definition", [d for d in DEFINITIONS if d.pattern], ids=ids)
def test_patterns_cannot_run_away(definition: Definition) -> None:
    """Bounded repeats make a try cost at most a constant, and a possessive inner repeat cannot be split in two ways."""
    for operator, (low, high, _), inside in _repeats(parser.parse(definition.pattern), inside=False):
        assert high is not ops.MAXREPEAT, f"a repeat without an upper bound in {definition.pattern}"
        varies = low != high and high > 1
        assert not (inside and varies) or operator is ops.POSSESSIVE_REPEAT, f"{low} to {high} in {definition.pattern}"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"exakt": ["late"]}, "unknown key exakt"),
        ({"exact": ["The ferry!"]}, "folded"),
        ({"longest": 10}, "no longer than"),
        ({"exact": []}, "nothing to look for"),
        ({"pattern": "late"}, "triggers"),
        ({"triggers": ["late"]}, "triggers"),
        ({"pattern": "late", "triggers": ["Late"]}, "lower-case"),
        ({"examples": []}, "missing or empty key examples"),
        ({"zone": "middle"}, "middle"),
        ({"not_in": ["footnote"]}, "footnote"),
        ({"confidence": "certain"}, "certain"),
    ],
)
def test_a_table_that_breaks_the_format_is_refused(change: dict[str, Any], complaint: str) -> None:
    assert define("BLP999", TABLE).rule.name == "ferry-notice"
    with pytest.raises(ValueError, match=complaint):
        define("BLP999", TABLE | change)


def test_the_file_and_the_rule_are_named(tmp_path: Path) -> None:
    (tmp_path / "ferries.toml").write_text('[BLP999]\nname = "ferry-notice"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"ferries\.toml: BLP999: .*summary"):
        load_definitions(tmp_path)


def test_two_rules_cannot_claim_one_line() -> None:
    with pytest.raises(ValueError, match="BLP998 and BLP999 both claim the line 'the ferry is late'"):
        Matcher([define("BLP998", TABLE), define("BLP999", TABLE)])


def _repeats(tree: Any, *, inside: bool) -> Iterator[tuple[Any, Any, bool]]:
    """Yield every repeat of a parsed pattern: its operator, its bounds, and whether it lies inside another one."""
    for operator, argument in tree:
        within = inside
        if operator in REPEATS:
            yield operator, argument, inside
            within = inside or argument[1] > 1
        for part in argument if isinstance(argument, (list, tuple)) else [argument]:
            for branch in part if isinstance(part, list) else [part]:
                if isinstance(branch, parser.SubPattern):
                    yield from _repeats(branch, inside=within)
