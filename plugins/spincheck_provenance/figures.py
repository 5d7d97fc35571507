"""Shares, and how they are said."""

from __future__ import annotations


def share(part: float, whole: float) -> float:
    """Return a part as a share of the whole, and 0 of nothing."""
    return part / whole if whole else 0.0


def percent(share: float) -> str:
    """Return a share from 0 to 1 as people read it."""
    return f"{100 * share:.0f} %"
