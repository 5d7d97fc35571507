"""A curve of reading ease along a text, drawn by matplotlib, which the extra ``plot`` brings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import click

from spincheck.api import Document, FileResult

from .counting import Counts
from .formulas import EASE
from .reading import ProseReader
from .rules import READABILITY_DROP

_WIDTH, _HEIGHT = 9.0, 3.0
"""Of one text's curve, in inches."""
_WINDOW = 5
"""Sentences that a point of the curve is the reading ease of."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The reading ease along one text."""

    result: FileResult
    points: Sequence[tuple[int, float]]
    """The place in the source, in code points, and the reading ease of the sentences around it."""

    @classmethod
    def of(cls, document: Document, result: FileResult, language: str) -> Curve:
        """Measure a document in a language or ``auto``; the curve is empty where that, or a formula for it, is not known."""
        return cls(result, list(_points(document, ProseReader(language))))


def require_library() -> None:
    """Say what to install where the library is missing, before anything is read.

    Raises:
        click.UsageError: it is missing.
    """
    if find_spec("matplotlib") is None:
        raise click.UsageError("--plot needs matplotlib: pip install 'spincheck[plot]'")


def draw(curves: Sequence[Curve], path: Path) -> None:
    """Draw the curves below one another and mark their drops; the suffix of ``path`` is the format.

    Raises:
        OSError: the file cannot be written.
    """
    import matplotlib
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH, _HEIGHT * max(1, len(curves))), layout="constrained")
    rows = figure.subplots(max(1, len(curves)), sharey=True, squeeze=False)  # one scale, so that texts can be compared
    for curve, axes in zip(curves, rows[:, 0], strict=False):
        axes.plot([place for place, _ in curve.points], [ease for _, ease in curve.points], color="tab:blue")
        for finding in curve.result.findings:
            if finding.code == READABILITY_DROP.code:
                axes.axvspan(finding.start.offset, finding.end.offset, color="tab:red", alpha=0.25)
                axes.annotate(f"line {finding.start.line}", (finding.start.offset, 0.02), xycoords=("data", "axes fraction"))
        axes.set_title(curve.result.path.replace("$", r"\$"), loc="left", fontsize="medium")
        axes.set_ylabel("Flesch reading ease")
        axes.set_xlabel("characters")
    with matplotlib.rc_context({"svg.hashsalt": "spincheck"}):  # the same text gives the same bytes
        figure.savefig(path, metadata={"Date": None} if path.suffix.lower() == ".svg" else None)


def _points(document: Document, reader: ProseReader) -> Iterator[tuple[int, float]]:
    language, prose = reader.read(document) or ("", None)
    formula = EASE.get(language)
    if prose is None or formula is None:
        return
    sentences = len(prose.words)
    for i in range(sentences):
        start = max(0, min(i - _WINDOW // 2, sentences - _WINDOW))
        window = prose.reading(range(start, min(start + _WINDOW, sentences)))
        counts = Counts(sentences=window.sentences, words=window.words, syllables=window.syllables)
        yield document.to_source(prose.span(range(i, i + 1))).start, formula(counts)
