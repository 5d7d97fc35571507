"""Scores of a document's stretches as a curve: inline SVG, which needs neither a library nor a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import Template

from ...api import PlacedScore
from .markup import Html, fill, join, template
from .text import Stretch

_WIDTH, _HEIGHT = 320, 110
_MOST = 160
"""Columns that are drawn at most; of a longer document each stands for several stretches and shows the lowest."""
_FEWEST = 3

_COLUMN = Template('<rect x="$left" y="$top" width="$width" height="$height" data-to="$target"><title>$title</title></rect>')
_TICK = Template('<rect class="tick $look" x="$left" y="$top" width="2" height="6"/>')


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    value: float
    unit: str
    line: int
    left: float
    """In the units of the drawing, as ``right``."""
    right: float
    target: str
    """The id of the paragraph."""


def curves(scores: Iterable[PlacedScore], stretches: Sequence[Stretch], length: int, prefix: str) -> Iterator[Html]:
    """Yield a curve for each name among the scores of stretches, with the findings as ticks below it.

    Args:
        scores: of one file; those of the whole file have no curve.
        stretches: of its findings.
        length: of its source, in code points.
        prefix: what the ids of its paragraphs start with.
    """
    columns: dict[str, list[_Column]] = {}
    for score in scores:
        if score.start and score.end:
            column = _Column(
                value=score.value,
                unit=score.unit,
                line=score.start.line,
                left=_WIDTH * score.start.offset / length,
                right=_WIDTH * score.end.offset / length,
                target=f"{prefix}p{score.start.offset}",
            )
            columns.setdefault(score.name, []).append(column)
    ticks = {(round(_WIDTH * one.start / length), one.look) for one in stretches}
    drawn = join(fill(_TICK, left=left, top=_HEIGHT + 4, look=look) for left, look in sorted(ticks))
    for name, found in sorted(columns.items()):
        if len(found) >= _FEWEST:
            yield _curve(name, found, drawn)


def _curve(name: str, columns: Sequence[_Column], ticks: Html) -> Html:
    lowest, highest = min(columns, key=lambda one: one.value), max(columns, key=lambda one: one.value)
    bottom, top = min(0.0, lowest.value), max(0.0, highest.value, lowest.value + 1)

    def level(value: float) -> float:
        return round(_HEIGHT * (top - value) / (top - bottom), 1)

    drawn = list(_lowest_of_neighbours(columns))
    middles = [(round((one.left + one.right) / 2, 1), level(one.value)) for one in drawn]
    return fill(
        template("curve"),
        name=name,
        title=(
            f"{name} along the text, {len(columns)} values: lowest {lowest.value:.4g} in line {lowest.line}, "
            f"highest {highest.value:.4g} in line {highest.line}"
        ),
        width=_WIDTH,
        height=_HEIGHT,
        whole=_HEIGHT + 12,
        zero=level(0),
        top=f"{top:.0f}",
        bottom=f"{bottom:.0f}",
        points=" ".join(f"{x},{y}" for x, y in middles),
        columns=join(_column(one, level(one.value), level(0)) for one in drawn),
        ticks=ticks,
    )


def _column(column: _Column, value: float, zero: float) -> Html:
    return fill(
        _COLUMN,
        left=round(column.left, 1),
        width=round(max(column.right - column.left, 0.5), 1),
        top=min(value, zero),
        height=round(max(abs(zero - value), 0.5), 1),
        target=column.target,
        title=f"line {column.line}: {column.value:.4g} {column.unit}",
    )


def _lowest_of_neighbours(columns: Sequence[_Column]) -> Iterator[_Column]:
    step = -(-len(columns) // _MOST)
    for first in range(0, len(columns), step):
        yield min(columns[first : first + step], key=lambda one: one.value)
