"""Made copies of clean documents, whose sources are known: spun, cut, put in another order, and copies of copies.

The spinners are those of `spinners`: thesauri that no detector of ours uses. Among the documents are the news of two days in
April 2011, written apart on the same events, which are the hard ones to keep apart. Real duplicates among the documents are
left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from zlib import crc32

from spincheck.readers.plain import PlainReader
from training.context.spinning import Synonyms, spin
from training.corpora import rows

RATES = (0.0, 0.2, 0.4, 0.6)
"""Shares of the content words that are replaced."""
SHAPES = ("whole", "half", "third", "reordered")
"""What is left of the text, from a random paragraph or sentence on, and whether its sentences are shuffled."""

_SHORTEST = 150
"""Words of an original."""
_LONGEST = 6_000
"""Code points of a document of a corpus; cut off there."""
_DOCUMENTS = 200
"""Of each corpus."""
_COPIED = 0.4
"""Share of the originals that are copied; the others should stay alone."""
_COPIES = 4
_SHORTEST_COPY = 60
"""Words."""
_LONG_SENTENCE = 60
"""Code points of a sentence that no two documents have by chance."""
_SAME_SENTENCES = 3
"""That many long sentences in common make a document a duplicate of an earlier one."""
_DEBRIS = ("[ad_1]", "Visited 14 times, 1 visit(s) today", "Recommended For You", "Source link", "Leave a Reply Cancel reply")
_DEBRIS_OF_COPIES, _DEBRIS_OF_ORIGINALS = 0.5, 0.1
"""How many of them have a line or two of debris."""
_PLAIN = PlainReader()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An original or a copy of one."""

    name: str
    origin: str
    """The name of the original; its own for an original."""
    source: str
    """The name of the text that it was made from; its own for an original."""
    domain: str
    recipe: str
    """Its shape and its share of replaced words; empty for an original. What it was made from may have lost more."""
    text: str


def originals(shared: Path, half: int) -> list[Text]:
    """Return the clean documents whose hash is odd (``half`` 1) or even (0), without duplicates."""
    kept: list[Text] = []
    seen: set[str] = set()
    for domain, text in _documents(shared):
        document = _PLAIN.read(text, "text.txt")
        sentences = {sentence for sentence in document.sentences.texts(text) if len(sentence) >= _LONG_SENTENCE}
        is_new = len(sentences & seen) < _SAME_SENTENCES
        seen |= sentences
        if len(document.words) >= _SHORTEST and is_new and crc32(text.encode()) % 2 == half:
            name = f"/{len(kept):05}"
            damaged = _with_debris(text, _DEBRIS_OF_ORIGINALS, Random(text))
            kept.append(Text(name=name, origin=name, source=name, domain=domain, recipe="", text=damaged))
    return kept


def with_copies(texts: Sequence[Text], spinners: Mapping[str, Synonyms]) -> Iterator[Text]:
    """Yield the originals, and of some of them copies by different recipes; each second copy is made of the one before."""
    recipes = [(shape, rate) for shape in SHAPES for rate in RATES]
    for text in texts:
        yield text
        random = Random(text.text)
        if random.random() >= _COPIED:
            continue
        before = text
        for number, (shape, rate) in enumerate(random.sample(recipes, _COPIES)):
            source = before if number % 2 else text
            synonyms = spinners[random.choice(sorted(spinners))]
            made = _copy(source.text, shape, rate, synonyms, random)
            if len(made.split()) < _SHORTEST_COPY:
                continue
            before = Text(
                name=f"{text.name}-{number}",
                origin=text.origin,
                source=source.name,
                domain=text.domain,
                recipe=f"{shape}, {rate * 100:g} % replaced",
                text=_with_debris(made, _DEBRIS_OF_COPIES, random),
            )
            yield before


def _copy(text: str, shape: str, rate: float, synonyms: Synonyms, random: Random) -> str:
    document = _PLAIN.read(text, "text.txt")
    sentences = document.sentences.texts(document.text)
    if shape == "reordered":
        random.shuffle(sentences)
    elif shape != "whole":
        wanted = len(sentences) // (2 if shape == "half" else 3)
        start = random.randrange(len(sentences) - wanted + 1)
        sentences = sentences[start : start + max(wanted, 1)]
    if shape != "whole":
        text = " ".join(sentences)
    return spin(_PLAIN.read(text, "text.txt"), synonyms, rate, random).text if rate else text


def _with_debris(text: str, share: float, random: Random) -> str:
    if random.random() >= share:
        return text
    return "\n\n".join([random.choice(_DEBRIS), text, *random.sample(_DEBRIS, random.randrange(2))])


def _documents(shared: Path) -> Iterator[tuple[str, str]]:
    with (shared / "spun" / "clean-dev.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["domain"].split(",")[0].split(" (")[0], row["text"]
    for corpus in ("government", "science"):
        for row in islice(rows(shared / "corpora" / f"{corpus}.jsonl.zst"), _DOCUMENTS):
            yield corpus, row["text"][:_LONGEST]
