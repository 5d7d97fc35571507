"""``spincheck corpus``: rows in, rows out."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import UsageError
from ..host import PluginPolicy
from . import console, options


@click.command(name="corpus")
@click.argument("inputs", metavar="IN...", nargs=-1, required=True)
@click.argument("output", metavar="OUT")
@click.option("--text-column", metavar="NAME", default="text", show_default=True, help="The column with the texts.")
@click.option("--id-column", metavar="NAME", help="The column that names a row in the report.")
@click.option(
    "--source-column", metavar="NAME", help="Group the report by this column, of URLs by their hosts; by default 'url'."
)
@click.option("--keep", metavar="EXPR", help='Keep only these rows, as in "spun < 0.5 and debris_share < 0.1" (DuckDB\'s SQL).')
@click.option("--fix", is_flag=True, help="Add the column repaired_text; the others then say what is left.")
@click.option("--reader", metavar="NAME", help="Read every text as this format; by default plain, and html for WARC files.")
@click.option("--shard-size", metavar="ROWS", default=5_000, show_default=True, type=click.IntRange(min=1), help="Rows a file.")
@click.option("--jobs", "-j", metavar="N", type=click.IntRange(min=1), help="Processes; by default one for each core.")
@click.option(
    "--time-limit",
    metavar="SECONDS",
    default=30.0,
    show_default=True,
    type=click.FloatRange(min=0, min_open=True),
    help="What one row may take before it is given up.",
)
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="What runs it.")
@click.option("--resume", is_flag=True, help="Go on with the run in OUT; what is done is not done again.")
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a report to this file, which ends in .html or .json.",
)
@click.option("--select", metavar="CODES", multiple=True, callback=options.codes, help="Report only these rules; with commas.")
@click.option(
    "--ignore", metavar="CODES", multiple=True, callback=options.codes, help="Do not report these rules; with commas."
)
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Use this configuration file; without it, none.",
)
@options.disable_plugin
def command(  # noqa: PLR0913  # one parameter an option is click's form
    *,
    inputs: tuple[str, ...],
    output: str,
    text_column: str,
    id_column: str | None,
    source_column: str | None,
    keep: str | None,
    fix: bool,
    reader: str | None,
    shard_size: int,
    jobs: int | None,
    time_limit: float,
    engine: str,
    resume: bool,
    report: Path | None,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    config: Path | None,
    disabled: tuple[str, ...],
) -> None:
    """Add scores and findings to the rows of IN, as columns of Parquet files in the folder OUT.

    IN are files, folders or patterns: Parquet, Arrow, JSON lines, CSV and TSV (also with .gz or .zst), WARC and WET, or
    folders of text; local, or any URL that fsspec knows. Each row is afterwards in OUT or, if --keep leaves it out, in
    OUT/_rejects.
    """
    if report and report.suffix not in {".html", ".json"}:
        raise UsageError(f"--report: '{report}' ends neither in .html nor in .json")
    try:
        from ..corpus.annotation import Annotation
        from ..corpus.run import Request, Run
    except ImportError as error:
        raise UsageError(f"corpus needs {error.name}: pip install 'spincheck[corpus]'") from error
    from ..engine import cores
    from .corpus_progress import Progress

    request = Request(
        inputs=inputs,
        output=output,
        annotation=Annotation(
            text_column=text_column,
            repair=fix,
            config=config,
            select=select,
            ignore=ignore,
            policy=PluginPolicy.from_environment(*disabled),
        ),
        reader=reader,
        keep=keep,
        id_column=id_column,
        source_column=source_column,
        shard_size=shard_size,
        time_limit=time_limit,
        jobs=jobs or cores(),
        engine="ray" if engine == "ray" else "local",
        resume=resume,
    )
    run = Run(request)
    try:
        with Progress(run.size) as progress:
            summary = run.go(progress.advance)
    except KeyboardInterrupt:
        console.say("note", f"stopped; the same command with --resume goes on in '{output}'")
        raise
    console.say("note", progress.result(summary))
    if report:
        from ..corpus.report import as_html, as_json
        from .output import write_file

        write_file(report, [as_html(summary) if report.suffix == ".html" else as_json(summary)])
