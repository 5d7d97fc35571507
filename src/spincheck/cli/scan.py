"""``spincheck scan``: the main job."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TextIO

import click

from ..api import Confidence, FileResult, Report, Reporter, Severity, nearest
from ..config import Overrides
from ..engine import Workspace, WorkspaceOptions, find_files, find_revision, is_left_out, scan_files
from ..errors import ExitCode, UsageError
from ..host import PluginPolicy
from . import console, options
from .fixing import diffs, fix_options, repaired_stdin, summary
from .progress import with_progress

STDIN = "-"


@click.command(name="scan")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@click.option("--stdin-filename", metavar="PATH", help="With '-': the file that the text on standard input stands for.")
@click.option("--format", "-f", "format_name", metavar="NAME", help="Output format; 'full' on a terminal, else 'text'.")
@click.option(
    "--output", "-o", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write there, not to stdout."
)
@click.option("--select", metavar="CODES", multiple=True, callback=options.codes, help="Report only these rules; with commas.")
@click.option(
    "--ignore", metavar="CODES", multiple=True, callback=options.codes, help="Do not report these rules; with commas."
)
@click.option(
    "--min-confidence",
    type=click.Choice([member.value for member in Confidence]),
    callback=options.member(Confidence),
    help="Show findings from this confidence on.",
)
@click.option(
    "--fail-on",
    type=click.Choice([member.value for member in Severity]),
    callback=options.member(Severity),
    help="Exit with 1 for findings from this severity on.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--reader", metavar="NAME", help="Read every file as this format, whatever its suffix.")
@click.option("--force-exclude", is_flag=True, default=None, help="Leave out excluded files also where they are named.")
@click.option("--jobs", "-j", metavar="N", type=click.IntRange(min=1), help="Processes; by default as the work deserves.")
@click.option("--since", metavar="REV", help="Find also what got worse since this git revision, such as HEAD.")
@click.option("--verbose", "-v", is_flag=True, help="Say on standard error also why detectors say nothing about a file.")
@click.option("--fix", is_flag=True, help="Repair the files, as far as nothing an author wrote can be lost; report the rest.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: make also fixes that need a look afterwards.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@options.config_file
@options.isolated
@options.disable_plugin
def command(  # noqa: PLR0913  # one parameter an option is click's form
    *,
    paths: tuple[str, ...],
    stdin_filename: str | None,
    format_name: str | None,
    output: Path | None,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    min_confidence: Confidence | None,
    fail_on: Severity | None,
    exit_zero: bool,
    reader: str | None,
    force_exclude: bool | None,
    jobs: int | None,
    since: str | None,
    verbose: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    config: Path | None,
    isolated: bool,
    disabled: tuple[str, ...],
) -> int:
    """Report damaged text in files and folders, or in standard input with '-'.

    Exit codes: 0 nothing to report, 1 findings, 2 wrong usage or configuration, 3 something could not be checked
    or repaired.
    """
    fixing = fix_options(fix=fix, unsafe=unsafe_fixes, diff=diff, format_name=format_name)
    workspace = Workspace(
        WorkspaceOptions(
            policy=PluginPolicy.from_environment(*disabled),
            config=config,
            isolated=isolated,
            overrides=Overrides(
                select=select,
                ignore=ignore,
                min_confidence=min_confidence,
                fail_on=fail_on,
                force_exclude=force_exclude,
            ),
            reader=reader,
            fix=fixing,
            since=find_revision(since) if since is not None else None,
        )
    )
    console.say_failures(workspace.host.failures)
    # Of standard input that is repaired, standard output gets the text, as every formatter's does.
    stream = None if output else sys.stderr if fix and not diff and STDIN in paths else sys.stdout
    reporter = _reporter(workspace, format_name, stream)
    tally = _Tally(workspace, verbose=verbose, failed=bool(workspace.host.failures))
    results = tally.watch(_results(paths, stdin_filename, workspace, jobs))
    if diff:
        pieces = diffs(results, console.style(stream) if stream and stream.isatty() else None)
    else:
        pieces = reporter.render(Report(files=results, failures=tuple(workspace.host.failures)))
    try:
        if output is None:
            console.write(pieces, stream)
        else:
            _write_file(output, pieces)
    except Exception:
        if fixing:  # the report may stop, the repair of the other files goes on
            deque(results, maxlen=0)
        raise
    if fixing and (line := summary(fixing, fixed=tally.fixed, files=tally.files, more=tally.more)):
        console.say("note", line)
    return tally.exit_code(exit_zero=exit_zero)


def _results(paths: Sequence[str], stdin_filename: str | None, workspace: Workspace, jobs: int | None) -> Iterable[FileResult]:
    if STDIN in paths:
        if len(paths) > 1:
            raise UsageError("'-' stands for standard input and cannot be mixed with paths; scan them in two steps")
        if workspace.options.since and not stdin_filename:
            raise UsageError("--since with '-' needs --stdin-filename: which file is it a new version of?")
        return _stdin_result(stdin_filename, workspace)
    if stdin_filename:
        raise UsageError("--stdin-filename needs '-' as the only path")
    files = find_files(paths, workspace)
    if revision := workspace.options.since:
        for file in files:  # before the first result is written
            revision.path_of(file)
    if not files:
        console.say("note", f"no files to check in {', '.join(paths)}; looked for {', '.join(sorted(workspace.suffixes))}")
    return with_progress(scan_files(files, workspace, jobs=jobs), total=len(files))


def _stdin_result(filename: str | None, workspace: Workspace) -> Iterator[FileResult]:
    fix = workspace.options.fix
    if fix and not fix.diff:
        yield from repaired_stdin(filename or STDIN, is_named=filename is not None, workspace=workspace)
    elif filename is None or not is_left_out(filename, workspace):
        data = sys.stdin.buffer.read()
        yield workspace.repair_bytes(data, filename or STDIN).result if fix else workspace.check_bytes(data, filename or STDIN)


def _reporter(workspace: Workspace, name: str | None, stream: TextIO | None) -> Reporter:
    """Return the reporter of that name for ``stream``, or for a file."""
    name = name or ("full" if stream and stream.isatty() else "text")
    reporters = workspace.host.reporters
    if name not in reporters:
        raise UsageError(f"there is no format '{name}'; {nearest(name, reporters)}")
    return reporters[name](console.style(stream) if stream else console.FILE_STYLE)


def _write_file(path: Path, pieces: Iterable[str]) -> None:
    """Write the whole output at once, so that a scan that does not come to its end leaves the file as it was."""
    with TemporaryFile("w+", encoding="utf-8", errors="backslashreplace", newline="\n") as whole:
        whole.writelines(pieces)
        whole.seek(0)
        try:
            with path.open("w", encoding="utf-8", newline="\n") as file:
                copyfileobj(whole, file)
        except OSError as error:
            raise UsageError(f"cannot write to '{path}': {error.strerror}") from error


@dataclass(slots=True)
class _Tally:
    """Watches the results go by: tells failures at once and remembers what the exit code needs."""

    workspace: Workspace
    verbose: bool
    """Tell notes as well."""
    failed: bool = False
    found: bool = False
    """Something that calls for exit code 1."""
    fixed: int = 0
    files: int = 0
    """In which something was fixed."""
    more: int = 0
    """Findings whose fix is not safe."""

    def watch(self, results: Iterable[FileResult]) -> Iterator[FileResult]:
        for result in results:
            console.say_failures(result.failures, result.path)
            if self.verbose:
                for note in result.notes:
                    console.say("note", f"{result.path}: {note}")
            self.failed = self.failed or bool(result.failures)
            self.found = self.found or self._calls_for_attention(result)
            self.fixed += result.fixed
            self.files += result.fixed > 0
            self.more += sum(1 for finding in result.findings if finding.fix and not finding.fix.safe)
            yield result

    def _calls_for_attention(self, result: FileResult) -> bool:
        fix = self.workspace.options.fix
        if fix and fix.diff:
            return bool(result.diff)
        if not result.findings:
            return False
        fail_on = self.workspace.settings_of(result.path).core.fail_on
        return any(finding.severity.rank >= fail_on.rank for finding in result.findings)

    def exit_code(self, *, exit_zero: bool) -> int:
        if self.failed:
            return ExitCode.FAILURE
        return ExitCode.FINDINGS if self.found and not exit_zero else ExitCode.OK
