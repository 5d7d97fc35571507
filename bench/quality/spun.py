"""Spun text: real excerpts, clean text of several domains and of learners, and the public list of tortured phrases.

The list was split by the hash of the expected term: the phrases of one half were looked at while the word lists were written;
these figures come from the other.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from spincheck_spun.scoring import SPUN

from .checking import SPUN_PLACES, check, ranges, spun_score
from .figures import Figure, share

_SENTENCE = "The next part describes the {} that we use here."
_SUGGESTIONS = 3
_OTHER_CLEAN = ("literature", "news-gold")
"""Kinds of clean documents among the boilerplate detector's that are prose and of other sources."""
_SENTENCES = 20
"""Of learners that make a document."""
_DETOKENIZED = re.compile(r" (?=[,.;:!?%)]|n't\b|'(?:s|re|ve|ll|d|m)\b)|(?<=\() ")
"""The spaces that a tokenizer put before marks and clitics."""


def measure(shared: Path) -> Iterator[Figure]:
    """Measure on real spun excerpts, on clean text, and on single phrases."""
    folder = shared / "spun"
    yield from _excerpts(excerpts(shared))
    yield from _clean(clean_documents(shared))
    yield from _phrases(folder / "tortured-dev.tsv")


def _excerpts(texts: Iterable[str]) -> Iterator[Figure]:
    results = [check(text, "text.txt") for text in texts]
    yield share(
        "spun (known): short real excerpts flagged",
        sum(spun_score(result) >= SPUN for result in results),
        len(results),
        "excerpts",
    )


def excerpts(shared: Path) -> Iterator[str]:
    """Yield short excerpts of real spun text."""
    for row in _rows(shared / "spun" / "spun-dev.jsonl"):
        yield row["text"]


def clean_documents(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield the domain and the text of each clean document."""
    for row in _rows(shared / "spun" / "clean-dev.jsonl"):
        yield row["domain"], row["text"]
    for row in _rows(shared / "boilerplate" / "clean-dev.jsonl"):
        if row["kind"] in _OTHER_CLEAN:
            yield row["kind"], row["text"]


def measure_learners(paths: Sequence[Path]) -> Figure:
    """Measure how many documents of non-native writers are taken to be spun.

    The files hold tokenized sentences, one a line, such as the source side of a corpus for the correction of learners' grammar.
    Those corpora give sentences without their essays, so that a document here is twenty sentences of several writers.
    """
    sentences = [_DETOKENIZED.sub("", line.strip()) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    documents = (" ".join(sentences[start : start + _SENTENCES]) for start in range(0, len(sentences), _SENTENCES))
    scores = [spun_score(check(document, "text.txt")) for document in documents]
    flagged = sum(score >= SPUN for score in scores)
    return share("spun: learners' documents flagged", flagged, len(scores), "documents", "lower")


def _clean(documents: Iterable[tuple[str, str]]) -> Iterator[Figure]:
    by_domain: defaultdict[str, list[bool]] = defaultdict(list)
    alarms = words = 0
    for domain, text in documents:
        result = check(text, "text.txt")
        by_domain[domain].append(spun_score(result) >= SPUN)
        alarms += len(ranges(result.findings, *SPUN_PLACES))
        words += len(text.split())
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
