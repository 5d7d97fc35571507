"""What every command says, and where: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO

from ..api import Failure, Style
from ..errors import ClosedPipeError, ExitCode, UsageError
from ..reporters.escape import escape


def say(kind: str, message: str, hint: str = "") -> None:
    """Write one message for people to standard error."""
    text = f"spincheck: {kind}: {escape(message)}\n"
    if hint:
        text += f"  hint: {escape(hint)}\n"
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):  # nobody reads standard error: the exit code still tells
        return


def say_failures(failures: Iterable[Failure], path: str = "") -> ExitCode:
    """Write failures to standard error, with the file that they belong to, and return the exit code that they call for."""
    code = ExitCode.OK
    for failure in failures:
        say("failure", f"{path}: {failure.message}" if path else failure.message, failure.hint)
        code = ExitCode.FAILURE
    return code


def write(pieces: Iterable[str], stream: TextIO | None = None) -> None:
    r"""Write text to standard output, or to ``stream``, as UTF-8 with ``\n``, whatever the platform's habits.

    Raises:
        ClosedPipeError: whoever read it is gone.
    """
    stream = stream or sys.stdout
    if stream is None:
        raise ClosedPipeError
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    with _closed_pipes(stream):
        for piece in pieces:
            stream.write(piece)
        stream.flush()


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are.

    Raises:
        ClosedPipeError: standard output was closed.
    """
    if sys.stdout is None:
        raise ClosedPipeError
    with _closed_pipes(sys.stdout):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def read_bytes() -> bytes:
    """Return all of standard input.

    Raises:
        UsageError: it is closed.
    """
    if sys.stdin is None:
        raise UsageError("'-' stands for standard input, which is closed")
    return sys.stdin.buffer.read()


@contextmanager
def _closed_pipes(stream: TextIO) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        # What Python still holds would fail once more at exit, with a traceback; it goes nowhere instead.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise ClosedPipeError from error


def wants_color(stream: TextIO) -> bool:
    """Say whether to write colours: ``NO_COLOR`` and ``FORCE_COLOR`` decide, else whether the stream is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


FILE_STYLE = Style()
"""How output to a file looks."""


def style(stream: TextIO) -> Style:
    """Return how output to ``stream`` may look."""
    from shutil import get_terminal_size

    return Style(color=wants_color(stream), width=get_terminal_size().columns)
