"""``spincheck scan``: the main job."""

from __future__ import annotations

from pathlib import Path

import click

from ..api import Confidence, Severity
from ..config import Overrides
from ..engine import WorkspaceOptions, find_revision
from ..errors import UsageError
from ..host import PluginPolicy
from . import options
from .fixing import fix_options
from .scanning import STDIN, Request, scan


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
@click.option("--new-only", is_flag=True, help="With --since: report only what stands on lines that are new since then.")
@click.option("--original", metavar="FILE", type=click.Path(), help="Find also what was copied from this text.")
@click.option("--verbose", "-v", is_flag=True, help="Say on standard error also why detectors say nothing about a file.")
@click.option("--fix", is_flag=True, help="Repair the files, as far as nothing an author wrote can be lost; report the rest.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: make also fixes that need a look afterwards.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--statistics", "count", is_flag=True, help="Show only how often each rule applies.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Report only findings that are not listed in this file.",
)
@click.option(
    "--write-baseline",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="List all findings in this file, and report none.",
)
@click.option("--prune-baseline", is_flag=True, help="With --baseline: take out of the file what is fixed.")
@click.option("--watch", is_flag=True, help="Scan again whenever a file changes.")
@click.option("--no-cache", is_flag=True, help="Neither take results from the cache nor keep any.")
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
    new_only: bool,
    original: str | None,
    verbose: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    count: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    prune_baseline: bool,
    watch: bool,
    no_cache: bool,
    config: Path | None,
    isolated: bool,
    disabled: tuple[str, ...],
) -> int:
    """Report damaged text in files and folders, or in standard input with '-'.

    Exit codes: 0 nothing to report, 1 findings, 2 wrong usage or configuration, 3 something could not be checked
    or repaired.
    """
    fixing = fix_options(fix=fix, unsafe=unsafe_fixes, diff=diff, format_name=format_name)
    is_partial = bool(select or ignore or min_confidence or disabled or new_only)
    _refuse(
        ("--new-only needs --since beside it, such as --since HEAD: new since when?", new_only and since is None),
        ("--prune-baseline needs --baseline beside it", prune_baseline and not baseline),
        (
            "--prune-baseline must see every finding, so it takes no other choice of them",
            prune_baseline and is_partial,
        ),
        ("--write-baseline lists all findings, so it takes no --baseline", baseline and write_baseline),
        ("--write-baseline lists all findings, so it takes no --new-only", new_only and write_baseline),
        ("--write-baseline reports nothing, so it takes no --format", write_baseline and format_name),
        ("--statistics counts instead of reporting, so it takes no --format", count and format_name),
        ("--statistics and --write-baseline do not go with --fix or --diff", (count or write_baseline) and fixing),
        (
            "--watch only looks: it repairs nothing, changes no baseline, and reads no standard input",
            watch and (fixing or write_baseline or prune_baseline or STDIN in paths),
        ),
    )
    request = Request(
        paths=paths,
        workspace=WorkspaceOptions(
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
            remember=not no_cache,
            since=find_revision(since) if since is not None else None,
            new_only=new_only,
            original=original,
        ),
        stdin_filename=stdin_filename,
        format_name=format_name,
        output=output,
        exit_zero=exit_zero,
        verbose=verbose,
        jobs=jobs,
        count=count,
        baseline=baseline,
        write_baseline=write_baseline,
        prune_baseline=prune_baseline,
        is_partial=is_partial,
    )
    if watch:
        from .watching import scan_on_changes

        return scan_on_changes(request)
    return scan(request)


def _refuse(*refusals: tuple[str, object]) -> None:
    """Raise the first message whose condition holds."""
    for message, holds in refusals:
        if holds:
            raise UsageError(message)
