"""Family switches and users' own rules, through the command line with a configuration file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from spincheck.config import from_table
from spincheck.errors import ConfigError
from spincheck.testing import read
from spincheck_boilerplate.detector import DEFINITIONS, BoilerplateDetector
from spincheck_boilerplate.options import BoilerplateOptions
from tests.support import Cli, MakePlugin, detector_source

ARTICLE = """\
New timetable for the island ferry

The ferry now runs every hour, and the queue at the pier is gone.

Advertisement

The Gazette Reader Club
"""
CLUB = """
[boilerplate.rules.ACM101]
name = "reader-club"
message = "the box of our reader club; delete it"
exact = ["the gazette reader club"]
examples = ["[|The Gazette Reader Club|]"]
"""


def scan(cli: Cli, folder: Path, config: str, *arguments: str, select: str = "BLP,ACM", text: str = ARTICLE) -> list[str]:
    """Return what is found as 'line code'."""
    (folder / "spincheck.toml").write_text(config, encoding="utf-8")
    (folder / "a.md").write_text(text, encoding="utf-8")
    outcome = cli("scan", "a.md", "-f", "json", "--select", select, *arguments, cwd=folder)
    assert outcome.code in {0, 1}, outcome.err
    (file,) = json.loads(outcome.out)["files"]
    return [f"{finding['start']['line']} {finding['code']}" for finding in file["findings"]]


def complaint(cli: Cli, folder: Path, config: str) -> str:
    (folder / "spincheck.toml").write_text(config, encoding="utf-8")
    (folder / "a.md").write_text(ARTICLE, encoding="utf-8")
    outcome = cli("scan", "a.md", cwd=folder)
    assert outcome.code == 2, outcome.err
    assert "spincheck.toml" in outcome.err
    return outcome.err


def test_families_are_switched_off(cli: Cli, tmp_path: Path) -> None:
    assert scan(cli, tmp_path, CLUB) == ["5 BLP103", "7 ACM101"]
    assert scan(cli, tmp_path, f'boilerplate.disable = ["ads"]\n{CLUB}') == ["7 ACM101"]
    assert scan(cli, tmp_path, f'ignore = ["BLP103"]\nboilerplate.disable = ["ads"]\n{CLUB}') == ["7 ACM101"]


def test_no_family_need_stay(cli: Cli, tmp_path: Path) -> None:
    families = sorted({definition.family for definition in DEFINITIONS})
    assert scan(cli, tmp_path, f"boilerplate.disable = {json.dumps(families)}", select="BLP") == []


def test_an_own_rule_is_a_rule_in_every_way(cli: Cli, tmp_path: Path) -> None:
    assert scan(cli, tmp_path, CLUB, select="ACM101") == ["7 ACM101"]
    assert scan(cli, tmp_path, CLUB, "--ignore", "reader-club") == ["5 BLP103"]
    assert scan(cli, tmp_path, f'per-file-ignores = {{ "*.md" = ["ACM"] }}\n{CLUB}') == ["5 BLP103"]
    silenced = ARTICLE.replace("The Gazette", "<!-- spincheck: ignore[ACM101] -->\nThe Gazette")
    assert scan(cli, tmp_path, CLUB, text=silenced) == ["5 BLP103"]
    explained = cli("explain", "reader-club", cwd=tmp_path)
    assert explained.code == 0
    assert explained.out.startswith("# ACM101 reader-club\n\nReader club. Severity: warning.\n\n## What it finds\n")
    listed = cli("rules", cwd=tmp_path).out.splitlines()
    assert [line.split() for line in listed if "ACM" in line] == [["ACM101", "warning", "reader-club", "Reader", "club"]]
    assert cli("explain", "ACM101", "--isolated", cwd=tmp_path).code == 2
    assert "ACM101" not in cli("rules", "--isolated", cwd=tmp_path).out
    assert "ACM101" in cli("rules", "--config", tmp_path / "spincheck.toml").out


def test_a_table_may_say_all_that_our_own_say(cli: Cli, tmp_path: Path) -> None:
    config = """
[tool.spincheck.boilerplate.rules.ACM101]
name = "desk-number"
summary = "The number of a desk"
message = "the number of a desk; delete it"
severity = "error"
confidence = "high"
unit = "span"
triggers = ["desk "]
pattern = '\\(desk [0-9]{1,3}\\)'
not-in = ["heading"]
formats = ["markdown"]
deletion = "safe"
why = "Nobody knows what it is."
wrong = "Never."
repair = "Delete it."
references = "The handbook of the desks."
examples = ["The ferry runs [|(desk 12)|] every hour."]
counterexamples = ["The ferry runs (desk) every hour."]
"""
    (tmp_path / "pyproject.toml").write_text(config, encoding="utf-8")
    (tmp_path / "a.md").write_text("# Ferry (desk 1)\n\nIt runs (desk 2) now.\n")
    (tmp_path / "a.txt").write_text("It runs (desk 3) now.\n")
    assert cli("scan", ".", cwd=tmp_path).out.count("ACM101") == 1


def test_a_line_that_a_user_claims_is_the_users(cli: Cli, tmp_path: Path) -> None:
    config = CLUB.replace("the gazette reader club", "advertisement").replace("The Gazette Reader Club", "Advertisement")
    assert scan(cli, tmp_path, config) == ["5 ACM101"]


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ('boilerplate.disable = ["add"]', ["table 'boilerplate'", "no family 'add'", "did you mean 'ads'?"]),
        (CLUB.replace("exact", "exakt"), ["rules.ACM101: unknown key 'exakt'; did you mean 'exact'?"]),
        (CLUB.replace("message", "#"), ["rules.ACM101: missing or empty key message"]),
        (CLUB.replace("examples", "#"), ["rules.ACM101: missing or empty key examples"]),
        (f'{CLUB}longest = "far"', ["rules.ACM101: longest: Expected `int`, got `str`"]),
        (f'{CLUB}zone = "tali"', ["rules.ACM101: zone: unknown value 'tali'; did you mean 'tail'?"]),
        (f"{CLUB}not-in = [3]", ["rules.ACM101: not-in", "Expected `str`, got `int`"]),
        (f'{CLUB}check = "entity"', ["rules.ACM101: check: only the rules that come with spincheck have one"]),
        (f'{CLUB}beside = ["XYZ"]', ["ACM101: beside: no rule's code starts with 'XYZ'"]),
        (CLUB.replace("[|", "").replace("|]", ""), ["rules.ACM101: examples mark by [|…|] what is found"]),
        (CLUB.replace("|]", ""), ["rules.ACM101: the mark '[|' at offset 0 is never closed"]),
        (
            CLUB.replace("Reader Club|]", "Club|]"),
            ["rules.ACM101: in the example 'The Gazette Club' it finds nothing, not 'The Gazette Club'"],
        ),
        (f'{CLUB}confidence = "low"', ["it finds nothing", "only as a hint of low confidence"]),
        (
            f'{CLUB}counterexamples = ["The Gazette reader club"]',
            ["in the counterexample", "it finds 'The Gazette reader club', not nothing"],
        ),
        (
            CLUB + CLUB.replace("101", "102").replace("reader-club", "club"),
            ["rules.ACM102: ACM101 claims the line 'the gazette reader club' too"],
        ),
        (CLUB.replace("ACM101", "SPN101"), ["rule SPN101 reader-club takes a code or name of rule SPN101 tortured-phrase"]),
        (CLUB.replace("ACM101", "BLP101"), ["rule BLP101 reader-club takes a code or name of rule BLP101"]),
        (CLUB.replace("reader-club", "ad-label"), ["rule ACM101 ad-label takes a code or name of rule BLP103 ad-label"]),
        (CLUB.replace("ACM101", "house1"), ["rule 'house1' 'reader-club' is not named like 'ABC123' 'some-name'"]),
        ("boilerplate.rules = 3", ["'rules': expected 'object', got 'int'"]),
        ("boilerplate.rules.ACM101 = 3", ["expected 'object', got 'int'"]),
    ],
)
def test_what_is_wrong_is_named(cli: Cli, tmp_path: Path, config: str, words: list[str]) -> None:
    said = complaint(cli, tmp_path, config)
    assert [word for word in words if word not in said] == [], said


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(desk", "not a regular expression"),
        ("desk.*", "no upper bound"),
        ("desk(?:a{1,9}b){1,9}", r"possessive: \{1,9\}\+"),
        ("desk(?:a|ab?){1,30}", "too many ways"),
        ("desk(?:a?){1,30}", "too many ways"),
        ("desk.{0,200}.{0,200}.{0,200}x", "too many ways"),
        ("desk(?=(?:a?){0,30}b)", "too many ways"),
        ("desk(?>(?:a|a){0,30}b)", "too many ways"),
        ("(?:desk)?", "matches nothing"),
    ],
)
def test_no_pattern_keeps_a_scan_busy(pattern: str, said: str) -> None:
    with pytest.raises(ConfigError, match=f"rules.ACM101: pattern: .*{said}"):
        from_table({"rules": {"ACM101": table(pattern)}}, BoilerplateOptions, where="test")


@pytest.mark.parametrize(
    "pattern", ["desk(?:a{1,9}+b){1,9}", "desk|desks (?:a|b|c){1,80}", "desk.{0,80}+.{0,80}", "desk(?:a|ab?){1,9}+"]
)
def test_bounded_patterns_are_taken(pattern: str) -> None:
    """The example fails, and nothing else."""
    with pytest.raises(ConfigError, match="in the example 'x' it finds"):
        from_table({"rules": {"ACM101": table(pattern)}}, BoilerplateOptions, where="test")


def table(pattern: str) -> dict[str, Any]:
    return {"name": "desk", "message": "a desk", "triggers": ["desk"], "pattern": pattern, "examples": ["[|x|]"]}


def test_two_detectors_may_both_add_rules(cli: Cli, tmp_path: Path, make_plugin: MakePlugin) -> None:
    """An instance may have rules that its class has not; their codes and names are checked like the others."""
    init = "super().__init__(options); self.rules = (*self.rules, replace(RULE, code='ACM101', name='loud'))"
    source = f"from dataclasses import replace\n{detector_source(init=init)}"
    plugin = make_plugin("shouting", source)
    assert "ACM101  warning  loud" in cli("rules", plugins=[plugin], cwd=tmp_path).out
    (tmp_path / "spincheck.toml").write_text(CLUB)
    outcome = cli("rules", plugins=[plugin], cwd=tmp_path)
    assert outcome.code == 2
    assert "ACM101 loud" in outcome.err
    assert "ACM101 reader-club" in outcome.err


def test_every_example_is_read_in_the_rules_own_format() -> None:
    rule = table("a desk") | {"examples": ["On [|a desk|]\n\nOn a chair"], "formats": ["html"], "unit": "span"}
    detector = BoilerplateDetector(from_table({"rules": {"ACM101": rule}}, BoilerplateOptions, where="test"))
    assert not list(detector.find(read("On a desk")))
    assert [finding.rule.code for finding in detector.find(read("<p>On a desk</p>", format="html"))] == ["ACM101"]


def test_the_example_of_the_documentation_works(cli: Cli, tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[3] / "docs/configuration.md").read_text(encoding="utf-8")
    (example,) = (block for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL) if "rules.ACM101" in block)
    text = f"{ARTICLE}\nGazette readers get 20 % off all boat trips\n"
    assert scan(cli, tmp_path, example, text=text, select="ACM") == ["9 ACM101"]
