"""Debris, line by line, on real documents of sites that no rule was tuned on, and false alarms on clean ones.

A labelled line is found when a finding touches it; a finding on a line without any label is wrong. The families in
``soft_families.json`` (bylines, photo credits and the like) score neither way. Sites were split by the hash of their names.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

from .checking import Range, check, ranges, touched
from .figures import Figure, share


def measure(shared: Path) -> Iterator[Figure]:
    """Measure on the labelled documents of the sites that were held back, then on all clean ones."""
    folder = shared / "boilerplate"
    soft = frozenset(json.loads((folder / "soft_families.json").read_text(encoding="utf-8")))
    right = wrong = 0
    found: Counter[str] = Counter()
    labelled: Counter[str] = Counter()
    for row in _rows(folder / "dirty-dev.jsonl"):
        if _is_held_back(row["site"]):
            hits = ranges(check(row["text"], _name(row)).findings, "BLP")
            for line in _lines(row["text"]):
                families = {family for start, end, family in row["labels"] if touched([line], [(start, end)])}
                is_hit = bool(touched([line], hits))
                wrong += is_hit and not families
                for family in [*(hard := families - soft), *(["all families"] if hard else [])]:
                    labelled[family] += 1
                    found[family] += is_hit
    right = found["all families"]
    yield share("debris: precision by line", right, right + wrong, "found lines")
    for family in sorted(labelled):
        yield share(f"debris: recall by line, {family}", found[family], labelled[family], "labelled lines")
    documents = list(_rows(folder / "clean-dev.jsonl"))
    flagged = sum(bool(ranges(check(row["text"], _name(row)).findings, "BLP")) for row in documents)
    yield share("debris (known): clean documents flagged", flagged, len(documents), "documents", "lower")


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _is_held_back(site: str) -> bool:
    return int(sha256(site.encode()).hexdigest(), 16) % 2 == 1


def _name(row: Mapping[str, Any]) -> str:
    """Return a file name with the suffix of the row's own file; most rows are texts out of a larger file."""
    suffix = PurePath(row["path"]).suffix
    return f"text{suffix}" if suffix in {".md", ".rst"} else "text.txt"


def _lines(text: str) -> Iterator[Range]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1
