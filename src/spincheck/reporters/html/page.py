"""The page as a whole: what was found, every file, and the rules that found something."""

from __future__ import annotations

from dataclasses import replace

from ... import __version__
from ...api import FileResult, Report
from ..summary import Summary
from .document import document, failures
from .findings import Looks
from .kinship import trees
from .markup import Html, asset, fill, join, policy, template
from .overview import Row, overview, row_of
from .rules import FoundRules

_ROOM = 5_000_000
"""Code points of texts that a page holds at most, so that browsers open it; of the files beyond it only findings are shown."""
_MOST_FINDINGS = 20_000
"""Findings that a page shows at most, for the same reason; the others are counted."""


def page(report: Report) -> Html:
    """Return the page of a report, whose files are read once."""
    summary, looks = Summary(report), Looks()
    rules = FoundRules(looks)
    documents: list[Html] = []
    rows: list[Row] = []
    first, room = 1, _ROOM
    for number, file in enumerate(summary.watch(report.files), start=1):
        known = report.rules_for(file.path)
        looks.learn(known)
        rules.watch(file, known)
        rows.append(row_of(file, number))
        room -= _size(file)
        fitting = replace(file, findings=file.findings[: _MOST_FINDINGS + 1 - first], source=file.source if room >= 0 else None)
        documents.append(document(fitting, looks, number=number, first=first, found=len(file.findings)))
        first += len(fitting.findings)
    style, script = asset("report.css"), asset("report.js")
    return fill(
        template("page"),
        policy=policy(style, script),
        style=Html(style),
        script=Html(script),
        version=__version__,
        sentence=summary.sentence(),
        filters=rules.filters(),
        failures=failures(report.failures, level=2),
        kinship=trees(report.kinship, {row.path: row.number for row in rows}) if report.kinship else "",
        overview=overview(rows),
        documents=join(documents),
        rules=rules.pages(),
    )


def _size(file: FileResult) -> int:
    return sum(len(text.text) for text in (file.source, file.original) if text)
