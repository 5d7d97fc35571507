"""``spincheck doubled``: which words are doubled, and how often."""

from __future__ import annotations

from collections import Counter

import click

from spincheck.api import Workbench

from .rules import DOUBLED_WORD


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.pass_obj
def doubled(workbench: Workbench, paths: tuple[str, ...]) -> None:
    """Count the doubled words of PATHS, the commonest first."""
    counts = Counter(
        finding.suggestions[0].lower()
        for file in workbench.scan(paths)
        for finding in file.findings
        if finding.code == DOUBLED_WORD.code
    )
    for word, count in counts.most_common():
        workbench.write(f"{count:6} {word}\n")
