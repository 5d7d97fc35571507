"""A progress bar on standard error for long work on a terminal, and never elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from ..api import FileResult

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

_PATIENCE = 1.0
"""Seconds before the bar appears: most scans are over by then."""

_ItemT = TypeVar("_ItemT")


def with_progress(results: Iterable[FileResult], *, total: int) -> Iterable[FileResult]:
    """Yield the results of a scan; on a terminal, once they take long, show how far they are.

    Where the results go to the same terminal they are held back until the last one, so that they and the bar do not mix.
    """
    shown = progress(results, total=total, doing="checking")
    return list(shown) if is_seen() and sys.stdout.isatty() else shown


def progress(items: Iterable[_ItemT], *, total: int, doing: str) -> Iterable[_ItemT]:
    """Yield the items; on a terminal, once they take long, show how far they are."""
    return _shown(items, total, doing) if is_seen() else items


def is_seen() -> bool:
    """Say whether anybody watches standard error."""
    return sys.stderr is not None and sys.stderr.isatty()


def bar_of(*columns: ProgressColumn) -> Progress:
    """Return a bar on standard error that leaves nothing behind."""
    from rich.console import Console
    from rich.progress import Progress

    # By default rich sends whatever is written to standard output to its own console: the results would end on standard error.
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)


def _shown(items: Iterable[_ItemT], total: int, doing: str) -> Iterator[_ItemT]:
    start = monotonic()
    iterator = iter(items)
    done = 0
    for item in iterator:
        yield item
        done += 1
        if monotonic() - start > _PATIENCE:
            break
    else:
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

    with bar_of(TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()) as bar:
        task = bar.add_task("", total=total, completed=done)
        for item in iterator:
            yield item
            bar.advance(task)
