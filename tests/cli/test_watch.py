"""``scan --watch`` as a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")


@contextmanager
def watching(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run it on a folder, and interrupt it at the end."""
    command = [sys.executable, "-m", "spincheck", "scan", "--watch", *arguments]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with process:
        try:
            yield process
            process.send_signal(signal.SIGINT)
            _, rest = process.communicate(timeout=60)
            assert (process.returncode, rest) == (130, "")
        finally:
            process.kill()


def wait(process: subprocess.Popen[str]) -> str:
    """Return what it says on standard error once the scan is over."""
    assert process.stderr
    said = ""
    while not said.endswith("waiting for changes; Ctrl-C ends\n"):
        line = process.stderr.readline()
        assert line, said
        said += line
    return said.removesuffix("spincheck: note: waiting for changes; Ctrl-C ends\n")


def test_a_change_is_a_new_scan(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("[ad_1]\n")
    with watching(tmp_path, ".") as process:
        assert process.stdout
        assert wait(process) == ""
        assert process.stdout.readline().startswith("a.txt:1:1: ")
        (tmp_path / "a.txt").write_text("A text.\n\n[ad_1]\n")
        wait(process)
        assert process.stdout.readline().startswith("a.txt:3:1: ")
        (tmp_path / "b.md").write_text("[ad_1]\n")
        wait(process)
        assert process.stdout.readline().startswith("a.txt:3:1: ")
        assert process.stdout.readline().startswith("b.md:1:1: ")
        (tmp_path / "spincheck.toml").write_text("select = [")
        assert "is not valid TOML" in wait(process)
        (tmp_path / "spincheck.toml").write_text('exclude = ["a.*"]')
        assert "not valid" not in wait(process)
        assert process.stdout.readline().startswith("b.md:1:1: ")


def test_its_own_files_are_no_change(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("[ad_1]\n")
    with watching(tmp_path, "--output", "report.md", "--format", "markdown", "a.txt", ".") as process:
        wait(process)
        assert "Found 1 finding" in (tmp_path / "report.md").read_text()
        (tmp_path / "a.txt").write_text("A text.\n")
        wait(process)
        assert "No damage found" in (tmp_path / "report.md").read_text()


def test_a_wrong_request_ends_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text.\n")
    command = [sys.executable, "-m", "spincheck", "scan", "--watch", "--format", "nope", "."]
    process = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert process.returncode == 2
    assert "there is no format 'nope'" in process.stderr
