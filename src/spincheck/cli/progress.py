"""A progress bar on standard error for long scans on a terminal, and never elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic

from ..api import FileResult

_PATIENCE = 1.0
"""Seconds before the bar appears: most scans are over by then."""


def with_progress(results: Iterable[FileResult], *, total: int) -> Iterable[FileResult]:
    """Yield the results; on a terminal, once they take long, show how far they are.

    Where the results go to the same terminal they are held back until the last one, so that they and the bar do not mix.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        return results
    return list(_shown(results, total)) if sys.stdout.isatty() else _shown(results, total)


def _shown(results: Iterable[FileResult], total: int) -> Iterator[FileResult]:
    start = monotonic()
    iterator = iter(results)
    done = 0
    for result in iterator:
        yield result
        done += 1
        if monotonic() - start > _PATIENCE:
            break
    else:
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    # By default rich sends whatever is written to standard output to its own console: the results would end on standard error.
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as progress:
        task = progress.add_task("", total=total, completed=done)
        for result in iterator:
            yield result
            progress.advance(task)
