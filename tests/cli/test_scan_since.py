"""``spincheck scan --since`` as a process, in real git repositories."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.repositories import EASY, HARD, OTHER, git
from tests.support import Cli, MakePlugin, detector_source


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "a.txt").write_text(EASY)
    (folder / "b c.txt").write_text(f"{OTHER}\n{EASY}")
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "first")
    return folder


def codes(out: str) -> list[str]:
    return [line.split(":")[0] + " " + line.rpartition("[")[2].rstrip("]") for line in out.splitlines()]


def test_a_paragraph_that_got_harder_is_found_in_the_working_tree(cli: Cli, repository: Path) -> None:
    (repository / "docs" / "a.txt").write_text(HARD)
    assert cli("scan", ".", cwd=repository).out == ""
    outcome = cli("scan", "--since", "HEAD", ".", cwd=repository)
    assert (outcome.code, outcome.err) == (1, "")
    assert codes(outcome.out) == ["docs/a.txt RDB102"]
    assert "before" in outcome.out


def test_the_evidence_has_the_numbers_before_and_after(cli: Cli, repository: Path) -> None:
    (repository / "docs" / "a.txt").write_text(HARD)
    outcome = cli("scan", "--since", "HEAD", "--format", "json", "docs", cwd=repository)
    ((finding,),) = (file["findings"] for file in json.loads(outcome.out)["files"])
    evidence = finding["evidence"]
    assert evidence["reading ease before"] - evidence["reading ease"] == pytest.approx(evidence["drop"], abs=0.11)
    assert evidence["words per sentence"] > evidence["words per sentence before"]
    assert evidence["rare words in 100"] > evidence["rare words in 100 before"]


def test_it_works_from_a_folder_below_and_against_older_revisions(cli: Cli, repository: Path) -> None:
    (repository / "docs" / "a.txt").write_text(HARD)
    git(repository, "commit", "-am", "second")
    docs = repository / "docs"
    assert cli("scan", "--since", "HEAD", "a.txt", cwd=docs).out == ""
    assert codes(cli("scan", "--since", "HEAD~1", "a.txt", cwd=docs).out) == ["a.txt RDB102"]


def test_renamed_files_keep_their_past_and_new_ones_have_none(cli: Cli, repository: Path) -> None:
    git(repository, "mv", "b c.txt", "docs/d é.txt")
    (repository / "docs" / "d é.txt").write_text(f"{OTHER}\n{HARD}")
    (repository / "new.txt").write_text(HARD)
    assert codes(cli("scan", "--since", "HEAD", ".", cwd=repository).out) == ["docs/d é.txt RDB102"]


def test_what_was_no_text_has_no_past(cli: Cli, repository: Path) -> None:
    (repository / "x.txt").write_bytes(b"\0\1")
    git(repository, "add", ".")
    git(repository, "commit", "-m", "binary")
    (repository / "x.txt").write_text(HARD)
    assert cli("scan", "--since", "HEAD", ".", cwd=repository).code == 0


def test_standard_input_has_the_past_of_its_name(cli: Cli, repository: Path) -> None:
    arguments = ("scan", "--since", "HEAD", "-")
    named = cli(*arguments, "--stdin-filename", "docs/a.txt", stdin=HARD.encode(), cwd=repository)
    assert codes(named.out) == ["docs/a.txt RDB102"]
    outcome = cli(*arguments, stdin=HARD.encode(), cwd=repository)
    assert outcome.code == 2
    assert "--since with '-' needs --stdin-filename" in outcome.err


def test_fixes_are_made_and_the_past_is_kept(cli: Cli, repository: Path) -> None:
    (repository / "docs" / "a.txt").write_text(f"[ad_1]\n\n{HARD}")
    outcome = cli("scan", "--since", "HEAD", "--fix", ".", cwd=repository)
    assert codes(outcome.out) == ["docs/a.txt RDB102"]
    assert (repository / "docs" / "a.txt").read_text() == HARD


def test_the_same_bytes_whatever_the_number_of_processes(cli: Cli, repository: Path) -> None:
    for number in range(30):
        (repository / f"{number}.txt").write_text(EASY)
    git(repository, "add", ".")
    git(repository, "commit", "-m", "many")
    for number in range(0, 30, 3):
        (repository / f"{number}.txt").write_text(HARD)
    outcomes = {cli("scan", "--since", "HEAD", "--jobs", jobs, ".", cwd=repository) for jobs in "12"}
    assert len(outcomes) == 1
    assert outcomes.pop().out.count("[RDB102]") == 10


def test_git_is_asked_once_a_scan_and_not_once_a_file(cli: Cli, repository: Path, tmp_path: Path) -> None:
    for number in range(20):
        (repository / f"{number}.txt").write_text(EASY)
    programs = tmp_path / "programs"
    programs.mkdir()
    real = subprocess.run(["/bin/sh", "-c", "command -v git"], check=True, capture_output=True, text=True).stdout.strip()
    (programs / "git").write_text(f'#!/bin/sh\necho "$1" >> "{tmp_path}/asked"\nexec {real} "$@"\n')
    (programs / "git").chmod(0o755)
    environment = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    assert cli("scan", "--since", "HEAD", ".", cwd=repository, env=environment).code == 0
    asked = (tmp_path / "asked").read_text().split()
    assert sorted(asked) == ["cat-file", "diff-index", "rev-parse", "rev-parse"]


def test_before_the_first_commit_head_has_no_files(cli: Cli, tmp_path: Path) -> None:
    git(tmp_path, "init")
    (tmp_path / "a.txt").write_text(f"[ad_1]\n\n{HARD}")
    assert codes(cli("scan", "--since", "HEAD", ".", cwd=tmp_path).out) == ["a.txt BLP101"]
    assert cli("scan", "--since", "main", ".", cwd=tmp_path).code == 2


def test_the_cache_knows_the_earlier_version(cli: Cli, repository: Path) -> None:
    cache = {"SPINCHECK_CACHE_DIR": str(repository / ".cache")}
    (repository / "docs" / "a.txt").write_text(HARD)
    for since, expected in [("HEAD", ["docs/a.txt RDB102"])] * 2:
        assert codes(cli("scan", "--since", since, "docs", cwd=repository, env=cache).out) == expected
    assert cli("scan", "docs", cwd=repository, env=cache).out == ""
    git(repository, "commit", "--all", "--message", "second")
    assert cli("scan", "--since", "HEAD", "docs", cwd=repository, env=cache).out == ""
    assert codes(cli("scan", "--since", "HEAD~1", "docs", cwd=repository, env=cache).out) == ["docs/a.txt RDB102"]


def test_explain_why_shows_the_numbers_of_a_drop(cli: Cli, repository: Path) -> None:
    (repository / "docs" / "a.txt").write_text(HARD)
    assert "RDB102" not in cli("explain", "--why", "docs/a.txt:1", cwd=repository).out
    assert "reading ease before" in cli("explain", "--why", "docs/a.txt:1", "--since", "HEAD", cwd=repository).out
    outcome = cli("explain", "RDB102", "--since", "HEAD", cwd=repository)
    assert (outcome.code, outcome.out) == (2, "")
    assert "--since needs --why beside it" in outcome.err


@pytest.mark.parametrize("revision", ["nothing", "-x", "--all", "", "HEAD:docs"])
def test_an_unknown_revision_is_said(cli: Cli, repository: Path, revision: str) -> None:
    outcome = cli("scan", f"--since={revision}", ".", cwd=repository)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"'{revision}'" in outcome.err
    assert "name a commit, a branch or a tag" in outcome.err


def test_outside_a_repository_it_is_said(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HARD)
    outcome = cli("scan", "--since", "HEAD", ".", cwd=tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert "--since needs a git repository" in outcome.err


def test_a_file_outside_the_repository_is_said_before_anything_is_scanned(cli: Cli, repository: Path, tmp_path: Path) -> None:
    (repository / "docs" / "a.txt").write_text(HARD)
    (tmp_path / "z.txt").write_text(HARD)
    outcome = cli("scan", "--since", "HEAD", ".", tmp_path / "z.txt", cwd=repository)
    assert (outcome.code, outcome.out) == (2, "")
    assert "z.txt' lies outside the git repository" in outcome.err


def test_without_git_it_is_said(cli: Cli, repository: Path, tmp_path: Path) -> None:
    outcome = cli("scan", "--since", "HEAD", ".", cwd=repository, env={"PATH": str(tmp_path)})
    assert (outcome.code, outcome.out) == (2, "")
    assert "--since needs git, which cannot be started" in outcome.err


def test_a_detector_sees_the_earlier_version(cli: Cli, repository: Path, make_plugin: MakePlugin) -> None:
    body = "yield Finding(rule=RULE, span=Span(0, 1), message=document.previous.text[:8] if document.previous else 'new')"
    plugins = [make_plugin("shouting", detector_source(body=body))]
    outcome = cli("scan", "--since", "HEAD", "--select", "SHT", ".", cwd=repository, plugins=plugins)
    assert outcome.out.count("My uncle") == 1
    assert outcome.out.count("The ferr") == 1


def test_verbose_says_why_nothing_is_said(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Lautta lähtee kuudelta, ja talvella kansi on märkä ja kylmä. " * 20, encoding="utf-8")
    assert cli("scan", "a.txt", cwd=tmp_path).err == ""
    outcome = cli("scan", "-v", "a.txt", cwd=tmp_path)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith("spincheck: note: a.txt: readability: no language that readability knows stands out")
