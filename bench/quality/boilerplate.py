"""Debris, line by line, on real documents: the sites that rules were written after ("known"), and the other half."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .checking import check, ranges, touched
from .figures import Figure
from .labelled import Page, Tally, measure_false_alarms, read_clean, read_labelled


def measure(shared: Path) -> Iterator[Figure]:
    """Measure on both halves of the labelled documents, then on the clean ones, all of which are known."""
    folder = shared / "boilerplate"
    pages = read_labelled(folder)
    for title, is_held_back in (("debris", True), ("debris (known)", False)):
        tally = Tally(find, [page for page in pages if page.is_held_back is is_held_back])
        yield from tally.overall(title)
        yield from tally.families(title)
    yield from measure_false_alarms("debris (known)", find, read_clean(folder))


def find(page: Page) -> list[bool]:
    """Say of each line whether a finding of the boilerplate detector that is shown by default touches it."""
    hits = ranges(check(page.text, page.name).findings, "BLP")
    return [bool(touched([line.span], hits)) for line in page.lines]
