"""``--fix -``: a formatter's contract. The text comes out on standard output, whatever happens; all else goes elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support import MakePlugin, detector_source

PROSE = "The ferry left the old stone pier before the storm, and nobody aboard had slept. It came back late and wet.\n"
DEBRIS = f"[ad_1]\n\nCafé. {PROSE}\nSource link\n"
LEFT = f"Café. {PROSE}\nSource link\n"


def run(*options: str, stdin: bytes, cwd: Path, plugins: Sequence[Path] = ()) -> tuple[int, bytes, str]:
    search_path = os.pathsep.join([*map(str, plugins), *filter(None, [os.environ.get("PYTHONPATH")])])
    process = subprocess.run(
        [sys.executable, "-m", "spincheck", "scan", "--fix", *options, "-"],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": search_path},
        check=False,
        timeout=120,
    )
    return process.returncode, process.stdout, process.stderr.decode()


def test_the_repaired_text_and_what_is_left_to_report(tmp_path: Path) -> None:
    code, out, err = run("--stdin-filename", "notes/x.txt", stdin=DEBRIS.encode(), cwd=tmp_path)
    assert out == LEFT.encode()
    assert code == 1
    report, note = err.splitlines()
    assert report.startswith("notes/x.txt:3:1: ")
    assert "'Source link'" in report
    assert note == "spincheck: note: fixed 1 finding in 1 file"


def test_all_is_well_in_silence(tmp_path: Path) -> None:
    assert run(stdin=PROSE.encode(), cwd=tmp_path) == (0, PROSE.encode(), "")
    assert run(stdin=b"", cwd=tmp_path) == (0, b"", "")


def test_the_report_may_go_to_a_file(tmp_path: Path) -> None:
    _, out, err = run("--format", "json", "--output", "report.json", stdin=DEBRIS.encode(), cwd=tmp_path)
    assert out == LEFT.encode()
    assert err == "spincheck: note: fixed 1 finding in 1 file\n"
    assert '"Source link"' in (tmp_path / "report.json").read_text()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_byte_for_byte(tmp_path: Path, encoding: str, newline: str) -> None:
    _, out, _ = run(stdin=DEBRIS.replace("\n", newline).encode(encoding), cwd=tmp_path)
    assert out == LEFT.replace("\n", newline).encode(encoding)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"caf\xe9 [ad_1]", "is not valid UTF-8"),
        (b"a\0b", "looks binary"),
        (b"Share this\n\nA boat came.\n", "2 of its 5 words would go"),
    ],
)
def test_what_cannot_be_repaired_comes_out_as_it_was(tmp_path: Path, data: bytes, message: str) -> None:
    code, out, err = run(stdin=data, cwd=tmp_path)
    assert (code, out) == (3, data)
    assert message in err


def test_an_excluded_text_comes_out_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "spincheck.toml").write_text('exclude = ["drafts/"]\n')
    outcome = run("--force-exclude", "--stdin-filename", "drafts/x.md", stdin=DEBRIS.encode(), cwd=tmp_path)
    assert outcome == (0, DEBRIS.encode(), "")


def test_a_wrong_configuration_loses_no_text(tmp_path: Path) -> None:
    (tmp_path / "spincheck.toml").write_text("select = [")
    code, out, err = run(stdin=DEBRIS.encode(), cwd=tmp_path)
    assert (code, out) == (2, DEBRIS.encode())
    assert "not valid TOML" in err


def test_a_detector_that_crashes_keeps_nobody_from_repairing(tmp_path: Path, make_plugin: MakePlugin) -> None:
    plugin = make_plugin("broken", detector_source(body="yield 1 / 0"))
    code, out, err = run(stdin=DEBRIS.encode(), cwd=tmp_path, plugins=[plugin])
    assert (code, out) == (3, LEFT.encode())
    assert "ZeroDivisionError" in err
