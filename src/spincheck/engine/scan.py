"""Scan many files, in this process or in several; the results come in the same order and are the same bytes either way."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from ..api import FileResult
from .workspace import Workspace

_WORTHWHILE = 2_000_000
"""Bytes of text below which starting more processes costs more time than it saves."""
_LARGEST_BATCH = 16
"""Files that a worker is handed at once."""
_WINDOW = 4_096
"""Files of which the cache is asked before any of them is checked; their results are in memory meanwhile."""


def scan_files(paths: Sequence[str], workspace: Workspace, *, jobs: int | None = None) -> Iterator[FileResult]:
    """Check every file and yield the results in the order of ``paths``.

    Args:
        paths: the files.
        workspace: checks the files when one process is enough.
        jobs: how many processes to use; none chooses by the cores and the amount of text that the cache does not know.

    Raises:
        ConfigError: the configuration that governs one of the files cannot be used.
    """
    if jobs is not None:
        yield from _check(paths, workspace, jobs)
        return
    for start in range(0, len(paths), _WINDOW):
        window = paths[start : start + _WINDOW]
        known = {path: result for path in window if (result := workspace.recall(path))}
        unknown = [path for path in window if path not in known]
        with closing(_check(unknown, workspace, cores() if _total_size(unknown) >= _WORTHWHILE else 1)) as checked:
            for path in window:
                yield known.pop(path) if path in known else next(checked)


def _check(paths: Sequence[str], workspace: Workspace, jobs: int) -> Generator[FileResult]:
    jobs = min(jobs, len(paths))
    if jobs <= 1:
        yield from map(workspace.check_file, paths)
        return
    from .workers import check_in_processes

    size = max(1, min(_LARGEST_BATCH, len(paths) // (jobs * 8)))
    batches = [paths[start : start + size] for start in range(0, len(paths), size)]
    for results in check_in_processes(batches, workspace.options, jobs):
        yield from results


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _total_size(paths: Sequence[str]) -> int:
    total = 0
    for path in paths:
        try:
            total += Path(path).stat().st_size
        except (OSError, ValueError):  # the scan itself reports what is wrong with it
            continue
        if total >= _WORTHWHILE:
            break
    return total
