"""Adopting spincheck on an old repository: ``--write-baseline``, ``--baseline``, ``--prune-baseline``, ``--statistics``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import Cli

OLD = "[ad_1]\n\nThe keeper said that counterfeit consciousness would mind the lamp.\n"


@pytest.fixture
def folder(tmp_path: Path, cli: Cli) -> Path:
    """Return a folder with an old file and its baseline."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/old.md").write_text(OLD)
    outcome = cli("scan", "--write-baseline", "known.json", "docs", cwd=tmp_path)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "spincheck: note: accepted 2 findings in known.json\n"
    return tmp_path


def entries(folder: Path) -> list[tuple[str, str, str]]:
    written = json.loads((folder / "known.json").read_text())
    assert written["schema"] == "spincheck-baseline/1"
    return [(entry["path"], entry["code"], entry["text"]) for entry in written["entries"]]


KNOWN = ["scan", "--baseline", "known.json", "docs"]


def test_what_is_listed_is_not_reported(cli: Cli, folder: Path) -> None:
    assert entries(folder) == [
        ("docs/old.md", "BLP101", "[ad_1]"),
        ("docs/old.md", "SPN101", "counterfeit consciousness"),
    ]
    outcome = cli(*KNOWN, cwd=folder)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_the_folder_that_one_is_in_does_not_matter(cli: Cli, folder: Path) -> None:
    assert cli("scan", "--baseline", "../known.json", "old.md", cwd=folder / "docs").code == 0
    assert cli("scan", "--baseline", folder / "known.json", folder, cwd=folder / "docs").code == 0


def test_moved_lines_do_not_come_back(cli: Cli, folder: Path) -> None:
    first, second = OLD.split("\n\n")
    (folder / "docs/old.md").write_text(f"# New\n\nA new text.\n\n{second}\n  {first}\n\nA last line.\n")
    assert cli(*KNOWN, cwd=folder).out == ""


def test_new_findings_are_reported(cli: Cli, folder: Path) -> None:
    (folder / "docs/old.md").write_text(OLD + "\n[ad_1]\n\nThey use counterfeit consciousness.\n")
    (folder / "docs/new.md").write_text("[ad_1]\n")
    outcome = cli(*KNOWN, "--format", "text", cwd=folder)
    assert outcome.code == 1
    assert [line.split(": ")[0] for line in outcome.out.splitlines()] == [
        "docs/new.md:1:1",
        "docs/old.md:5:1",
        "docs/old.md:7:10",
    ]


def test_fixed_entries_are_reported_and_pruned(cli: Cli, folder: Path) -> None:
    (folder / "docs/old.md").write_text(OLD.replace("[ad_1]\n\n", ""))
    outcome = cli(*KNOWN, cwd=folder)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == (
        "spincheck: note: 1 finding of known.json is fixed: docs/old.md (1)\n  hint: --prune-baseline removes what is fixed\n"
    )
    outcome = cli(*KNOWN, "--prune-baseline", cwd=folder)
    assert outcome.err == "spincheck: note: removed 1 finding from known.json: docs/old.md (1)\n"
    assert entries(folder) == [("docs/old.md", "SPN101", "counterfeit consciousness")]
    assert cli(*KNOWN, cwd=folder).err == ""


def test_what_was_not_looked_at_is_not_fixed(cli: Cli, folder: Path) -> None:
    (folder / "docs/other.md").write_text("A text.\n")
    assert cli("scan", "--baseline", "known.json", "docs/other.md", "--prune-baseline", cwd=folder).err == ""
    assert cli(*KNOWN, "--select", "SPN", cwd=folder).err == ""
    (folder / "docs/old.md").write_bytes(b"\0")
    assert "fixed" not in cli(*KNOWN, cwd=folder).err
    assert len(entries(folder)) == 2
    (folder / "docs/old.md").unlink()
    assert "2 findings of known.json are fixed" in cli(*KNOWN, cwd=folder).err


def test_standard_input_knows_its_file(cli: Cli, folder: Path) -> None:
    arguments = ("scan", "--baseline", "known.json", "--stdin-filename", "docs/old.md", "-")
    outcome = cli(*arguments, stdin=OLD.replace("[ad_1]\n", "").encode(), cwd=folder)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "the baseline cannot be read: No such file or directory; --write-baseline makes one"),
        ("[]", "is no baseline; --write-baseline makes one"),
        ('{"schema": "spincheck-baseline/1", "entries": [{"nope": 1}]}', "is no baseline"),
        ('{"schema": "spincheck-baseline/9", "entries": []}', "of the form 'spincheck-baseline/9'"),
        ("\xff", "is no baseline"),
    ],
)
def test_a_wrong_baseline(cli: Cli, folder: Path, text: str | None, message: str) -> None:
    (folder / "known.json").unlink()
    if text is not None:
        (folder / "known.json").write_text(text, encoding="latin-1")
    outcome = cli(*KNOWN, cwd=folder)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--prune-baseline"], "--prune-baseline needs --baseline"),
        (["--baseline", "known.json", "--prune-baseline", "--select", "SPN"], "must see every finding"),
        (["--baseline", "known.json", "--write-baseline", "x.json"], "takes no --baseline"),
        (["--write-baseline", "x.json", "--format", "json"], "takes no --format"),
        (["--write-baseline", "x.json", "--fix"], "do not go with --fix"),
        (["--statistics", "--format", "json"], "takes no --format"),
        (["--statistics", "--diff"], "do not go with --fix or --diff"),
        (["--watch", "--fix"], "--watch only looks"),
        (["--watch", "--write-baseline", "x.json"], "--watch only looks"),
    ],
)
def test_options_that_do_not_go_together(cli: Cli, folder: Path, options: list[str], message: str) -> None:
    outcome = cli("scan", *options, "docs", cwd=folder)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert not (folder / "x.json").exists()
    assert (folder / "docs/old.md").read_text() == OLD


def test_a_failure_is_said_though_a_baseline_is_written(cli: Cli, folder: Path) -> None:
    (folder / "docs/bad.md").write_bytes(b"\0")
    outcome = cli("scan", "--write-baseline", "known.json", "docs", cwd=folder)
    assert outcome.code == 3
    assert len(entries(folder)) == 2


def test_statistics_count_each_rule(cli: Cli, folder: Path) -> None:
    (folder / "docs/new.md").write_text("[ad_1]\n\nA text.\n\n[ad_2]\n")
    outcome = cli("scan", "--statistics", "docs", cwd=folder)
    assert outcome.code == 1
    assert outcome.out == "     3  BLP101  ad-slot\n     1  SPN101  tortured-phrase\n"
    outcome = cli("scan", "--statistics", "--baseline", "known.json", "--output", "counts.txt", "docs", cwd=folder)
    assert (outcome.code, outcome.out) == (1, "")
    assert (folder / "counts.txt").read_text() == "     2  BLP101  ad-slot\n"
