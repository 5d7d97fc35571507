"""What ``scan`` does otherwise with ``--baseline``, ``--prune-baseline`` and ``--write-baseline``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ..api import FileResult
from ..engine import Baseline, Entry
from . import console
from .output import write_file

_NAMED = 5
"""Files that a note names at most."""


def write_baseline(file: Path, results: Iterable[FileResult]) -> None:
    """List all findings in ``file``."""
    empty = Baseline(file)
    baseline = Baseline(file, [entry for result in results for entry in empty.entries_of(result)])
    write_file(file, [baseline.text()])
    console.say("note", f"accepted {_findings(len(baseline.entries))} in {file}")


def close_baseline(baseline: Baseline, *, prune: bool) -> None:
    """Say which findings of the baseline are fixed; with ``prune``, take them out of it."""
    fixed = baseline.fixed()
    if not fixed:
        return
    if prune:
        write_file(baseline.file, [baseline.without(fixed).text()])
        console.say("note", f"removed {_findings(len(fixed))} from {baseline.file}: {_places(fixed)}")
    else:
        fixed_ones = f"{_findings(len(fixed))} of {baseline.file} {'is' if len(fixed) == 1 else 'are'} fixed"
        console.say("note", f"{fixed_ones}: {_places(fixed)}", "--prune-baseline removes what is fixed")


def _findings(number: int) -> str:
    return f"{number} finding" if number == 1 else f"{number} findings"


def _places(entries: Iterable[Entry]) -> str:
    files = Counter(entry.path for entry in entries)
    shown = [f"{path} ({number})" for path, number in list(files.items())[:_NAMED]]
    more = [f"{len(files) - _NAMED} more"] if len(files) > _NAMED else []
    return ", ".join(shown + more)
