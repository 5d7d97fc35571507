"""``scan --new-only`` as a process: what an old repository has is left alone, what a change adds is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repositories import EASY, HARD, commit, git
from tests.support import Cli

OLD = "The keeper said that counterfeit consciousness would mind the lamp.\n"
NEW = "The oil came by boat, and profound learning came with it.\n"
PLAIN = "The lamp burns all night, and the sea is loud.\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    commit(tmp_path, old=f"{OLD}\n{PLAIN}", ferry=EASY)
    return tmp_path


def places(cli: Cli, repository: Path, *arguments: str) -> list[str]:
    outcome = cli("scan", "--since", "HEAD", "--new-only", *arguments, ".", cwd=repository)
    assert outcome.err == ""
    assert outcome.code == bool(outcome.out)
    return [f"{line.rpartition(':')[0].split(': ')[0]} {line[-7:-1]}" for line in outcome.out.splitlines()]


def test_only_what_touches_a_changed_line_is_reported(cli: Cli, repository: Path) -> None:
    assert cli("scan", ".", cwd=repository).out.count("\n") == 1
    assert places(cli, repository) == []
    (repository / "old.txt").write_text(f"{OLD}\n{NEW}\n{PLAIN}")
    assert places(cli, repository) == ["old.txt:3:27 SPN101"]


def test_a_moved_line_is_not_new_and_a_second_copy_is(cli: Cli, repository: Path) -> None:
    (repository / "old.txt").write_text(f"{PLAIN}\n{OLD}")
    assert places(cli, repository) == []
    (repository / "old.txt").write_text(f"{PLAIN}\n{OLD}\n{OLD}")
    assert places(cli, repository) == ["old.txt:5:1 BLP706", "old.txt:5:22 SPN101"]


def test_a_line_that_only_changed_its_end_is_the_same_line(cli: Cli, repository: Path) -> None:
    (repository / "old.txt").write_bytes(f"{OLD}\n{PLAIN}".replace("\n", "\r\n").encode())
    assert places(cli, repository) == []


def test_new_files_are_new_and_renamed_ones_are_not(cli: Cli, repository: Path) -> None:
    git(repository, "mv", "old.txt", "moved.txt")
    (repository / "new.txt").write_text(OLD)
    assert places(cli, repository) == ["new.txt:1:22 SPN101"]


def test_a_drop_stands_on_the_lines_that_made_it(cli: Cli, repository: Path) -> None:
    (repository / "ferry.txt").write_text(HARD)
    assert places(cli, repository) == ["ferry.txt:1:1 RDB102"]


def test_standard_input_has_new_lines_too(cli: Cli, repository: Path) -> None:
    arguments = ("scan", "--since", "HEAD", "--new-only", "--stdin-filename", "old.txt", "-")
    outcome = cli(*arguments, stdin=f"{OLD}\n{NEW}".encode(), cwd=repository)
    assert [line.split(": ")[0] for line in outcome.out.splitlines()] == ["old.txt:3:27"]


def test_only_new_debris_is_repaired(cli: Cli, repository: Path) -> None:
    commit(repository, debris=f"[ad_1]\n\n{PLAIN}")
    (repository / "debris.txt").write_text(f"[ad_1]\n\n{PLAIN}\n[ad_2]\n")
    cli("scan", "--since", "HEAD", "--new-only", "--fix", ".", cwd=repository)
    assert (repository / "debris.txt").read_text() == f"[ad_1]\n\n{PLAIN}"


def test_the_cache_keeps_both_answers_apart(cli: Cli, repository: Path) -> None:
    cache = {"SPINCHECK_CACHE_DIR": str(repository / ".cache")}
    counts = [
        cli("scan", "--since", "HEAD", *options, "old.txt", cwd=repository, env=cache).out.count("SPN101")
        for options in ([], ["--new-only"], [], ["--new-only"])
    ]
    assert counts == [1, 0, 1, 0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--new-only"], "--new-only needs --since beside it"),
        (["--new-only", "--since", "HEAD", "--write-baseline", "b.json"], "it takes no --new-only"),
        (
            ["--new-only", "--since", "HEAD", "--baseline", "b.json", "--prune-baseline"],
            "--prune-baseline must see every finding",
        ),
    ],
)
def test_what_does_not_go_together_is_said(cli: Cli, repository: Path, arguments: list[str], said: str) -> None:
    outcome = cli("scan", *arguments, ".", cwd=repository)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
