"""What ``scan`` does otherwise with ``--fix`` and ``--diff``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..api import FileResult, Style
from ..engine import FixOptions, Workspace, is_left_out
from ..errors import UsageError
from ..reporters.escape import escape
from . import console


def fix_options(*, fix: bool, unsafe: bool, diff: bool, format_name: str | None) -> FixOptions | None:
    """Return how files are to be repaired; none where they are not. As in ruff, ``--diff`` wins over ``--fix``.

    Raises:
        UsageError: the options do not go together.
    """
    if unsafe and not (fix or diff):
        raise UsageError("--unsafe-fixes needs --fix or --diff beside it: a file is changed only by --fix")
    if diff and format_name:
        raise UsageError("--diff shows what would change instead of a report, so it takes no --format")
    return FixOptions(unsafe=unsafe, diff=diff) if fix or diff else None


def repaired_stdin(path: str, *, is_named: bool, workspace: Workspace) -> Iterator[FileResult]:
    """Write standard input, repaired, to standard output, and yield what is left to report.

    Whatever happens once it was read, the text comes out, so that an editor that filters its buffer never loses it.
    """
    data = console.read_bytes()
    try:
        repaired = None if is_named and is_left_out(path, workspace) else workspace.repair_bytes(data, path)
    except Exception:
        console.write_bytes(data)
        raise
    console.write_bytes(repaired.data if repaired else data)
    if repaired:
        yield repaired.result


def diffs(results: Iterable[FileResult], style: Style | None) -> Iterator[str]:
    """Yield the diff of each file: exact, or for a terminal in ``style`` and without the characters that it would obey."""
    for result in results:
        if style is None:
            yield result.diff
        else:
            yield from (_for_people(line, style) for line in result.diff.split("\n")[:-1])


_COLORS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


def _for_people(line: str, style: Style) -> str:
    color = _COLORS.get(line[:1], "") if style.color else ""
    shown = escape(line.removesuffix("\r"))
    return f"{color}{shown}\x1b[0m\n" if color else f"{shown}\n"


def summary(options: FixOptions, *, fixed: int, files: int, more: int) -> str:
    """Return what was repaired, in one line; nothing where there was nothing to repair.

    Args:
        options: how it was repaired.
        fixed: how many findings.
        files: in how many files.
        more: how many findings ``--unsafe-fixes`` would repair besides.
    """
    also = f"{more} more" if fixed else _count(more, "finding")
    hint = f" ({also} with --unsafe-fixes)" if more and not options.unsafe else ""
    if not fixed and not hint:
        return ""
    what = f"{_count(fixed, 'finding')} in {_count(files, 'file')}" if fixed else "nothing"
    return f"{'would fix' if options.diff else 'fixed'} {what}{hint}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
