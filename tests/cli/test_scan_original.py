"""``spincheck scan --original``: each document gets the text that it may have been copied from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import Cli, MakePlugin, detector_source

ORIGINAL = "The firm was only eight months old when it opened its second shop in the harbour.\n"
SUSPECT = "The firm was only eight months outdated when it opened its second shop in the harbour.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "original.txt").write_text(ORIGINAL)
    (tmp_path / "suspect.txt").write_text(SUSPECT)
    return tmp_path


def test_swapped_words_are_found_with_the_original_s(cli: Cli, folder: Path) -> None:
    outcome = cli("scan", "--original", "original.txt", "--select", "PRV101", "suspect.txt", cwd=folder)
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out == "suspect.txt:1:32: warning: 'outdated' stands where original.txt has 'old' [PRV101]\n"


def test_without_an_original_nothing_is_said(cli: Cli, folder: Path) -> None:
    assert cli("scan", "--select", "PRV", ".", cwd=folder).out == ""


def test_the_original_itself_is_not_compared_with_itself(cli: Cli, folder: Path) -> None:
    outcome = cli("scan", "--original", folder / "original.txt", "--select", "PRV", ".", cwd=folder)
    assert {line.split(":")[0] for line in outcome.out.splitlines()} == {"suspect.txt"}


def test_standard_input_is_compared(cli: Cli, folder: Path) -> None:
    outcome = cli("scan", "--original", "original.txt", "--select", "PRV101", "-", stdin=SUSPECT.encode(), cwd=folder)
    assert outcome.out.startswith("-:1:32: ")


def test_the_original_has_a_reader_of_its_own(cli: Cli, folder: Path) -> None:
    (folder / "original.html").write_text(f"<p>{ORIGINAL.replace('old', '<i>old</i>')}</p>")
    outcome = cli("scan", "--original", "original.html", "--select", "PRV101", "suspect.txt", cwd=folder)
    assert "'outdated' stands where original.html has 'old'" in outcome.out


def test_after_a_repair_the_original_is_still_there(cli: Cli, folder: Path) -> None:
    (folder / "suspect.txt").write_text(f"[ad_1]\n\n{SUSPECT}")
    outcome = cli("scan", "--fix", "--original", "original.txt", "--select", "PRV101,BLP", "suspect.txt", cwd=folder)
    assert (folder / "suspect.txt").read_text() == SUSPECT
    assert outcome.out.startswith("suspect.txt:1:32: ")


def test_the_same_bytes_whatever_the_number_of_processes(cli: Cli, folder: Path) -> None:
    for number in range(6):
        (folder / f"{number}.txt").write_text(SUSPECT)
    outcomes = {cli("scan", "--original", "original.txt", "--select", "PRV", "--jobs", jobs, ".", cwd=folder) for jobs in "12"}
    assert len(outcomes) == 1
    assert outcomes.pop().out.count("[PRV101]") == 7


@pytest.mark.parametrize("content", [None, b"\0\1"])
def test_an_original_that_cannot_be_read_is_said_before_anything_is_scanned(
    cli: Cli, folder: Path, content: bytes | None
) -> None:
    if content is not None:
        (folder / "broken.txt").write_bytes(content)
    outcome = cli("scan", "--original", "broken.txt", ".", cwd=folder)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("spincheck: error: the original 'broken.txt' ")


def test_any_detector_sees_the_original(cli: Cli, folder: Path, make_plugin: MakePlugin) -> None:
    body = "yield Finding(rule=RULE, span=Span(0, 1), message=document.original.path if document.original else 'none')"
    plugins = [make_plugin("shouting", detector_source(body=body))]
    outcome = cli(
        "scan", "--original", "original.txt", "--select", "SHT", "original.txt", "suspect.txt", cwd=folder, plugins=plugins
    )
    assert outcome.out.splitlines() == [
        "original.txt:1:1: warning: none [SHT101]",
        "suspect.txt:1:1: warning: original.txt [SHT101]",
    ]
