"""Scan many files, in this process or in several; the results come in the same order and are the same bytes either way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..api import Failure, FileResult
from .workspace import Workspace, WorkspaceOptions

_WORTHWHILE = 2_000_000
"""Bytes of text below which starting more processes costs more time than it saves."""

_workspace: Workspace | None = None
"""The worker process's own workspace; set once when the process starts."""


def scan_files(paths: Sequence[str], workspace: Workspace, *, jobs: int | None = None) -> Iterator[FileResult]:
    """Check every file and yield the results in the order of ``paths``.

    Args:
        paths: the files.
        workspace: checks the files when one process is enough.
        jobs: how many processes to use; none chooses by the number of cores and the amount of text.

    Raises:
        ConfigError: the configuration that governs one of the files cannot be used.
    """
    if jobs is None:
        jobs = _cores() if _total_size(paths) >= _WORTHWHILE else 1
    jobs = min(jobs, len(paths))
    if jobs <= 1:
        yield from map(workspace.check_file, paths)
    else:
        yield from _scan_in_processes(paths, workspace.options, jobs)


def _scan_in_processes(paths: Sequence[str], options: WorkspaceOptions, jobs: int) -> Iterator[FileResult]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    # A fresh interpreter for each worker: the same on every platform, and safe beside the threads of a progress bar.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start_worker, initargs=(options,))
    done = 0
    try:
        for result in pool.map(_check_in_worker, paths, chunksize=max(1, min(16, len(paths) // (jobs * 8)))):
            yield result
            done += 1
    except BrokenProcessPool:
        yield from (_lost(path) for path in paths[done:])
    except BaseException:  # interrupted, a closed pipe, a wrong configuration: leave no process behind
        pool.shutdown(wait=False, cancel_futures=True)
        for process in active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _start_worker(options: WorkspaceOptions) -> None:
    global _workspace  # noqa: PLW0603  # a process pool offers its workers no other place
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers itself
    _workspace = Workspace(options)


def _check_in_worker(path: str) -> FileResult:
    if _workspace is None:
        raise RuntimeError("the worker was not started")
    return _workspace.check_file(path)


def _lost(path: str) -> FileResult:
    failure = Failure(
        origin="input",
        message="was not checked: a worker process ended unexpectedly, perhaps for want of memory",
        hint="scan again with --jobs 1",
    )
    return FileResult(path=path, failures=(failure,))


def _cores() -> int:
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
