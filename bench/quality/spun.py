"""Spun text: real excerpts, clean text of several domains, and the public list of tortured phrases.

The list was split by the hash of the expected term: the phrases of one half were looked at while the word lists were written;
these figures come from the other.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from .checking import check, spun_score
from .figures import Figure, share

_SENTENCE = "The next part describes the {} that we use here."
_SUGGESTIONS = 3


def measure(shared: Path) -> Iterator[Figure]:
    """Measure on real spun excerpts, on clean text, and on single phrases."""
    folder = shared / "spun"
    yield from _excerpts(folder / "spun-dev.jsonl")
    yield from _clean(folder / "clean-dev.jsonl")
    yield from _phrases(folder / "tortured-dev.tsv")


def _excerpts(path: Path) -> Iterator[Figure]:
    results = [check(row["text"], "text.txt") for row in _rows(path)]
    yield share(
        "spun (known): short real excerpts flagged",
        sum(spun_score(result) >= 0.5 for result in results),
        len(results),
        "excerpts",
    )


def _clean(path: Path) -> Iterator[Figure]:
    by_domain: defaultdict[str, list[bool]] = defaultdict(list)
    alarms = words = 0
    for row in _rows(path):
        result = check(row["text"], "text.txt")
        by_domain[row["domain"]].append(spun_score(result) >= 0.5)
        alarms += sum(finding.code.startswith("SPN1") for finding in result.findings)
        words += len(row["text"].split())
    flags = [flag for flags in by_domain.values() for flag in flags]
    yield share("spun (known): clean documents flagged", sum(flags), len(flags), "documents", "lower")
    for domain, flags in sorted(by_domain.items()):
        yield share(
            f"spun (known): clean documents flagged, {domain[:24].strip()}", sum(flags), len(flags), "documents", "lower"
        )
    rate = round(alarms / words * 1_000_000, 1)
    yield Figure(
        name="spun (known): alarms per million clean words", value=rate, better="lower", size=f"{alarms} in {words} words"
    )


def _phrases(path: Path) -> Iterator[Figure]:
    shown = suggested = total = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            expected = re.sub(r"\s*\([^)]*\)", "", row["expected"]).strip().lower()
            if sha256(expected.encode()).digest()[0] % 2 == 0:
                continue
            findings = [f for f in check(_SENTENCE.format(row["tortured"]), "text.txt").findings if f.code.startswith("SPN1")]
            total += 1
            shown += bool(findings)
            suggested += any(expected in [s.lower() for s in finding.suggestions[:_SUGGESTIONS]] for finding in findings)
    yield share("spun: tortured phrases flagged", shown, total, "phrases")
    yield share("spun: expected term among three", suggested, total, "phrases")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
