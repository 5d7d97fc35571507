"""``spincheck scan``: the main job."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile

import click

from ..api import Confidence, FileResult, Report, Reporter, Severity
from ..config import Overrides, nearest
from ..engine import Workspace, WorkspaceOptions, find_files, is_left_out, scan_files
from ..errors import ExitCode, UsageError
from ..host import PluginPolicy
from . import console, options
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
    config: Path | None,
    isolated: bool,
    disabled: tuple[str, ...],
) -> int:
    """Report damaged text in files and folders, or in standard input with '-'.

    Exit codes: 0 nothing to report, 1 findings, 2 wrong usage or configuration, 3 something could not be checked.
    """
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
        )
    )
    console.say_failures(workspace.host.failures)
    reporter = _reporter(workspace, format_name, to_file=output is not None)
    tally = _Tally(workspace, failed=bool(workspace.host.failures))
    results = tally.watch(_results(paths, stdin_filename, workspace, jobs))
    pieces = reporter.render(Report(files=results, failures=tuple(workspace.host.failures)))
    if output is None:
        console.write(pieces)
    else:
        _write_file(output, pieces)
    return tally.exit_code(exit_zero=exit_zero)


def _results(paths: Sequence[str], stdin_filename: str | None, workspace: Workspace, jobs: int | None) -> Iterable[FileResult]:
    if STDIN in paths:
        if len(paths) > 1:
            raise UsageError("'-' stands for standard input and cannot be mixed with paths; scan them in two steps")
        return _stdin_result(stdin_filename, workspace)
    if stdin_filename:
        raise UsageError("--stdin-filename needs '-' as the only path")
    files = find_files(paths, workspace)
    if not files:
        console.say("note", f"no files to check in {', '.join(paths)}; looked for {', '.join(sorted(workspace.suffixes))}")
    return with_progress(scan_files(files, workspace, jobs=jobs), total=len(files))


def _stdin_result(filename: str | None, workspace: Workspace) -> Iterator[FileResult]:
    if filename is None or not is_left_out(filename, workspace):
        yield workspace.check_bytes(sys.stdin.buffer.read(), filename or STDIN)


def _reporter(workspace: Workspace, name: str | None, *, to_file: bool) -> Reporter:
    on_terminal = not to_file and sys.stdout.isatty()
    name = name or ("full" if on_terminal else "text")
    reporters = workspace.host.reporters
    if name not in reporters:
        raise UsageError(f"there is no format '{name}'; {nearest(name, reporters)}")
    return reporters[name](console.style(sys.stdout) if not to_file else console.FILE_STYLE)


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
    failed: bool = False
    found: bool = False

    def watch(self, results: Iterable[FileResult]) -> Iterator[FileResult]:
        for result in results:
            console.say_failures(result.failures, result.path)
            self.failed = self.failed or bool(result.failures)
            if result.findings and not self.found:
                fail_on = self.workspace.settings_of(result.path).core.fail_on
                self.found = any(finding.severity.rank >= fail_on.rank for finding in result.findings)
            yield result

    def exit_code(self, *, exit_zero: bool) -> int:
        if self.failed:
            return ExitCode.FAILURE
        return ExitCode.FINDINGS if self.found and not exit_zero else ExitCode.OK
