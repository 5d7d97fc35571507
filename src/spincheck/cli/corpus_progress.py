"""How far a corpus is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from . import console
from .progress import bar_of, is_seen

if TYPE_CHECKING:
    from ..corpus.run import Advance

_BETWEEN_LINES = 30.0
"""Seconds."""


class Progress:
    """Shows rows and megabytes a second, and the time left, on standard error."""

    def __init__(self, size: int) -> None:
        """Take the bytes of the input, as they are stored."""
        self._size = size
        self._start = self._said = monotonic()
        self._rows = self._bytes = self._read = self._resumed = 0
        self._bar: Any = None

    def __enter__(self) -> Progress:
        if is_seen():
            from rich.progress import BarColumn, TextColumn, TimeRemainingColumn

            description = TextColumn("{task.percentage:.0f} %  {task.description}  left")
            self._bar = bar_of(BarColumn(), description, TimeRemainingColumn())
            self._task = self._bar.add_task(self._speed(), total=self._size)
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, new: Advance) -> None:
        """Count what was done, and show it."""
        self._read += new.input_bytes
        if new.resumed:
            self._resumed += new.rows
        else:
            self._rows += new.rows
            self._bytes += new.text_bytes
        if self._bar:
            self._bar.update(self._task, advance=new.input_bytes, description=self._speed())
        elif monotonic() - self._said >= _BETWEEN_LINES:
            self._said = monotonic()
            share = self._read / self._size if self._size else 1
            console.say("note", f"{share:.0%} read, {self._speed()}")

    def result(self, summary: dict[str, Any]) -> str:
        """Return what to say at the end."""
        rejected = f", {summary['rejected']:,} of them rejected" if summary["rejected"] else ""
        failed = sum(count for count, _ in summary["failures"].values())
        failures = f"; {failed:,} failures, see the column 'failures'" if failed else ""
        resumed = f", {self._resumed:,} of them done before" if self._resumed else ""
        return f"{summary['rows']:,} rows{rejected}{resumed}, {self._speed()}{failures}"

    def _speed(self) -> str:
        seconds = max(monotonic() - self._start, 1e-9)
        return f"{self._rows / seconds:,.0f} rows/s, {self._bytes / 1e6 / seconds:.2f} MB/s"
