"""The samples, our own and the five real documents: small, and known while building, so a floor and no proof."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

from spincheck.api import FileResult
from spincheck.readers.plain import PlainReader
from spincheck_spun.context.judging import Judge
from spincheck_spun.scoring import SPUN, weigh
from spincheck_spun.tokens import tokenize

from .checking import SPUN_PLACES, Range, check, ranges, spun_score, touched
from .figures import Figure, share

_WORDS = 400
"""On how many words that is no spun text at most one finding is bearable."""

OWN = Path(__file__).resolve().parents[2] / "seeds"


def measure_own() -> Iterator[Figure]:
    """Measure on the project's own samples."""
    expected = tomllib.loads((OWN / "expected.toml").read_text(encoding="utf-8"))
    found = total = right = 0
    for name, entry in expected.items():
        source = (OWN / name).read_text(encoding="utf-8")
        result = check(source, name)
        right += (spun_score(result) >= SPUN) == entry["spun"]
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
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in labels}
    results = {name: check(text, name) for name, text in texts.items()}
    for name, entry in labels.items():
        result = results[name]
        wanted = [tuple(label["span"]) for label in entry["boilerplate"]]
        debris += touched(wanted, ranges(result.findings, "BLP"))
        total += len(wanted)
        right += (spun_score(result) >= SPUN) == bool(entry["spun"])
        if name.startswith("000"):
            innocent = [f for f in result.findings if not touched(wanted, [(f.start.offset, f.end.offset)])]
            yield share(
                "seeds (known): wrong findings in 000", len(innocent), max(len(result.findings), 1), "findings", "lower"
            )
        if entry["spun"]:
            yield from _spun(texts[name], result, [tuple(label["span"]) for label in entry["spun"]])
    yield share("seeds (known): debris labels found", debris, total, "labels")
    yield share("seeds (known): spun or not", right, len(labels), "documents")
    by_name = {
        name: (len(ranges(results[name].findings, *SPUN_PLACES)), len(texts[name].split()))
        for name, entry in labels.items()
        if not entry["spun"]
    }
    worst, (count, words) = max(by_name.items(), key=lambda item: item[1][0] / item[1][1])
    yield Figure(
        name=f"seeds (known): spun findings per {_WORDS} words where nothing is spun, worst document",
        value=round(count / words * _WORDS, 3),
        better="lower",
        size=f"{count} in {words} words of {worst}",
    )


def _spun(text: str, result: FileResult, labels: list[Range]) -> Iterator[Figure]:
    """Measure on a spun document with its labels."""
    found = ranges(result.findings, *SPUN_PLACES)
    yield share("seeds (known): spun spans touched", touched(labels, found), len(labels), "spans")
    yield share("seeds (known): spun findings that touch a span", touched(found, labels), len(found), "findings")
    document = PlainReader().read(text, "text.txt")
    judge = Judge()
    mixture = judge.weigh([judge.read(document, tokenize(document, document.words), known=(), terms=frozenset())]).mixture
    probability = weigh((), len(document.words), 0.0, mixture).probability
    yield Figure(
        name="seeds (known): score of the spun document by its words alone",
        value=round(probability, 4),
        better="higher",
        size=f"{mixture.words} different words, {mixture.standing:.1f} standard deviations above clean text",
    )
