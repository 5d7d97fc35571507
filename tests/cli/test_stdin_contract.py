"""What an editor may rely on when it pipes a buffer through spincheck, and kills it at the next keystroke."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from tests.support import Cli, MakePlugin, detector_source

posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals and descriptors")
DEBRIS = b"[ad_1]\n\nA plain sentence stands here, and nothing is wrong with it.\n"
SCAN = [sys.executable, "-m", "spincheck", "scan"]


@pytest.mark.parametrize("name", ["no/such/folder/x.md", "./a/../b.md", "b//c.md", "ä ☂.md"])
def test_the_name_is_echoed_as_given_and_need_not_exist(cli: Cli, tmp_path: Path, name: str) -> None:
    outcome = cli("scan", "--stdin-filename", name, "-", stdin=DEBRIS, cwd=tmp_path)
    assert outcome.code == 1
    assert outcome.err == ""
    assert outcome.out.startswith(f"{name}:1:1: ")
    assert outcome.out.count("\n") == 1


def test_the_configuration_is_that_of_the_named_file(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/spincheck.toml").write_text('[readers]\n"*.page" = "markdown"\n')
    text = b"```\n[ad_1]\n```\n"
    assert cli("scan", "--stdin-filename", "sub/new/x.page", "-", stdin=text, cwd=tmp_path).code == 0
    assert cli("scan", "--stdin-filename", "x.page", "-", stdin=text, cwd=tmp_path).code == 1
    inside = tmp_path / "sub/x.page"
    assert cli("scan", "--stdin-filename", inside, "-", stdin=text, cwd=Path(__file__).parent).code == 0


@pytest.mark.parametrize("ignoring", [".gitignore", "spincheck.toml"])
def test_what_is_ignored_is_answered_with_nothing(cli: Cli, tmp_path: Path, ignoring: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ignoring).write_text("drafts/\n" if ignoring == ".gitignore" else 'exclude = ["drafts/"]\n')
    arguments = ("scan", "--force-exclude", "--stdin-filename", "drafts/new/x.md", "-")
    outcome = cli(*arguments, stdin=DEBRIS, cwd=tmp_path)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    outcome = cli(*arguments, "--fix", stdin=DEBRIS, cwd=tmp_path)
    assert (outcome.code, outcome.out.encode(), outcome.err) == (0, DEBRIS, "")


def test_the_four_codes(cli: Cli, tmp_path: Path, make_plugin: MakePlugin) -> None:
    crashing = [make_plugin("crashing", detector_source(body="yield 1 / 0"))]
    assert cli("scan", "-", stdin=b"A text.\n", cwd=tmp_path).code == 0
    assert cli("scan", "-", stdin=DEBRIS, cwd=tmp_path).code == 1
    assert cli("scan", "--format", "nope", "-", stdin=DEBRIS, cwd=tmp_path).code == 2
    failed = cli("scan", "-", stdin=DEBRIS, cwd=tmp_path, plugins=crashing)
    assert failed.code == 3
    assert "[BLP101]" in failed.out
    assert "[BLP101]" not in failed.err


def test_nothing_is_left_behind(cli: Cli, tmp_path: Path) -> None:
    cli("scan", "--stdin-filename", "x.md", "-", stdin=DEBRIS, cwd=tmp_path, env={"SPINCHECK_CACHE_DIR": ""})
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", ["while it waits", "while it checks"])
def test_killed_in_silence(tmp_path: Path, make_plugin: MakePlugin, number: signal.Signals, moment: str) -> None:
    slow = make_plugin("slow", detector_source(body=f"open({str(tmp_path / 'begun')!r}, 'w'); time.sleep(60); yield from ()"))
    waiting = make_plugin("waiting", f"open({str(tmp_path / 'begun')!r}, 'w')" if moment == "while it waits" else "")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [slow, waiting]))}
    with subprocess.Popen(
        [*SCAN, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdin
        if moment == "while it checks":
            process.stdin.write(DEBRIS)
            process.stdin.close()
            process.stdin = None
        while not (tmp_path / "begun").exists():
            sleep(0.02)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (out, err) == (b"", b"")
    assert process.returncode == (130 if number is signal.SIGINT else -signal.SIGTERM)


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_its_workers_end_with_it(tmp_path: Path, make_plugin: MakePlugin, number: signal.Signals) -> None:
    (tmp_path / "begun").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(DEBRIS)
    body = f"import os; open({str(tmp_path / 'begun')!r} + f'/{{os.getpid()}}', 'w'); time.sleep(300); yield from ()"
    environment = {**os.environ, "PYTHONPATH": str(make_plugin("slow", detector_source(body=body)))}
    command = [*SCAN, "--jobs", "2", "a.txt", "b.txt"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        while len(list((tmp_path / "begun").iterdir())) < 2:
            sleep(0.02)
        process.send_signal(number)
        _, err = process.communicate(timeout=60)  # which ends once nobody holds the pipes any more, no worker either
    assert err == b""


@posix
@pytest.mark.parametrize(
    ("closed", "code", "err"),
    [
        ("<&-", 2, "spincheck: error: '-' stands for standard input, which is closed\n"),
        (">&-", 141, ""),
        ("2>&-", 1, ""),
        ("--fix <&-", 2, "spincheck: error: '-' stands for standard input, which is closed\n"),
        ("--fix >&-", 141, ""),
    ],
)
def test_closed_descriptors(tmp_path: Path, closed: str, code: int, err: str) -> None:
    options, _, redirection = closed.rpartition(" ")
    command = f'"$0" -m spincheck scan {options} - {redirection}'
    process = subprocess.run(
        ["sh", "-c", command, sys.executable], input=DEBRIS, capture_output=True, cwd=tmp_path, check=False, timeout=60
    )
    assert (process.returncode, process.stderr.decode()) == (code, err)


@posix
@pytest.mark.parametrize("options", [[], ["--fix"]])
def test_a_reader_that_has_gone(tmp_path: Path, options: list[str]) -> None:
    with subprocess.Popen(
        [*SCAN, *options, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.close()
        process.stdout = None
        _, err = process.communicate(DEBRIS, timeout=60)
    assert (process.returncode, err) == (141, b"")
