"""One file of the report: its text with the findings marked, the original beside it, its scores and its findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from string import Template

from ...api import Failure, FileResult, PlacedScore, SourceText
from ..summary import count
from .curve import curves
from .findings import Looks, Numbered, card
from .markup import Html, fill, join, template
from .text import MarkedText, Stretch, mark

_SOURCE = Template('<section class="source $role" aria-label="$label" tabindex="0">\n<h3>$title</h3>\n$text</section>\n')
_METER = Template(
    '<p class="score">$name <meter min="0" max="1" $levels value="$value" aria-label="$name"></meter> <b>$value</b></p>\n'
)
_LEVELS = Html('low="0.5" high="0.8" optimum="0"')
"""From where on a probability is shown as a warning; a share is neither good nor bad."""
_ZERO_TO_ONE = ("probability", "share")
"""How the units of scores begin that go from 0 to 1."""
_SCORES = Template('<details class="scores"><summary>All scores</summary>\n<dl>$rows</dl></details>\n')
_SCORE = Template("<dt>$name</dt><dd>$value $unit</dd>")
_FAILURES = Template(
    '<section class="failures" role="note">\n<h$level>Not checked in full</h$level>\n<ul>$items</ul>\n</section>\n'
)
_FAILURE = Template("<li>$message; $hint.</li>")
_COUNTERPART = ("original start", "original end")
"""The evidence that says where in the original something has its counterpart; see `spincheck.api.Finding.evidence`."""


def document(file: FileResult, looks: Looks, *, number: int, first: int, found: int) -> Html:
    """Return one file.

    Args:
        file: what the scan says of it, as far as the page has room: its text, and its first findings.
        looks: how each kind looks.
        number: the file's own number in the page.
        first: the number of its first finding.
        found: how many findings it has in all.
    """
    shown = [Numbered(number=first + place, finding=one, look=looks.of(one)) for place, one in enumerate(file.findings)]
    prefix = f"d{number}-"
    stretches = [_stretch(one, one.finding.start.offset, one.finding.end.offset) for one in shown]
    texts: list[tuple[str, MarkedText]] = []
    texts_shown = drawn = Html()
    if file.source:
        here = mark(file.source.text, stretches, prefix=prefix)
        texts.append(("line {line}:{column}", here))
        texts_shown = _source("checked", "Text", file.path, here)
        drawn = join(curves(file.scores, stretches, len(file.source.text), prefix))
    if file.source and file.original:
        there = mark(file.original.text, list(_counterparts(shown, file.original)), prefix=f"{prefix}o", linked=False)
        texts.append(("the original's", there))
        texts_shown = join((texts_shown, _source("original", f"Original: {file.original.path}", f"beside {file.path}", there)))
    return fill(
        template("document"),
        number=number,
        path=file.path,
        kind="compared" if file.original else "alone",
        count=count(found, "finding") + (f", {len(shown):,} of them shown" if len(shown) < found else ""),
        open=Html(" open" if shown or file.failures else ""),
        text=texts_shown,
        scores=_scores(file.scores),
        curves=drawn,
        failures=failures(file.failures, level=3),
        cards=join(card(one, file, _places(one, texts)) for one in shown),
    )


def failures(failed: Sequence[Failure], *, level: int) -> Html:
    """Return what could not be checked, under a heading of this level; nothing where all could."""
    if not failed:
        return Html()
    items = (fill(_FAILURE, message=failure.message, hint=failure.hint) for failure in failed)
    return fill(_FAILURES, level=level, items=join(items))


def _stretch(one: Numbered, start: int, end: int) -> Stretch:
    return Stretch(start=start, end=end, finding=one.number, look=one.look, label=one.finding.name)


def _counterparts(found: Iterable[Numbered], original: SourceText) -> Iterator[Stretch]:
    """Yield what the findings say of the original; evidence is a plugin's, so it may say anything."""
    for one in found:
        start, end = (one.finding.evidence.get(name) for name in _COUNTERPART)
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(original.text):
            yield _stretch(one, start, end)


def _source(role: str, title: str, path: str, marked: MarkedText) -> Html:
    return fill(_SOURCE, role=role, title=title, label=f"{title} ({path})", text=marked.html)


def _places(one: Numbered, texts: Iterable[tuple[str, MarkedText]]) -> Iterator[tuple[str, str]]:
    for label, marked in texts:
        if one.number in marked.anchors:
            yield marked.anchors[one.number], label.format(line=one.finding.start.line, column=one.finding.start.column)


def _scores(scores: Sequence[PlacedScore]) -> Html:
    whole = [score for score in scores if score.start is None]
    if not whole:
        return Html()
    meters = (
        fill(_METER, name=score.name, value=f"{score.value:.2f}", levels=_LEVELS if score.unit == "probability" else "")
        for score in whole
        if score.unit.startswith(_ZERO_TO_ONE)
    )
    rows = (fill(_SCORE, name=score.name, value=f"{score.value:.4g}", unit=score.unit) for score in whole)
    return join((*meters, fill(_SCORES, rows=join(rows))))
