"""Measure what spincheck finds and what it flags wrongly, and compare with the pinned figures.

``python -m bench.quality`` prints every figure with its size and interval. Figures marked "known" come from text that was read
while the detectors were built, so they are floors, not estimates; the others come from text that nothing was tuned on.
``--check`` fails when one is worse than pinned; ``--pin`` pins what is measured now. Figures on the shared real documents are
left out where these are not beside the checkout.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from . import boilerplate, readability, seeds, spun
from .figures import Figure

PINNED = Path(__file__).parent / "pinned.json"
SHARED = Path(__file__).resolve().parents[3] / "shared"


def measure() -> Iterator[Figure]:
    """Yield every figure that can be measured here."""
    yield from seeds.measure_own()
    if not SHARED.is_dir():
        print("the shared real documents are not beside this checkout; measured on our own samples only", file=sys.stderr)
        return
    yield from seeds.measure(SHARED)
    yield from boilerplate.measure(SHARED)
    yield from spun.measure(SHARED)
    yield from readability.measure(SHARED)


def is_worse(figure: Figure, pinned: float) -> bool:
    """Say whether a figure is worse than what was pinned; both are exact, because nothing here is random."""
    return figure.value < pinned if figure.better == "higher" else figure.value > pinned


def main() -> int:
    """Print the figures; return 1 when ``--check`` finds a worse one."""
    parser = argparse.ArgumentParser(prog="bench.quality", description=__doc__.splitlines()[0] if __doc__ else None)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--check", action="store_true", help="fail when a figure is worse than pinned")
    group.add_argument("--pin", action="store_true", help="pin the figures as they are now")
    arguments = parser.parse_args()
    pinned: dict[str, float] = json.loads(PINNED.read_text(encoding="utf-8")) if PINNED.exists() else {}
    figures = list(measure())
    worse = [figure for figure in figures if figure.name in pinned and is_worse(figure, pinned[figure.name])]
    for figure in figures:
        print(figure, f"  WORSE than pinned {pinned[figure.name]}" if figure in worse else "")
    if arguments.pin:
        text = json.dumps({figure.name: figure.value for figure in figures}, indent=1)
        PINNED.write_text(text + "\n", encoding="utf-8")
    if arguments.check and not pinned:
        print("nothing is pinned: run python -m bench.quality --pin", file=sys.stderr)
        return 1
    return 1 if arguments.check and worse else 0


if __name__ == "__main__":
    sys.exit(main())
