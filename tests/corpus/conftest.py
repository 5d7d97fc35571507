"""Corpora of a few rows, and the command as a process that is fast because it loads only what a test needs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from spincheck.cli import run
from tests.support import MakePlugin, Outcome, detector_source

QUICK = ("--disable-plugin", "spun", "--disable-plugin", "readability")
"""Loading these takes most of the start."""
CLEAN = "The ferry leaves at nine, and the harbour is quiet until then."
DIRTY = "[ad_1]\n\nThe ferry leaves at nine, and the harbour is quiet until then.\n"

RunCorpus = Callable[..., Outcome]

_ROGUE = detector_source(
    code="RGE101",
    rule="rogue",
    name="rogue",
    body="""
        import os
        if "HANG" in document.text:
            time.sleep(3600)
        if "EXIT" in document.text:
            os._exit(7)
        if "SEGFAULT" in document.text:
            os.kill(os.getpid(), 11)
        if "RAISE" in document.text:
            raise RuntimeError("no such thing")
        if "SLOW" in document.text:
            time.sleep(0.02)
        yield Score(name="rogue", value=float(len(document.text)), unit="characters")
    """,
)


@pytest.fixture
def rogue(make_plugin: MakePlugin) -> Path:
    """Install a detector that does what the text says: hang, exit, crash, raise, or be slow."""
    return make_plugin("rogue", _ROGUE)


@pytest.fixture
def corpus(capsys: pytest.CaptureFixture[str]) -> RunCorpus:
    """Run ``spincheck corpus`` in this process, with one worker and little to load."""

    def corpus(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        code = run(["corpus", *QUICK, "--jobs", "1", *map(str, arguments)])
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return corpus


def write_jsonl(path: Path, texts: Sequence[object]) -> Path:
    path.write_text("".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(texts)))
    return path


def read_rows(folder: Path) -> pa.Table:
    """Return the rows of every Parquet file that lies in the folder itself."""
    return pa.concat_tables(pq.read_table(path) for path in sorted(folder.glob("*.parquet")))


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
