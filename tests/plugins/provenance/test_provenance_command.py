"""``spincheck compare`` as a process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.plugins.provenance.story import SPUN, STORY, UNRELATED
from tests.support import Cli


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "original.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "suspect.txt").write_text(SPUN, encoding="utf-8")
    (tmp_path / "other.txt").write_text(UNRELATED, encoding="utf-8")
    return tmp_path


def test_it_says_what_the_copy_looks_like_and_shows_the_changes(cli: Cli, folder: Path) -> None:
    outcome = cli("compare", "original.txt", "suspect.txt", cwd=folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("suspect.txt compared with original.txt\n")
    assert "synonym-spun: it looks like a copy with words swapped for synonyms" in outcome.out
    joined = " ".join(outcome.out.split())
    assert "[-computer-]{+pc+}" in joined
    assert "(quotation) We heard it before anybody [-saw-]{+noticed+} it" in joined


def test_a_copy_is_shown_in_one_line_and_has_no_changes(cli: Cli, folder: Path) -> None:
    outcome = cli("compare", "original.txt", "original.txt", cwd=folder)
    assert outcome.out.count("word for word, ") == 1
    assert "[-" not in outcome.out.replace("[-original-]", "")


def test_of_unrelated_texts_it_says_that(cli: Cli, folder: Path) -> None:
    outcome = cli("compare", "original.txt", "other.txt", cwd=folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert "unrelated: it looks like a text of its own (high confidence)" in outcome.out


def test_no_line_is_wider_than_it_should_be(cli: Cli, folder: Path) -> None:
    outcome = cli("compare", "original.txt", "suspect.txt", cwd=folder, env={"COLUMNS": "60"})
    assert max(map(len, outcome.out.splitlines())) <= 60


def test_colours_only_where_they_are_wanted(cli: Cli, folder: Path) -> None:
    assert "\x1b" not in cli("compare", "original.txt", "suspect.txt", cwd=folder).out
    assert "\x1b[31m[-computer-]" in cli("compare", "original.txt", "suspect.txt", cwd=folder, env={"FORCE_COLOR": "1"}).out


def test_the_json_is_that_of_a_scan_with_the_original(cli: Cli, folder: Path) -> None:
    compared = cli("compare", "original.txt", "suspect.txt", "--format", "json", cwd=folder)
    scanned = cli("scan", "--original", "original.txt", "--select", "PRV", "--format", "json", "suspect.txt", cwd=folder)
    assert (compared.code, scanned.code) == (0, 1)
    assert compared.out == scanned.out
    (file,) = json.loads(compared.out)["files"]
    assert {score["name"] for score in file["scores"]} >= {"copied", "reworded", "order-kept", "words-swapped"}
    first = next(finding for finding in file["findings"] if finding["code"] == "PRV001")
    assert first["evidence"]["label"] == "synonym-spun"
    assert first["evidence"]["label confidence"] in {"low", "medium", "high"}


@pytest.mark.parametrize("name", ["text", "full"])
def test_every_format_works(cli: Cli, folder: Path, name: str) -> None:
    outcome = cli("compare", "original.txt", "suspect.txt", "--format", name, cwd=folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert "PRV101" in outcome.out


def test_an_unknown_format_is_said(cli: Cli, folder: Path) -> None:
    outcome = cli("compare", "original.txt", "suspect.txt", "--format", "jsn", cwd=folder)
    assert (outcome.code, outcome.out) == (2, "")
    assert "there is no format 'jsn'; did you mean 'json'?" in outcome.err


@pytest.mark.parametrize(
    "arguments", [("missing.txt", "suspect.txt"), ("original.txt", "missing.txt"), ("binary.txt", "suspect.txt")]
)
@pytest.mark.parametrize("options", [(), ("--format", "json")])
def test_what_cannot_be_read_is_said(cli: Cli, folder: Path, arguments: tuple[str, str], options: tuple[str, ...]) -> None:
    (folder / "binary.txt").write_bytes(b"\0\1\2")
    outcome = cli("compare", *arguments, *options, cwd=folder)
    assert outcome.code in {2, 3}
    assert any(name in outcome.err for name in ("missing.txt", "binary.txt"))


def test_nothing_in_the_texts_reaches_the_terminal(cli: Cli, folder: Path) -> None:
    hostile = STORY.replace("computer", "comp\x1b[2Juter\u202e").replace("Mill Street", "[bold]Mill[/bold] :smile: Street")
    (folder / "evil\x1b[31m.txt").write_text(hostile, encoding="utf-8")
    for arguments in (("original.txt", "evil\x1b[31m.txt"), ("evil\x1b[31m.txt", "original.txt")):
        outcome = cli("compare", *arguments, cwd=folder)
        assert outcome.code == 0
        assert "\x1b" not in outcome.out
        assert "\u202e" not in outcome.out
        assert "bold" in outcome.out  # so that nobody took it for markup


def test_empty_texts_can_be_compared(cli: Cli, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    for arguments in (("empty.txt", "original.txt"), ("original.txt", "empty.txt"), ("empty.txt", "empty.txt")):
        assert cli("compare", *arguments, cwd=folder).code == 0
