"""One scan, from its request to its exit code."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from ..api import FileResult, Report
from ..engine import Baseline, Workspace, WorkspaceOptions, find_files, is_left_out, scan_files
from ..errors import UsageError
from . import console
from .baselining import close_baseline, write_baseline
from .fixing import diffs, repaired_stdin, summary
from .output import make_reporter, statistics, write_file
from .progress import with_progress
from .tally import Tally

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command line asks for; the fields are named after its options."""

    paths: tuple[str, ...]
    workspace: WorkspaceOptions
    stdin_filename: str | None
    format_name: str | None
    output: Path | None
    exit_zero: bool
    verbose: bool
    jobs: int | None
    count: bool
    """Show statistics instead of a report."""
    baseline: Path | None
    write_baseline: Path | None
    prune_baseline: bool
    is_partial: bool
    """The command line leaves out rules or findings, so that what is not found may still be there."""


def scan(request: Request) -> int:
    """Scan, write what was found, and return the exit code.

    Raises:
        SpincheckError: something that the request names cannot be used.
    """
    workspace = Workspace(request.workspace)
    console.say_failures(workspace.host.failures)
    tally = Tally(workspace, verbose=request.verbose, failed=bool(workspace.host.failures))
    if request.write_baseline:
        write_baseline(request.write_baseline, tally.watch(_results(request, workspace)))
        return tally.exit_code(exit_zero=True)
    stream = _stream(request)
    # Whatever is wrong with the request is said before anything is scanned or repaired.
    reporter = make_reporter(workspace, request.format_name, stream)
    if reporter.needs_text:
        workspace.keep_text()
    baseline = Baseline.read(request.baseline) if request.baseline else None
    results = _results(request, workspace)
    results = tally.watch(baseline.new_in(results) if baseline else results)
    fix = request.workspace.fix
    if fix and fix.diff:
        pieces = diffs(results, console.style(stream) if stream and stream.isatty() else None)
    elif request.count:
        pieces = statistics(results)
    else:
        failures = tuple(workspace.host.failures)
        pieces = reporter.render(Report(files=results, failures=failures, rules_for=workspace.rules_for))
    try:
        if request.output:
            write_file(request.output, pieces)
        else:
            console.write(pieces, stream)
    except Exception:
        if fix:  # the report may stop, the repair of the other files goes on
            deque(results, maxlen=0)
        raise
    if fix and (line := summary(fix, fixed=tally.fixed, files=tally.files, more=tally.more)):
        console.say("note", line)
    if baseline and workspace.host.is_complete and not request.is_partial and STDIN not in request.paths:
        close_baseline(baseline, prune=request.prune_baseline)
    return tally.exit_code(exit_zero=request.exit_zero)


def _stream(request: Request) -> TextIO | None:
    """Return where the report goes; of standard input that is repaired, standard output gets the text, as with formatters."""
    if request.output:
        return None
    fix = request.workspace.fix
    return sys.stderr if fix and not fix.diff and STDIN in request.paths else sys.stdout


def _results(request: Request, workspace: Workspace) -> Iterable[FileResult]:
    paths = request.paths
    if STDIN in paths:
        if len(paths) > 1:
            raise UsageError("'-' stands for standard input and cannot be mixed with paths; scan them in two steps")
        _demand_earlier([request.stdin_filename or ""], workspace)
        return _stdin_result(request.stdin_filename, workspace)
    if request.stdin_filename:
        raise UsageError("--stdin-filename needs '-' as the only path")
    files = find_files(paths, workspace)
    _demand_earlier(files, workspace)
    if not files:
        console.say("note", f"no files to check in {', '.join(paths)}; looked for {', '.join(sorted(workspace.suffixes))}")
    return with_progress(scan_files(files, workspace, jobs=request.jobs), total=len(files))


def _demand_earlier(files: Iterable[str], workspace: Workspace) -> None:
    """Refuse files that cannot have an earlier version, before the first result is written."""
    revision = workspace.options.since
    for file in files if revision else ():
        if not file:
            raise UsageError("--since with '-' needs --stdin-filename: which file is it a new version of?")
        if revision and revision.path_of(file) is None:
            raise UsageError(f"--since: '{file}' lies outside the git repository in '{revision.root}'; scan it alone")


def _stdin_result(filename: str | None, workspace: Workspace) -> Iterator[FileResult]:
    fix = workspace.options.fix
    if fix and not fix.diff:
        yield from repaired_stdin(filename or STDIN, is_named=filename is not None, workspace=workspace)
    elif filename is None or not is_left_out(filename, workspace):
        data = console.read_bytes()
        yield workspace.repair_bytes(data, filename or STDIN).result if fix else workspace.check_bytes(data, filename or STDIN)
