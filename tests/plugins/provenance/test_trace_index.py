"""The index on disk: incremental, atomic, and clear about damage."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.support import Cli

ROOT = Path(__file__).resolve().parents[3]
SEEDS = ROOT / "seeds"
ORIGINAL = (SEEDS / "000-original.txt").read_text(encoding="utf-8")
OTHER = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture
def archive(cli: Cli, tmp_path: Path) -> Path:
    """Make an index of two documents, and a suspect beside it."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "story.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "own" / "other.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "suspect.txt").write_text((SEEDS / "003-spun.txt").read_text(encoding="utf-8"), encoding="utf-8")
    outcome = cli("trace", "index", "own.index", "own", cwd=tmp_path)
    assert (outcome.code, outcome.out) == (0, "own.index: 2 documents; 2 added, 0 changed, 0 removed\n")
    return tmp_path / "own.index"


def test_a_suspect_is_looked_up(cli: Cli, archive: Path) -> None:
    result = json.loads(cli("trace", "suspect.txt", "--against", "own.index", "--format", "json", cwd=archive.parent).out)
    (family,) = result["families"]
    assert [(member["path"], member["archived"]) for member in family["members"]] == [
        ("own/story.txt", True),
        ("suspect.txt", False),
    ]
    assert result["summary"] == {"documents": 1, "archived": 2, "families": 1}
    assert "own/story.txt [archive]" in cli("trace", "suspect.txt", "--against", "own.index", cwd=archive.parent).out


def test_a_document_of_the_archive_is_no_copy_of_itself(cli: Cli, archive: Path) -> None:
    out = cli("trace", "own/story.txt", "--against", "own.index", cwd=archive.parent).out
    assert out == "1 document read, compared with 1 of the archive; 0 families found.\n1 in no family: own/story.txt\n"


def test_the_archive_and_its_documents_can_move_together(cli: Cli, archive: Path, tmp_path: Path) -> None:
    (tmp_path / "moved").mkdir()
    (tmp_path / "own").rename(tmp_path / "moved" / "own")
    archive.rename(tmp_path / "moved" / "own.index")
    out = cli("trace", "suspect.txt", "--against", "moved/own.index", cwd=tmp_path).out
    assert "moved/own/story.txt [archive]  very likely the original" in out


def test_documents_that_are_gone_are_still_compared(cli: Cli, archive: Path) -> None:
    (archive.parent / "own" / "story.txt").unlink()
    out = cli("trace", "suspect.txt", "--against", "own.index", cwd=archive.parent).out
    assert "own/story.txt [archive]" in out
    assert "not scanned, because the file is gone or has changed" in out


def test_only_what_is_new_or_has_changed_is_read(cli: Cli, archive: Path) -> None:
    folder = archive.parent
    before = archive.read_bytes()
    assert cli("trace", "index", "own.index", cwd=folder).out == "own.index: 2 documents; 0 added, 0 changed, 0 removed\n"
    assert archive.read_bytes() == before
    (folder / "own" / "new.txt").write_text(ORIGINAL + OTHER, encoding="utf-8")
    (folder / "own" / "story.txt").write_text(OTHER + ORIGINAL, encoding="utf-8")
    (folder / "own" / "other.txt").unlink()
    assert cli("trace", "index", "own.index", cwd=folder).out == "own.index: 2 documents; 1 added, 1 changed, 1 removed\n"
    assert cli("trace", "index", "own.index", "suspect.txt", cwd=folder).out.endswith("; 1 added, 0 changed, 0 removed\n")
    (folder / "own" / "new.txt").write_bytes(b"\0")
    outcome = cli("trace", "index", "own.index", cwd=folder)
    assert outcome.code == 3
    assert "new.txt: looks binary" in outcome.err
    assert outcome.out == "own.index: 2 documents; 0 added, 0 changed, 1 removed\n"


def _documents_in(archive: Path) -> int:
    with closing(sqlite3.connect(archive, timeout=60)) as database:
        (count,) = database.execute("SELECT COUNT(*) FROM documents").fetchone()
    return int(count)


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _overwritten(data: bytes) -> bytes:
    return data[:4096] + b"\xff" * 8192 + data[12288:]


@pytest.mark.parametrize("damage", [_cut, _overwritten])
@pytest.mark.parametrize("arguments", [["suspect.txt", "--against", "own.index"], ["index", "own.index", "own"]], ids=str)
def test_a_damaged_index_is_said_to_be_damaged(
    cli: Cli, archive: Path, damage: Callable[[bytes], bytes], arguments: list[str]
) -> None:
    archive.write_bytes(damage(archive.read_bytes()))
    outcome = cli("trace", *arguments, cwd=archive.parent)
    assert (outcome.code, outcome.out) == (2, "")
    assert "own.index' is damaged (" in outcome.err
    assert "delete it and index again" in outcome.err


def test_a_row_that_is_cut_off_is_damage(cli: Cli, archive: Path) -> None:
    with sqlite3.connect(archive) as database:
        database.execute("UPDATE documents SET signature = x'00'")
    database.close()
    outcome = cli("trace", "suspect.txt", "--against", "own.index", cwd=archive.parent)
    assert outcome.code == 2
    assert "is damaged (a signature is cut off)" in outcome.err


def test_another_program_s_database_is_left_alone(cli: Cli, archive: Path) -> None:
    database = sqlite3.connect(archive.parent / "foreign.db")
    database.execute("CREATE TABLE things (name)")
    database.commit()
    database.close()
    before = (archive.parent / "foreign.db").read_bytes()
    outcome = cli("trace", "index", "foreign.db", "own", cwd=archive.parent)
    assert outcome.code == 2
    assert "is no index of spincheck" in outcome.err
    assert (archive.parent / "foreign.db").read_bytes() == before


def test_an_index_of_other_signatures_is_refused(cli: Cli, archive: Path) -> None:
    with sqlite3.connect(archive) as database:
        database.execute("UPDATE meta SET value = 'another'")
    database.close()
    outcome = cli("trace", "suspect.txt", "--against", "own.index", cwd=archive.parent)
    assert outcome.code == 2
    assert "was made by another version: delete it and index again" in outcome.err


def test_a_killed_process_leaves_a_whole_index(cli: Cli, archive: Path) -> None:
    folder = archive.parent
    for number in range(800):
        (folder / "own" / f"{number}.txt").write_text(f"{number} {ORIGINAL}", encoding="utf-8")
    process = subprocess.Popen([sys.executable, "-m", "spincheck", "trace", "index", "own.index", "own"], cwd=folder)
    while _documents_in(archive) == 2 and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    out = cli("trace", "suspect.txt", "--against", "own.index", cwd=folder).out
    assert "family found" in out or "families found" in out
    outcome = cli("trace", "index", "own.index", "own", cwd=folder)
    assert outcome.code == 0
    added = int(outcome.out.split("; ")[1].split()[0])
    assert 0 < added < 800
    assert outcome.out.startswith("own.index: 802 documents; ")
