"""``spincheck explain --why`` as a process on real files: what it says about the findings at one place."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.support import Cli, MakePlugin, Outcome, detector_source

PROSE = "The ferry left the old stone pier before the storm, and nobody aboard had slept. It came back late and wet.\n"
SPUN = "We read about counterfeit consciousness here.\n"
TEXT = f"[ad_1]\n\n{PROSE}\n{SPUN}\nTea &amp; rum.\n"
HINT = "write FILE:LINE or FILE:LINE:COLUMN, such as 'draft.md:12'"

NUMBERS = detector_source(
    body="""yield Finding(
            rule=RULE, span=Span(0, 4), message="it shouts", confidence=Confidence.LOW, suggestions=("say", ""),
            evidence={
                "probability": 0.973214159, "words": 12345, "large": 98765.4321, "small": 0.0000421, "whole": 5.0,
                "quoted": True, "unknown": None, "blank": " ", "list": ["one", 2, 3.14159], "empty": [],
                "by word": [{"word": "a", "score": 0.123456}, {"word": "b", "score": 2.0}], "te\\x1b[31mxt\\n": "x\\u202ey",
                "long": ["abcdefgh"] * 30,
            },
            fix=Fix(edits=(
                Edit(span=SourceSpan(0, 4), replacement="what"),
                Edit(span=SourceSpan(4, 5), replacement=""),
                Edit(span=SourceSpan(6, 6), replacement="z" * 300),
            ), safe=False),
        )"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def notes(outcome: Outcome) -> list[str]:
    """Return what stands after the equals signs."""
    assert (outcome.code, outcome.err) == (0, "")
    return [line.partition(" = ")[2] for line in outcome.out.splitlines() if " = " in line]


def test_a_finding_with_its_passage_and_its_evidence(cli: Cli, folder: Path) -> None:
    outcome = cli("explain", "--why", "a.txt:5", cwd=folder)
    lines = outcome.out.splitlines()
    assert re.fullmatch("SPN101 tortured-phrase: warning, (medium|high) confidence", lines[0])
    assert lines[1] == " --> a.txt:5:15"
    assert "5 | We read about counterfeit consciousness here." in lines
    assert f"  | {' ' * 14}{'^' * 25}" in lines
    said = notes(outcome)
    assert said[0] == "'counterfeit consciousness' usually stands for 'artificial intelligence'"
    assert said[1] == "suggestion: artificial intelligence"
    assert said[2:] == ["evidence:", "a scan shows it", "what the rule finds, and when it is wrong: spincheck explain SPN101"]
    assert re.fullmatch(r" {6}[a-z ]+: \S+", lines[lines.index("  = evidence:") + 1])
    assert cli(*said[-1].split()[-2:]).out.startswith("# SPN101 ")


def test_the_fix_says_what_it_would_change_and_how_safe_it_is(cli: Cli, folder: Path) -> None:
    safe = cli("explain", "--why", "a.txt:1", cwd=folder)
    assert "= safe fix, made by 'scan --fix':\n      1:1: delete '[ad_1]\\n\\n'\n" in safe.out
    unsafe = cli("explain", "--why", "a.txt:7", cwd=folder)
    assert "= unsafe fix, made by 'scan --fix --unsafe-fixes':\n      7:5: replace '&amp;' with '&'\n" in unsafe.out
    assert (folder / "a.txt").read_text() == TEXT


def test_values_in_peoples_form(cli: Cli, folder: Path, make_plugin: MakePlugin) -> None:
    outcome = cli("explain", "--why", "a.txt:1", cwd=folder, plugins=[make_plugin("shouting", NUMBERS)], env={"COLUMNS": "60"})
    shown = [line.strip() for line in outcome.out.splitlines()]
    for line in (
        *("probability: 0.9732", "words: 12,345", "large: 98,765", "small: 4.21e-05", "whole: 5", "quoted: yes"),
        *("unknown: none", "blank: ' '", "list: one, 2, 3.142", "empty: none"),
        "by word: word a, score 0.1235; word b, score 2",
        r"te\x1b[31mxt\n: x\u202ey",
        *("1:1: replace '[ad_' with 'what'", "1:5: delete '1'"),
        "= suggestion: say or (nothing)",
    ):
        assert line in shown
    assert outcome.out.count("z") < 100
    assert "1:7: insert" in shown
    assert max(map(cell_len, outcome.out.splitlines())) <= 60
    assert not {"\x1b", "\u202e"} & set(outcome.out)


@pytest.mark.parametrize(
    ("configuration", "reason"),
    [
        ("", "its confidence, low, is below 'min-confidence', medium"),
        ("min-confidence = 'low'\nselect = ['BLP']", "its rule is not selected for this file"),
        ("min-confidence = 'low'\nignore = ['shouting']", "its rule is not selected for this file"),
        ("min-confidence = 'low'\n[per-file-ignores]\n'*.txt' = ['SHT']", "its rule is not selected for this file"),
    ],
)
def test_why_a_scan_hides_it(cli: Cli, folder: Path, make_plugin: MakePlugin, configuration: str, reason: str) -> None:
    plugins = [make_plugin("shouting", NUMBERS)]
    (folder / "spincheck.toml").write_text(configuration)
    outcome = cli("explain", "--why", "a.txt:1", cwd=folder, plugins=plugins, env={"COLUMNS": "120"})
    assert f"a scan does not show it: {reason}" in notes(outcome)
    assert "SHT101" not in cli("scan", "--exit-zero", "a.txt", cwd=folder, plugins=plugins).out
    isolated = cli("explain", "--why", "a.txt:1", "--isolated", cwd=folder, plugins=plugins, env={"COLUMNS": "120"})
    assert "a scan does not show it: its confidence, low, is below 'min-confidence', medium" in notes(isolated)


def test_what_a_scan_shows_is_what_is_said_to_be_shown(cli: Cli, folder: Path, make_plugin: MakePlugin) -> None:
    plugins = [make_plugin("shouting", NUMBERS)]
    (folder / "here.toml").write_text("min-confidence = 'low'\n")
    outcome = cli("explain", "--why", "a.txt:1", "--config", "here.toml", cwd=folder, plugins=plugins)
    assert notes(outcome).count("a scan shows it") == outcome.out.count("spincheck explain") == 2
    scanned = cli("scan", "--config", "here.toml", "a.txt", cwd=folder, plugins=plugins)
    assert {"BLP101", "SHT101"} <= {line[-7:-1] for line in scanned.out.splitlines() if line.startswith("a.txt:1:")}


def test_a_silenced_finding_is_explained(cli: Cli, folder: Path) -> None:
    (folder / "b.md").write_text(f"{SPUN.strip()} <!-- spincheck: ignore[SPN101] -->\n")
    assert "a scan does not show it: a comment in the text silences it" in notes(cli("explain", "--why", "b.md:1", cwd=folder))
    assert cli("scan", "b.md", cwd=folder).out == ""


def test_a_column_is_one_character(cli: Cli, folder: Path) -> None:
    touched = [cli("explain", "--why", f"a.txt:5:{column}", cwd=folder).out for column in (14, 15, 39, 40)]
    assert [out.startswith("SPN101") for out in touched] == [False, True, True, False]
    assert touched[0].startswith("No finding at a.txt:5:14, ")


def test_no_finding_names_the_nearest(cli: Cli, folder: Path) -> None:
    outcome = cli("explain", "--why", "a.txt:3", cwd=folder)
    assert (outcome.code, outcome.err) == (0, "")
    first, before, after = outcome.out.splitlines()
    assert first == "No finding at a.txt:3, of any rule and at any confidence. The nearest:"
    assert before == "  a.txt:1:1 BLP101 ad-slot"
    assert after == "  a.txt:5:15 SPN101 tortured-phrase"
    assert cli("explain", "--why", after.split()[0], cwd=folder).out.startswith("SPN101")


def test_a_clean_file(cli: Cli, folder: Path) -> None:
    (folder / "clean.txt").write_text(PROSE)
    outcome = cli("explain", "--why", "clean.txt:1", cwd=folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "No finding at clean.txt:1, nor anywhere else in the file, of any rule and at any confidence.\n"


def test_a_finding_of_many_lines_is_on_each_of_them(cli: Cli, folder: Path, make_plugin: MakePlugin) -> None:
    body = "yield Finding(rule=RULE, span=Span(2, 7), message='it shouts')"
    plugins = [make_plugin("shouting", detector_source(body=body))]
    (folder / "c.txt").write_text("One\ntwo\nthree\n")
    outcomes = [cli("explain", "--why", f"c.txt:{line}", cwd=folder, plugins=plugins).out for line in (1, 2, 3)]
    assert [out.startswith("SHT101") for out in outcomes] == [True, True, False]


@pytest.mark.skipif(os.name == "nt", reason="no file name of Windows holds a colon")
@pytest.mark.parametrize("name", ["C:notes.txt", "a:1", "a:1:2", "12:30:15"])
def test_a_path_may_hold_colons(cli: Cli, folder: Path, name: str) -> None:
    (folder / name).write_text(TEXT)
    for place in (f"{name}:5", f"{name}:5:15"):
        outcome = cli("explain", "--why", place, cwd=folder)
        assert (outcome.code, outcome.err) == (0, "")
        assert f"--> {name}:5:15\n" in outcome.out


def test_a_hostile_path_is_escaped(cli: Cli, folder: Path) -> None:
    name = "a\u202eb.txt"
    (folder / name).write_text(TEXT)
    for line in (1, 3):
        outcome = cli("explain", "--why", f"{name}:{line}", cwd=folder)
        assert r"a\u202eb.txt:1:1" in outcome.out
        assert "\u202e" not in outcome.out
    assert "\u202e" not in cli("explain", "--why", f"{name}:99", cwd=folder).err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--why", "a.txt"], f"'a.txt' names no line; {HINT}"),
        (["--why", ""], f"'' names no line; {HINT}"),
        (["--why", "a.txt:x"], f"'a.txt:x' names no line; {HINT}"),
        (["--why", "a.txt:-1"], f"'a.txt:-1' names no line; {HINT}"),
        (["--why", "b.txt:1"], f"there is no file 'b.txt'; {HINT}"),
        (["--why", "b.txt:1:1"], f"there is no file 'b.txt'; {HINT}"),
        (["--why", ".:1"], f"'.' is a folder; {HINT}"),
        (["--why", "a.txt:0"], "'a.txt:0': lines and columns count from 1"),
        (["--why", "a.txt:1:0"], "'a.txt:1:0': lines and columns count from 1"),
        (["--why", "a.txt:8"], "there is no line 8 in 'a.txt'; its last is line 7"),
        (["--why", "a.txt:1", "--reader", "markdwon"], "--reader: there is no reader 'markdwon'; did you mean 'markdown'?"),
        (["--reader", "plain", "SPN101"], "--reader needs --why beside it: a rule's page is not read from a file"),
        (["SPN101", "--why", "a.txt:1"], "name either a rule, such as 'explain SPN101', or a place, such as"),
        ([], "name either a rule, such as 'explain SPN101', or a place, such as"),
    ],
)
def test_wrong_usage(cli: Cli, folder: Path, arguments: list[str], message: str) -> None:
    outcome = cli("explain", *arguments, cwd=folder)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"spincheck: error: {message}")


def test_the_last_line_counts_with_and_without_its_newline(cli: Cli, folder: Path) -> None:
    for text in ("one\ntwo", "one\ntwo\n", "one\r\ntwo\r\n"):
        (folder / "d.txt").write_bytes(text.encode())
        assert [cli("explain", "--why", f"d.txt:{line}", cwd=folder).code for line in (2, 3)] == [0, 2]
    (folder / "d.txt").write_bytes(b"")
    assert cli("explain", "--why", "d.txt:1", cwd=folder).code == 0


def test_what_cannot_be_read_is_a_failure(cli: Cli, folder: Path) -> None:
    (folder / "e.txt").write_bytes(b"caf\xe9\n")
    outcome = cli("explain", "--why", "e.txt:1", cwd=folder)
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == "spincheck: error: e.txt: is not valid UTF-8: byte 0xe9 stands at byte 3\n"


def test_a_crash_costs_only_its_own_findings(cli: Cli, folder: Path, make_plugin: MakePlugin) -> None:
    plugins = [make_plugin("shouting", detector_source(body="yield 1 / 0"))]
    outcome = cli("explain", "--why", "a.txt:5", cwd=folder, plugins=plugins)
    assert outcome.code == 3
    assert outcome.out.startswith("SPN101")
    assert "a.txt: detector 'shouting' crashed: ZeroDivisionError" in outcome.err


def test_reader_and_plugins_are_chosen_as_in_a_scan(cli: Cli, folder: Path) -> None:
    (folder / "f.md").write_text(f"`{SPUN.strip()}`\n")
    assert cli("explain", "--why", "f.md:1", cwd=folder).out.startswith("No finding")
    assert cli("explain", "--why", "f.md:1", "--reader", "plain", cwd=folder).out.startswith("SPN101")
    assert cli("explain", "--why", "a.txt:5", "--disable-plugin", "spun", cwd=folder).out.startswith("No finding")


def test_colour_only_where_it_is_wanted(cli: Cli, folder: Path) -> None:
    plain = cli("explain", "--why", "a.txt:5", cwd=folder).out
    assert "\x1b" not in plain
    assert "\x1b[" in cli("explain", "--why", "a.txt:5", cwd=folder, env={"FORCE_COLOR": "1"}).out
