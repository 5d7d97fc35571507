"""Lists which words follow each other in established terms, and writes them into the plugin's data.

    python -m training.term_pairs SOURCES

SOURCES is a folder with four lists of terms, which ``plugins/spincheck_spun/data/SOURCES.md`` names. A term of which neither
word has a substitute in ``substitutions.tsv`` can be neither found nor mistaken for a found one, and is left out.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from spincheck_spun.inflection import singular
from spincheck_spun.phrases import data_rows
from spincheck_spun.tokens import fold, split_phrase
from training.phrase_rates import write

LONGEST_TERM = 5
LEAST_DESCRIPTIONS = 2
"""Descriptions that must hold words together inside a longer run of words, which may be no term."""
WORD = re.compile(r"[a-z]{2,}")
IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
FUNCTION_WORDS = frozenset(
    "a about across against all also among an and are as at based be been between both by can during for from has have how in "
    "include includes including into is it its like new non not of on or other over s such than that the their these this "
    "those through to toward towards under used using various via vs well which while with within".split()
)
DESCRIBING_WORDS = frozenset(
    "application applications cluster cover covering covers delves emphasis explore explored explores exploring field focus "
    "focuses impact paper papers particularly related research role studies study topics use".split()
)
"""Words that the descriptions of topics use of any topic."""


def computing(path: Path) -> Iterator[str]:
    """Yield the labels of the Computer Science Ontology."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from (IN_BRACKETS.sub("", row["Label"]) for row in csv.DictReader(file))


def medicine(path: Path) -> Iterator[str]:
    """Yield the Medical Subject Headings, ``Pain, Acute`` as ``Acute Pain``."""
    for line in path.read_text(encoding="utf-8").splitlines():
        heading = line.split("\t")[-1].split(", ")
        if len(heading) <= 2:
            yield " ".join(reversed(heading))


def physics(path: Path) -> Iterator[str]:
    """Yield the Physics Subject Headings."""
    for node in json.loads(gzip.decompress(path.read_bytes())):
        for key, labels in node.items():
            if key.endswith(("prefLabel", "altLabel")):
                yield from (IN_BRACKETS.sub("", label["@value"]) for label in labels if isinstance(label, dict))


def all_sciences(path: Path) -> Iterator[str]:
    """Yield the runs of content words in the descriptions of research topics, and the pairs inside them that several have."""
    script = path.read_text(encoding="utf-8")
    inner: Counter[str] = Counter()
    for text in topics(json.loads(script[script.index("(") + 1 : script.rindex(")")])):
        runs = [run.split() for run in content_runs(fold(text))]
        yield from (" ".join(run) for run in runs if 2 <= len(run) <= 3)
        inner.update({" ".join(pair) for run in runs for pair in pairwise(run)})
    yield from (pair for pair, descriptions in inner.items() if descriptions >= LEAST_DESCRIPTIONS)


def topics(node: dict[str, Any]) -> Iterator[str]:
    """Yield the names and descriptions of all topics below a node of the tree of sciences."""
    if not node["groups"]:
        yield f"{node['desc']}. {node['label']}"
    for child in node["groups"]:
        yield from topics(child)


def content_runs(text: str) -> Iterator[str]:
    """Yield the longest runs of words between which neither punctuation nor a function word stands."""
    for piece in re.split(r"[^\w\s-]+", text):
        run: list[str] = []
        for word in [*piece.split(), ""]:
            if word in FUNCTION_WORDS or word in DESCRIBING_WORDS or not re.fullmatch("[a-z][a-z-]*", word):
                yield " ".join(run)
                run = []
            else:
                run.append(word)


def followers(terms: Iterable[str]) -> dict[str, set[str]]:
    """Return the words that follow each word in the terms, all in the singular."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for term in terms:
        words = [singular(word) for word in split_phrase(fold(term))]
        if len(words) <= LONGEST_TERM:
            for first, second in pairwise(words):
                if all(WORD.fullmatch(word) and word not in FUNCTION_WORDS for word in (first, second)) and first != second:
                    found[first].add(second)
    return found


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, metavar="SOURCES")
    sources = parser.parse_args().sources
    terms = [term for _, row in data_rows("terms.tsv") for term in row.split(", ")]
    terms += computing(sources / "cso_label_counts.csv")
    terms += medicine(sources / "terms.tsv")
    terms += physics(sources / "physh.json.gz")
    terms += all_sciences(sources / "openalex-topics-foamtree.js")
    replaceable = {word for word, _ in data_rows("substitutions.tsv")}
    rows = [
        (first, " ".join(sorted(second for second in seconds if first in replaceable or second in replaceable)))
        for first, seconds in sorted(followers(terms).items())
    ]
    write(
        "term_pairs.tsv",
        "word\twords that follow it in established terms",
        [row for row in rows if row[1]],
        writer="training/term_pairs.py",
    )


if __name__ == "__main__":
    main()
