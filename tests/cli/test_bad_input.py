"""Bad input, each kind with a clear message and no traceback (the ``cli`` fixture checks for one)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import Cli, MakePlugin, detector_source

posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX file system or POSIX signals")
DEBRIS = "[ad_1]\n\nA plain sentence stands here, and nothing is wrong with it.\n"


def test_a_missing_path(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("scan", tmp_path / "missing.md")
    assert (outcome.code, outcome.out) == (2, "")
    assert "there is no file or folder" in outcome.err


def test_a_folder_without_files_to_read(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text("x = 1\n")
    outcome = cli("scan", tmp_path)
    assert (outcome.code, outcome.out) == (0, "")
    assert "no files to check" in outcome.err
    assert ".md" in outcome.err


def test_an_empty_file(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty.md").touch()
    outcome = cli("scan", tmp_path / "empty.md")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "looks binary"),
        (b"a text with\0NUL bytes\0in it", "looks binary: a NUL byte stands at byte 11"),
        (b"caf\xe9", "is not valid UTF-8: byte 0xe9 stands at byte 3"),
    ],
)
def test_what_is_not_text_costs_only_itself(cli: Cli, tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text(DEBRIS)
    outcome = cli("scan", tmp_path)
    assert outcome.code == 3
    assert f"bad.txt: {reason}" in outcome.err
    assert "good.txt:1:1: " in outcome.out


def test_a_file_above_the_size_limit(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "spincheck.toml").write_text("max-file-size = 100\n")
    (tmp_path / "big.txt").write_text("word " * 100)
    outcome = cli("scan", tmp_path)
    assert outcome.code == 3
    assert "big.txt: is larger than 'max-file-size', 100 bytes" in outcome.err


def test_a_file_of_fifty_megabytes(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("w") as file:
        for day in range(500_000):
            file.write(
                f"On day {day} the harbour council met and agreed to mend the old pier before the winter storms arrive.\n\n"
            )
        file.write("[ad_1]\n")
    outcome = cli("scan", "--select", "BLP101", path)
    assert outcome.code == 1
    assert outcome.out.count("\n") == 1


def test_one_line_of_five_megabytes(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("The pier was mended before the storm. " * 130_000 + "Counterfeit consciousness helped.")
    outcome = cli("scan", "--format", "full", path)
    assert outcome.code in {0, 1}
    assert outcome.err == ""
    assert len(outcome.out) < 100_000


def test_lone_surrogates_in_utf16(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(b"\xff\xfe" + "text ".encode("utf-16-le") + b"\x00\xd8" + "more".encode("utf-16-le"))
    outcome = cli("scan", tmp_path)
    assert outcome.code == 3
    assert "is not valid UTF-16" in outcome.err


@posix
def test_control_characters_in_text_and_in_file_names(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\nb.txt").write_text("[ad_1]\n\n\x1b]0;title\x07 Visited 3 times, 1 visit(s) today \x1b[2J\n")
    for format_name in ("text", "full", "json"):
        outcome = cli("scan", "--format", format_name, tmp_path)
        assert outcome.code == 1
        assert "\x1b" not in outcome.out
        assert "\x07" not in outcome.out
    assert json.loads(outcome.out)["files"][0]["path"].endswith("a\x1b[31m\nb.txt")


@posix
def test_a_file_name_that_is_not_utf8(cli: Cli, tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as file:  # noqa: PTH123  # pathlib takes no bytes
        file.write(DEBRIS)
    for format_name in ("text", "full", "json"):
        outcome = cli("scan", "--format", format_name, tmp_path)
        assert outcome.code == 1
        assert "caf" in outcome.out


@posix
def test_a_loop_of_links(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "loop.md").symlink_to("loop.md")
    outcome = cli("scan", tmp_path / "loop.md")
    assert outcome.code == 3
    assert "loop.md: cannot be read: Too many levels of symbolic links" in outcome.err


def test_a_file_that_vanishes_during_the_scan(cli: Cli, tmp_path: Path, make_plugin: MakePlugin) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(DEBRIS)
    remover = detector_source(
        body=f"import os; os.path.exists({str(tmp_path / 'b.txt')!r}) and os.remove({str(tmp_path / 'b.txt')!r}); yield from ()"
    )
    outcome = cli("scan", tmp_path, plugins=[make_plugin("remover", remover)])
    assert outcome.code == 3
    assert "b.txt: cannot be read: No such file or directory" in outcome.err
    assert "a.txt:1:1: " in outcome.out


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_unreadable_permissions(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "closed.md").write_text("x")
    (tmp_path / "closed.md").chmod(0)
    (tmp_path / "secret").chmod(0)
    outcome = cli("scan", tmp_path)
    assert outcome.code == 3
    assert "closed.md: cannot be read: Permission denied" in outcome.err
    assert "secret: cannot be read: " in outcome.err


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become nobody")
def test_unreadable_permissions_as_another_user(tmp_path: Path) -> None:
    (tmp_path / "closed.md").write_text("x")
    (tmp_path / "closed.md").chmod(0)
    code = (
        "import os, sys; from spincheck.engine import Workspace, WorkspaceOptions; w = Workspace(WorkspaceOptions()); "
        "os.setegid(65534); os.seteuid(65534); print(w.check_file('closed.md').failures[0].message)"
    )
    tmp_path.chmod(0o755)
    for folder in tmp_path.parents:
        if folder.owner() == "root" and folder.name.startswith("pytest"):
            folder.chmod(0o755)
    process = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert process.stdout.strip() == "cannot be read: Permission denied", process.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("select = [", "not valid TOML"),
        ('select = ["NOPE"]', "no rule is called 'NOPE'"),
        ("[spun]\nnope = 1", "unknown key 'nope'"),
    ],
)
def test_a_wrong_configuration(cli: Cli, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "spincheck.toml").write_text(text)
    (tmp_path / "a.txt").write_text(DEBRIS)
    for jobs in ("1", "2"):
        (tmp_path / "b.txt").write_text(DEBRIS)
        outcome = cli("scan", "--jobs", jobs, tmp_path)
        assert outcome.code == 2
        assert message in outcome.err
        assert str(tmp_path / "spincheck.toml") in outcome.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--no-such-option", "."], "No such option"),
        (["--format", "jsn", "."], "there is no format 'jsn'; did you mean 'json'?"),
        (["--reader", "markdwn", "."], "there is no reader 'markdwn'; did you mean 'markdown'?"),
        (["--select", "SPN1001", "."], "--select: no rule is called 'SPN1001'; did you mean 'SPN"),
        (["--ignore", "@", "."], "--ignore: no rule is called '@'; none of the "),
        (["--min-confidence", "sure", "."], "'sure' is not one of"),
        (["--jobs", "0", "."], "0 is not in the range"),
        (["--config", "missing.toml", "."], "does not exist"),
        (["-", "a.txt"], "'-' stands for standard input"),
        (["--stdin-filename", "a.md", "."], "--stdin-filename needs '-'"),
        ([], "Missing argument"),
    ],
)
def test_a_wrong_command_line(cli: Cli, tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "a.txt").write_text(DEBRIS)
    outcome = cli("scan", *arguments, cwd=tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


def test_an_output_that_cannot_be_written(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("scan", "--output", tmp_path / "no" / "out.json", tmp_path)
    assert outcome.code == 2
    assert "cannot write to" in outcome.err


def test_a_scan_that_cannot_go_on_leaves_the_output_as_it_was(cli: Cli, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(DEBRIS)
    (tmp_path / "b/spincheck.toml").write_text('select = ["NOPE"]')
    (tmp_path / "out.txt").write_text("the last good report\n")
    outcome = cli("scan", "--jobs", "1", "--output", tmp_path / "out.txt", tmp_path / "a", tmp_path / "b")
    assert outcome.code == 2
    assert (tmp_path / "out.txt").read_text() == "the last good report\n"


def processes(tmp_path: Path, count: int, jobs: str = "2") -> subprocess.Popen[bytes]:
    for number in range(count):
        (tmp_path / f"{number:04}.txt").write_text(DEBRIS * 400)
    command = [sys.executable, "-m", "spincheck", "scan", "--jobs", jobs, str(tmp_path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@posix
def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    process = processes(tmp_path, 60)
    assert process.stdout
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr
    with process:
        assert process.stderr.read() == b""
    assert process.returncode == 141


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_is_quiet_and_leaves_no_process(tmp_path: Path, jobs: str) -> None:
    process = processes(tmp_path, 400, jobs)
    assert process.stdout
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    with process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b""
