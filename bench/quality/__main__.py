"""Measure what spincheck finds and what it flags wrongly, and compare with the pinned figures.

``python -m bench.quality`` prints every figure with its size and interval. Figures marked "known" come from text that was read
while the detectors were built, so they are floors, not estimates; the others come from text that nothing was tuned on.
``--check`` fails when one is worse than pinned, or is no longer measured; ``--pin`` pins what is measured now. Figures on the
shared real documents are left out where these are not beside the checkout, and those on what Aiksaurus or Apertium make where
these are not installed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from . import boilerplate, grammar, peers, provenance, readability, seeds, spinners, spins, spun, tracing, translating
from .figures import Figure
from .pinning import PAGE, PEERS, PINNED, load, render, save, tools

SHARED = Path(__file__).resolve().parents[3] / "shared"


def measure(aiksaurus: Path) -> Iterator[Figure]:
    """Yield every figure of spincheck that can be measured here and is pinned; what needs no other is measured side by side."""
    if not SHARED.is_dir():
        print("the shared real documents are not beside this checkout; measured on our own samples only", file=sys.stderr)
        yield from seeds.measure_own()
        return
    parts: tuple[Callable[[], Iterator[Figure]], ...] = (
        seeds.measure_own,
        partial(seeds.measure, SHARED),
        partial(boilerplate.measure, SHARED),
        partial(spun.measure, SHARED),
        partial(spins.measure, SHARED, aiksaurus),
        partial(readability.measure, SHARED),
        partial(provenance.measure, SHARED, aiksaurus),
        partial(tracing.measure, SHARED, aiksaurus),
    )
    with ProcessPoolExecutor() as pool:
        for figures in pool.map(_all_of, parts):
            yield from figures


def _all_of(part: Callable[[], Iterator[Figure]]) -> list[Figure]:
    return list(part())


def measure_peers() -> list[Figure]:
    """Return the figures of other tools, or none where these or the shared documents are missing."""
    try:
        return list(peers.measure(SHARED)) if SHARED.is_dir() else []
    except ImportError as error:
        print(f"the other tools were left out, because {error.name} is not installed: see bench/README.md", file=sys.stderr)
        return []


def is_worse(figure: Figure, pinned: Figure) -> bool:
    """Say whether a figure is worse than what was pinned; nothing here is random, but some processors add up differently."""
    loss = pinned.value - figure.value if figure.better == "higher" else figure.value - pinned.value
    return loss > figure.slack


def main() -> int:
    """Print the figures; return 1 when ``--check`` finds a worse one."""
    parser = argparse.ArgumentParser(prog="bench.quality", description=__doc__.splitlines()[0] if __doc__ else None)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--check", action="store_true", help="fail when a figure is worse than pinned")
    group.add_argument("--pin", action="store_true", help="pin the figures as they are now, in docs/quality.md too")
    parser.add_argument("--peers", action="store_true", help="measure other tools on the same documents too")
    parser.add_argument("--aiksaurus", type=Path, default=spinners.AIKSAURUS, metavar="FOLDER", help="its data")
    parser.add_argument("--learners", type=Path, nargs="+", metavar="FILE", help="measure their sentences too; never pinned")
    parser.add_argument("--grammar", metavar="ADDRESS", help="measure broken grammar by the LanguageTool there; never pinned")
    parser.add_argument("--answers", type=Path, metavar="FOLDER", help="measure plagiarised short answers too; never pinned")
    arguments = parser.parse_args()
    if arguments.grammar:
        print(*grammar.measure(SHARED, arguments.grammar), sep="\n")
        return 0
    lacking = translating.missing() or spinners.missing(arguments.aiksaurus, SHARED / "spun" / spinners.PPDB)
    complete = SHARED.is_dir() and not lacking
    if arguments.pin and not complete:
        parser.error(
            "only with the shared real documents beside the checkout, Aiksaurus and Apertium are there all figures to pin"
        )
    pinned = load(PINNED)
    figures = list(measure(arguments.aiksaurus))
    worse = [figure for figure in figures if figure.name in pinned and is_worse(figure, pinned[figure.name])]
    for figure in figures:
        print(figure, f"  WORSE than pinned {pinned[figure.name].value}" if figure in worse else "")
    if arguments.learners:
        print(spun.measure_learners(arguments.learners))
    if arguments.answers:
        print(*provenance.measure_answers(arguments.answers), sep="\n")
    others = measure_peers() if arguments.peers else []
    if others:
        for half, title in (("", "held-back sites"), (" (known)", "known sites")):
            print(f"\n{title}\n{tools({figure.name: figure for figure in [*figures, *others]}, half)}")
    if arguments.pin:
        save(PINNED, figures)
        if others:
            save(PEERS, others)
        PAGE.write_text(render(PAGE.read_text(encoding="utf-8"), load(PINNED) | load(PEERS)), encoding="utf-8")
    if arguments.check and not pinned:
        print("nothing is pinned: run python -m bench.quality --pin", file=sys.stderr)
        return 1
    lost = pinned.keys() - {figure.name for figure in figures}
    if lost:
        print(f"pinned, but not measured: {len(lost)} figures, such as {min(lost)!r}", file=sys.stderr)
    return 1 if arguments.check and (worse or (lost and complete)) else 0


if __name__ == "__main__":
    sys.exit(main())
