"""``--diff``: what ``--fix`` would do, as programs that apply diffs read it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import Cli

PROSE = "The ferry left the old stone pier before the storm, and nobody aboard had slept. It came back late and wet.\n"
FILES = {
    "plain.txt": f"[ad_1]\n\n{PROSE}\nShare this\n\n{PROSE.replace('ferry', 'barge')}".encode(),
    "open.txt": f"{PROSE}\n[ad_1]".encode(),
    "crlf.md": f"{PROSE}\n- Share this\n- The café.\n".replace("\n", "\r\n").encode(),
    "mark.txt": f"Café [ad_1] and bar.\n\n{PROSE}".encode("utf-8-sig"),
    "name with spaces.html": f"<p>{PROSE}</p>\n<p>The cafÃ©.</p>\n".encode(),
    "clean.txt": PROSE.encode(),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name in FILES}


def test_it_changes_nothing_and_shows_no_findings(cli: Cli, folder: Path) -> None:
    outcome = cli("scan", "--diff", "plain.txt", cwd=folder)
    assert outcome.code == 1
    assert outcome.out == (
        "--- plain.txt\n+++ plain.txt\n@@ -1,7 +1,3 @@\n-[ad_1]\n-\n"
        f" {PROSE} \n-Share this\n-\n {PROSE.replace('ferry', 'barge')}"
    )
    assert outcome.err == "spincheck: note: would fix 2 findings in 1 file\n"
    assert contents(folder) == FILES


def test_nothing_to_change_is_exit_0(cli: Cli, folder: Path) -> None:
    outcome = cli("scan", "--diff", "clean.txt", cwd=folder)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_exit_zero_holds(cli: Cli, folder: Path) -> None:
    assert cli("scan", "--diff", "--exit-zero", "plain.txt", cwd=folder).code == 0


def test_with_fix_it_wins(cli: Cli, folder: Path) -> None:
    assert cli("scan", "--fix", "--diff", ".", cwd=folder).out == cli("scan", "--diff", ".", cwd=folder).out
    assert contents(folder) == FILES


@pytest.mark.parametrize("tool", ["patch -p0 --binary --input the.diff", "git apply -p0 --whitespace=nowarn the.diff"])
def test_applied_it_is_what_fix_does(cli: Cli, folder: Path, tool: str) -> None:
    if not shutil.which(tool.split(maxsplit=1)[0]):
        pytest.skip("the program is not installed")
    assert cli("scan", "--diff", "--jobs", "2", "--output", "the.diff", ".", cwd=folder).code == 1
    process = subprocess.run(tool.split(), cwd=folder, capture_output=True, text=True, check=False)
    assert process.returncode == 0, process.stdout + process.stderr
    applied = contents(folder)
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    cli("scan", "--fix", ".", cwd=folder)
    assert applied == contents(folder)
    assert [name for name, data in applied.items() if data == FILES[name]] == ["clean.txt"]


def test_unsafe_fixes_with_it(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Tea &amp; rum.\n\n{PROSE}")
    assert cli("scan", "--diff", "a.txt", cwd=tmp_path).out == ""
    assert "+Tea & rum.\n" in cli("scan", "--diff", "--unsafe-fixes", "a.txt", cwd=tmp_path).out


def test_a_refusal_is_no_diff_but_a_failure(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Share this\n\nA boat came.\n")
    outcome = cli("scan", "--diff", "a.txt", cwd=tmp_path)
    assert (outcome.code, outcome.out) == (3, "")
    assert "2 of its 5 words would go" in outcome.err


def test_of_standard_input(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("scan", "--diff", "--stdin-filename", "notes/x.md", "-", stdin=f"[ad_1]\n\n{PROSE}".encode(), cwd=tmp_path)
    assert outcome.code == 1
    assert outcome.out == f"--- notes/x.md\n+++ notes/x.md\n@@ -1,3 +1 @@\n-[ad_1]\n-\n {PROSE}"


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are a POSIX thing")
def test_a_terminal_gets_colours_and_obeys_no_text(tmp_path: Path) -> None:
    import pty
    import sys

    (tmp_path / "a.txt").write_text(f"[ad_1] \x1b]0;title\x07\n\n{PROSE}")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "spincheck", "scan", "--diff", "a.txt"]
    subprocess.run(
        command, cwd=tmp_path, stdout=theirs, stderr=subprocess.DEVNULL, env={**os.environ, "TERM": "xterm"}, check=False
    )
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert "\x1b[31m-[ad_1] \\x1b]0;title\\x07\x1b[0m" in shown
    assert "\x1b]0" not in shown
