"""The gate: a figure that is clearly worse than pinned fails, and one that differs by a last digit does not."""

from __future__ import annotations

import pytest

from bench.quality.__main__ import is_worse
from bench.quality.figures import Better, Figure


def figure(value: float, better: Better) -> Figure:
    return Figure(name="a figure", value=value, better=better, size="any")


@pytest.mark.parametrize(
    ("value", "pinned", "better", "worse"),
    [
        (0.90, 0.95, "higher", True),
        (0.948, 0.95, "higher", False),
        (0.99, 0.95, "higher", False),
        (0.02, 0.01, "lower", True),
        (0.012, 0.01, "lower", False),
        (0.0, 0.01, "lower", False),
        (120.0, 112.0, "lower", True),
        (112.4, 112.0, "lower", False),
    ],
)
def test_what_is_worse(value: float, pinned: float, better: Better, worse: bool) -> None:
    assert is_worse(figure(value, better), figure(pinned, better)) == worse
