"""What stands in the same order in two texts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


def longest_ascent(values: Iterable[int]) -> list[int]:
    """Return the places of the most values that ascend strictly, in order; O(n log n) by patience sorting.

    Aldous and Diaconis, "Longest increasing subsequences", doi:10.1090/S0273-0979-99-00796-X.
    """
    ends: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for number, value in enumerate(values):
        place = bisect_left(ends, value)
        before.append(places[place - 1] if place else None)
        ends[place : place + 1] = [value]
        places[place : place + 1] = [number]
    kept: list[int] = []
    at = places[-1] if places else None
    while at is not None:
        kept.append(at)
        at = before[at]
    return kept[::-1]
