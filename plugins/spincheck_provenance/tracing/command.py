"""``spincheck trace`` and ``spincheck trace index``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import click

from spincheck.api import Workbench

from . import dot_output, html_output, json_output, text_output
from .archive import ArchiveError, open_archive, temporary_archive
from .library import Library
from .reading import update
from .result import Traced
from .tracer import trace_library

_FORMATS: Final = ("text", "json", "dot", "html")
_DOCUMENTS: Final = "documents"
"""The name of the command that the group stands for; no user types it."""


class _Trace(click.Group):
    """A group that takes whatever is not the name of a subcommand for paths to trace."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        named = args[0] if args else ""
        return super().parse_args(ctx, args if named == index.name else [_DOCUMENTS, *args])


@click.group(cls=_Trace, add_help_option=False)
def trace() -> None:
    """Find which of many documents are copies of which, and the likely original of each."""


@trace.command(
    _DOCUMENTS,
    options_metavar="[OPTIONS]",
    epilog="'spincheck trace index ARCHIVE PATH...' makes the archive, or brings it up to date.",
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--against",
    "archive_file",
    metavar="ARCHIVE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Look the documents up in this index; those in it are compared with them, and not among themselves.",
)
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="text", show_default=True, help="How to show it.")
@click.pass_obj
def documents(workbench: Workbench, *, paths: tuple[str, ...], archive_file: Path | None, format_: str) -> int:
    """Find which of many documents are copies of which, and the likely original of each."""
    try:
        with ExitStack() as stack:
            archive = stack.enter_context(open_archive(archive_file)) if archive_file else None
            suspects = stack.enter_context(temporary_archive())
            read = update(suspects, workbench, paths)
            traced, failed = trace_library(Library(suspects, archive), workbench, read.paths)
    except ArchiveError as error:
        raise click.ClickException(str(error)) from error
    if format_ == "html":
        code = html_output.write(traced, workbench)
    else:
        code = 0
        for piece in _pieces(traced, format_, workbench.escape):
            workbench.write(piece)
    return max(code, workbench.say_failures([*read.failures, *failed]))


def _pieces(traced: Traced, format_: str, escape: text_output.Escape) -> Iterator[str]:
    if format_ == "json":
        return json_output.render(traced)
    return dot_output.render(traced, escape) if format_ == "dot" else text_output.render(traced, escape)


@trace.command()
@click.argument("archive_file", metavar="ARCHIVE", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.pass_obj
def index(workbench: Workbench, *, archive_file: Path, paths: tuple[str, ...]) -> int:
    """Read the documents of PATHS into the index ARCHIVE, for `spincheck trace PATH... --against ARCHIVE`.

    Only what is new or has changed is read, and what is gone is forgotten. Without PATHS, the files and folders that were
    indexed before are looked at again.
    """
    if not paths and not archive_file.exists():
        raise click.UsageError(f"there is no index '{archive_file}' yet; name the files and folders that it should hold")
    try:
        with open_archive(archive_file, create=True) as archive:
            done = update(archive, workbench, paths or archive.roots())
            count = len(archive.contents())
    except ArchiveError as error:
        raise click.ClickException(str(error)) from error
    workbench.write(f"{archive_file}: {count} documents; {done.added} added, {done.changed} changed, {done.removed} removed\n")
    return workbench.say_failures(done.failures)
