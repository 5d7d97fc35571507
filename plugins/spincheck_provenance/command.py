"""``spincheck compare``: two texts side by side."""

from __future__ import annotations

from dataclasses import replace

import click

from spincheck.api import Workbench

from .rules import RULES


@click.command(name="compare")
@click.argument("original", metavar="ORIGINAL", type=click.Path())
@click.argument("suspect", metavar="SUSPECT", type=click.Path())
@click.option(
    "--format", "-f", "format_name", metavar="NAME", help="Write the findings as 'scan --original' does, such as json or html."
)
@click.pass_obj
def compare(workbench: Workbench, *, original: str, suspect: str, format_name: str | None) -> int:
    """Show what SUSPECT has from ORIGINAL: what was copied, reworded, swapped and moved, and what that looks like.

    It says how alike two texts are, and not who wrote first, or whether that was agreed on. The exit code is 0 whatever is
    found; 'spincheck scan --original ORIGINAL SUSPECT' has one that tells.
    """
    if format_name:
        document = replace(workbench.open(suspect), original=workbench.open(original))
        return workbench.report([document], format_name, select=[rule.code for rule in RULES])
    from .comparison import compare as compare_documents
    from .labels import judge
    from .layout import Layout
    from .scores import score

    comparison = compare_documents(workbench.open(original), workbench.open(suspect))
    scores = score(comparison)
    for piece in Layout(comparison, workbench.style, workbench.escape).pieces(judge(comparison, scores), scores):
        workbench.write(piece)
    return 0
