"""One measured figure, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Literal

Better = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A share or a rate, measured on text that nothing was tuned on unless its name says otherwise."""

    name: str
    value: float
    better: Better
    size: str
    """What was counted, such as ``41 of 67 spans``."""
    low: float | None = None
    high: float | None = None
    slack: float = 0.0
    """By how much processors may differ in it, where it hangs on the last digits of products; no pinned figure has it."""

    def __str__(self) -> str:
        interval = "" if self.low is None or self.high is None else f"  [{self.low:.3f}, {self.high:.3f}]"
        return f"{self.name:60} {self.value:8.4f}{interval}  {self.size}"


def share(name: str, hits: int, total: int, what: str, better: Better = "higher") -> Figure:
    """Return ``hits / total`` with its 95 % interval by Wilson's score (Wilson 1927, doi:10.1080/01621459.1927.10502953)."""
    if not total:
        return Figure(name=name, value=0.0, better=better, size=f"0 {what}")
    z = 1.959964
    p = hits / total
    middle = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * sqrt(p * (1 - p) / total + z * z / (4 * total * total))
    low, high = round(max(middle - half, 0), 4), round(min(middle + half, 1), 4)
    size = f"{hits} of {total} {what}"
    return Figure(name=name, value=round(p, 4), better=better, size=size, low=low, high=high)
