"""``spincheck readability report`` and ``spincheck readability profile``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from spincheck.api import FileResult, Workbench

from .formulas import METRICS
from .profile import dump_profile, learn_profile
from .rules import HARDER_THAN_WANTED, READABILITY_DROP

_CODES = frozenset({READABILITY_DROP.code, HARDER_THAN_WANTED.code})
_PICTURES = (".svg", ".png")


@click.group()
def readability() -> None:
    """Show how readable texts are, and learn how readable yours are."""


@readability.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--plot",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw the reading ease along each text, with its drops, into this .svg or .png file.",
)
@click.pass_obj
def report(workbench: Workbench, *, paths: tuple[str, ...], plot: Path | None) -> int:
    """Show every metric of each file, and where it is harder than the rest."""
    if plot and plot.suffix.lower() not in _PICTURES:
        raise click.UsageError(f"--plot writes {' or '.join(_PICTURES)} files, and '{plot}' is none")
    if plot:
        from .plot import require_library

        require_library()
    results: list[FileResult] = []
    for result in workbench.scan(paths):
        workbench.write("".join(f"{line}\n" for line in (*[""] * bool(results), *_table(result))))
        results.append(result)
    if plot:
        _draw(workbench, results, plot)
    return workbench.say_failures(results)


def _draw(workbench: Workbench, results: Sequence[FileResult], path: Path) -> None:
    from .detector import ReadabilityDetector
    from .plot import Curve, draw

    curves = [
        Curve.of(workbench.open(result.path), result, workbench.options(result.path, ReadabilityDetector).language)
        for result in results
        if not result.failures
    ]
    try:
        draw(curves, path)
    except OSError as error:
        raise click.UsageError(f"cannot write to '{path}': {error.strerror}") from error


@readability.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the profile there; name it as 'profile' in the configuration.",
)
@click.pass_obj
def profile(workbench: Workbench, *, paths: tuple[str, ...], output: Path) -> int:
    """Learn from texts of your own how readable you write."""
    results = list(workbench.scan(paths))
    try:
        learnt = learn_profile(results)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    try:
        output.write_text(dump_profile(learnt), encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.UsageError(f"cannot write to '{output}': {error.strerror}") from error
    workbench.write(f"learnt from {learnt.documents} texts: {output}\n")
    return workbench.say_failures(results)


def _table(result: FileResult) -> Iterator[str]:
    yield ascii(result.path)[1:-1] if not result.path.isprintable() else result.path
    scores = [score for score in result.scores if score.start is None and score.name in METRICS]
    for score in scores:
        yield f"  {score.name:30}{score.value:8.2f} {score.unit}"
    if not scores and not result.failures:
        yield "  no metrics: they need 100 words of prose in a language that they are made for"
    for finding in result.findings:
        if finding.code in _CODES:
            yield f"  {finding.start.line}:{finding.start.column} {finding.message} [{finding.code}]"
