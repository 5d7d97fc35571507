"""What spincheck does on a real terminal, and does not do elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import MakePlugin, detector_source

pty = pytest.importorskip("pty", reason="pseudo-terminals are a POSIX thing")

SLOW = detector_source(body="time.sleep(0.4); yield from ()")


def run_on_terminal(*arguments: str, cwd: Path, out: bool, err: bool, env: dict[str, str] | None = None) -> tuple[str, str]:
    """Run spincheck with a pseudo-terminal for some of its streams; return what it wrote there and to the pipe."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "spincheck", *arguments],
        stdout=theirs if out else subprocess.PIPE,
        stderr=theirs if err else subprocess.DEVNULL,
        cwd=cwd,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **(env or {})},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the way in which Linux says that the other end was closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    piped = process.communicate(timeout=60)[0] or b""
    return shown.decode(), piped.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "abcdef":
        (tmp_path / f"{name}.txt").write_text("[ad_1]\n\nA plain sentence stands here, and nothing is wrong with it.\n")
    return tmp_path


def test_a_terminal_gets_the_full_form_in_colour(folder: Path) -> None:
    shown, _ = run_on_terminal("scan", "a.txt", cwd=folder, out=True, err=False)
    assert "\x1b[" in shown
    assert "^^^^^^" in shown
    assert "Found 1 finding in 1 of 1 file" in shown


def test_no_color_is_respected(folder: Path) -> None:
    shown, _ = run_on_terminal("scan", "a.txt", cwd=folder, out=True, err=False, env={"NO_COLOR": "1"})
    assert "\x1b[" not in shown
    assert "^^^^^^" in shown


def test_a_long_scan_shows_its_progress_and_keeps_the_results_apart(folder: Path, make_plugin: MakePlugin) -> None:
    env = {"PYTHONPATH": str(make_plugin("slow", SLOW))}
    shown, piped = run_on_terminal("scan", ".", cwd=folder, out=False, err=True, env=env)
    assert "checking" in shown
    assert re.search(r"\d/\d", shown)
    assert piped.count("[BLP101]") == 6
    assert "checking" not in piped


def test_a_short_scan_shows_no_progress(folder: Path) -> None:
    shown, _ = run_on_terminal("scan", ".", cwd=folder, out=False, err=True)
    assert shown == ""


def test_results_on_the_same_terminal_come_whole_after_the_progress(folder: Path, make_plugin: MakePlugin) -> None:
    env = {"PYTHONPATH": str(make_plugin("slow", SLOW))}
    shown, _ = run_on_terminal("scan", "--format", "text", ".", cwd=folder, out=True, err=True, env=env)
    assert shown.rindex("checking") < shown.index("a.txt:1:1: ")
