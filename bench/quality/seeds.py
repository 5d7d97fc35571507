"""The samples, our own and the five real documents: small, and known while building, so a floor and no proof."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

from .checking import check, ranges, spun_score, touched
from .figures import Figure, share

OWN = Path(__file__).resolve().parents[2] / "seeds"


def measure_own() -> Iterator[Figure]:
    """Measure on the project's own samples."""
    expected = tomllib.loads((OWN / "expected.toml").read_text(encoding="utf-8"))
    found = total = right = 0
    for name, entry in expected.items():
        source = (OWN / name).read_text(encoding="utf-8")
        result = check(source, name)
        right += (spun_score(result) >= 0.5) == entry["spun"]
        for wanted in entry["findings"]:
            start = -1
            for _ in range(wanted.get("occurrence", 1)):
                start = source.index(wanted["text"], start + 1)
            found += touched([(start, start + len(wanted["text"]))], ranges(result.findings, wanted["code"]))
            total += 1
    yield share("own seeds (known): expected findings", found, total, "findings")
    yield share("own seeds (known): spun or not", right, len(expected), "documents")


def measure(shared: Path) -> Iterator[Figure]:
    """Measure on the real documents and their hand-made labels."""
    folder = shared / "seeds"
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["files"]
    debris = total = right = 0
    for name, entry in labels.items():
        result = check((folder / name).read_text(encoding="utf-8"), name)
        wanted = [tuple(label["span"]) for label in entry["boilerplate"]]
        debris += touched(wanted, ranges(result.findings, "BLP"))
        total += len(wanted)
        right += (spun_score(result) >= 0.5) == bool(entry["spun"])
        if name.startswith("000"):
            innocent = [f for f in result.findings if not touched(wanted, [(f.start.offset, f.end.offset)])]
            yield share(
                "seeds (known): wrong findings in 000", len(innocent), max(len(result.findings), 1), "findings", "lower"
            )
        if entry["spun"]:
            spans = [tuple(label["span"]) for label in entry["spun"]]
            yield share(
                "seeds (known): spun spans touched", touched(spans, ranges(result.findings, "SPN1")), len(spans), "spans"
            )
    yield share("seeds (known): debris labels found", debris, total, "labels")
    yield share("seeds (known): spun or not", right, len(labels), "documents")
