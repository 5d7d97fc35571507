"""The rules' data: every table makes sense, and every rule does what its own examples say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from spincheck.testing import Case, check_case, parse_marked
from spincheck_boilerplate.among import AMONG
from spincheck_boilerplate.checks import CHECKS
from spincheck_boilerplate.compile import compile_rules
from spincheck_boilerplate.definitions import COMPILED, Definition, load_definitions
from spincheck_boilerplate.detector import BoilerplateDetector
from spincheck_boilerplate.families import read_families
from spincheck_boilerplate.options import BoilerplateOptions
from spincheck_boilerplate.patterns import check_repeats
from spincheck_boilerplate.tables import define

DEFINITIONS = read_families()
DETECTOR = BoilerplateDetector(BoilerplateOptions())
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
FAMILY = """
why = "It is late."
wrong = "It is not."
repair = "Wait."
references = "None."

[BLP999]
name = "ferry-notice"
summary = "A notice of the ferry"
severity = "info"
message = "a notice of the ferry; delete it"
confidence = "high"
exact = ["the ferry is late"]
examples = ["[|The ferry is late.|]"]
"""


def test_the_compiled_rules_are_fresh() -> None:
    assert COMPILED.read_text(encoding="utf-8") == compile_rules(), "run: python -m spincheck_boilerplate.compile"


def test_what_is_compiled_is_what_was_written() -> None:
    written = [replace(definition, examples=(), counterexamples=()) for definition in DEFINITIONS]
    assert list(load_definitions()) == written


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


def test_a_family_stays_within_a_hundred() -> None:
    hundreds = {
        family: {d.rule.code[:4] for d in DEFINITIONS if d.family == family} for family in {d.family for d in DEFINITIONS}
    }
    assert all(len(codes) == 1 for codes in hundreds.values())
    assert set().union(*hundreds.values()) == {f"BLP{hundred}" for hundred in range(1, 10)}


def test_every_check_belongs_to_one_rule() -> None:
    assert sorted(definition.check for definition in DEFINITIONS if definition.check) == sorted([*CHECKS, AMONG])


def test_credits_are_never_deleted() -> None:
    deletions = {definition.deletion for definition in DEFINITIONS if definition.rule.code.startswith("BLP6")}
    assert deletions == {"none"}


@pytest.mark.parametrize("definition", [d for d in DEFINITIONS if d.pattern], ids=ids)
def test_patterns_cannot_run_away(definition: Definition) -> None:
    """Bounded repeats make a try cost at most a constant, and a possessive inner repeat cannot be split in two ways."""
    check_repeats(definition.pattern)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"exakt": ["late"]}, "unknown key 'exakt'; did you mean 'exact'?"),
        ({"exact": "late"}, "exact: Expected `array`"),
        ({"why": 3}, "why: Expected `str`"),
        ({"name": 3}, "name: Expected `str`"),
        ({"exact": ["The ferry!"]}, "'The ferry!' is not folded; write 'the ferry'"),
        ({"longest": 10}, "no longer than"),
        ({"exact": []}, "nothing to look for"),
        ({"pattern": "late"}, "triggers"),
        ({"triggers": ["late"]}, "triggers"),
        ({"pattern": "late", "triggers": ["Late"]}, "lower-case"),
        ({"examples": []}, "missing or empty key examples"),
        ({"zone": "tali"}, "zone: unknown value 'tali'; did you mean 'tail'?"),
        ({"not-in": ["footnote"]}, "not-in: unknown value 'footnote'"),
        ({"confidence": "certain"}, "certain"),
        ({"longest": 0, "exact": [], "pattern": "late", "triggers": ["late"]}, "above zero"),
        ({"at-least": 0}, "above zero"),
    ],
)
def test_a_table_that_breaks_the_format_is_refused(change: dict[str, Any], complaint: str) -> None:
    assert define("BLP999", TABLE).rule.name == "ferry-notice"
    with pytest.raises(ValueError, match=complaint):
        define("BLP999", TABLE | change)


def write_data(folder: Path, files: dict[str, str]) -> Path:
    (folder / "languages").mkdir()
    for name, text in {"ferries.toml": FAMILY, **files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_lines_of_languages_are_added(tmp_path: Path) -> None:
    lines = 'BLP999 = ["die fähre ist spät"]'
    (definition,) = read_families(write_data(tmp_path, {"languages/de.toml": lines, "languages/gsw.toml": lines}))
    assert definition.exact == {"the ferry is late", "die fähre ist spät"}


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"ferries.toml": '[BLP999]\nname = "ferry-notice"\n'}, r"ferries\.toml: BLP999: .*summary"),
        ({"more.toml": FAMILY.replace("999", "998")}, r"more\.toml: BLP998: BLP999 claims the line 'the ferry is late' too"),
        ({"more.toml": FAMILY.replace("999", "998").replace("late", "early")}, "BLP998 and BLP999 have the same name"),
        ({"more.toml": FAMILY}, r"more\.toml: BLP999 stands in ferries\.toml too"),
        ({"languages/de.toml": 'BLP998 = ["die fähre"]'}, r"languages/de\.toml: BLP998: no family has this rule"),
        ({"languages/de.toml": 'BLP999 = ["Die Fähre!"]'}, r"languages/de\.toml: BLP999: .* write 'die fähre'"),
        (
            {
                "more.toml": FAMILY.replace("999", "998").replace("late", "early"),
                "languages/de.toml": 'BLP998 = ["the ferry is late"]',
            },
            r"languages/de\.toml: BLP998: BLP999 claims the line",
        ),
        ({"ferries.toml": f'{FAMILY}beside = ["BLP99", "BLP8"]'}, "BLP999: beside: no rule's code starts with 'BLP8'"),
    ],
)
def test_the_file_the_rule_and_the_line_are_named(tmp_path: Path, files: dict[str, str], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read_families(write_data(tmp_path, files))
