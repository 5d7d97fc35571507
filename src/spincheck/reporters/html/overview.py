"""All files of a report in one table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import Template

from ...api import FileResult
from .markup import Html, fill, join, template

_ROW = Template('<tr><th scope="row"><a href="#d$number">$path</a></th><td>$findings</td>$scores</tr>\n')
_HEAD = Template('<th scope="col">$name</th>')
_CELL = Template("<td>$value</td>")
_CLEAN = Template('<details class="clean"><summary>$count without findings</summary>\n$table\n</details>\n')


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One file."""

    number: int
    """In the page."""
    path: str
    findings: int
    probabilities: dict[str, float]
    """The scores that are probabilities, by name."""


def row_of(file: FileResult, number: int) -> Row:
    """Return what the table says of a file."""
    probabilities = {score.name: score.value for score in file.scores if score.unit == "probability" and score.start is None}
    return Row(number=number, path=file.path, findings=len(file.findings), probabilities=probabilities)


def overview(rows: Iterable[Row]) -> Html:
    """Return the files with most findings first, and those without any folded away; nothing for a single file."""
    ordered = sorted(rows, key=lambda one: -one.findings)
    if len(ordered) < 2:
        return Html()
    found = [one for one in ordered if one.findings]
    clean = [one for one in ordered if not one.findings]
    tables = [_table(found)] if found else []
    if clean:
        tables.append(fill(_CLEAN, count=f"{len(clean):,}", table=_table(clean)))
    return fill(template("overview"), tables=join(tables))


def _table(rows: list[Row]) -> Html:
    names = sorted({name for one in rows for name in one.probabilities})
    return fill(
        template("table"),
        names=join(fill(_HEAD, name=name) for name in names),
        rows=join(_line(one, names) for one in rows),
    )


def _line(one: Row, names: list[str]) -> Html:
    values = (f"{one.probabilities[name]:.2f}" if name in one.probabilities else "" for name in names)
    scores = join(fill(_CELL, value=value) for value in values)
    return fill(_ROW, number=one.number, path=one.path, findings=one.findings, scores=scores)
