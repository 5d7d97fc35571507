"""The gate: a figure that is worse than pinned fails, by however little, unless processors differ in it."""

from __future__ import annotations

import pytest

from bench.quality.__main__ import is_worse
from bench.quality.figures import Better, Figure


def figure(value: float, better: Better, slack: float = 0.0) -> Figure:
    return Figure(name="a figure", value=value, better=better, size="any", slack=slack)


@pytest.mark.parametrize(
    ("value", "pinned", "better", "worse"),
    [
        (0.9499, 0.95, "higher", True),
        (0.95, 0.95, "higher", False),
        (0.99, 0.95, "higher", False),
        (0.0101, 0.01, "lower", True),
        (0.01, 0.01, "lower", False),
        (0.0, 0.01, "lower", False),
    ],
)
def test_what_is_worse(value: float, pinned: float, better: Better, worse: bool) -> None:
    assert is_worse(figure(value, better), figure(pinned, better)) == worse


@pytest.mark.parametrize(("value", "worse"), [(0.946, False), (0.944, True)])
def test_what_may_differ_between_processors_may_differ_a_little(value: float, worse: bool) -> None:
    assert is_worse(figure(value, "higher", slack=0.005), figure(0.95, "higher")) == worse
