"""How many readability drops with known places are found, and how many clean documents are flagged.

A drop is made by putting three or more sentences of a harder document into another one of the same domain: as a paragraph of
its own between two others, and in the middle of a paragraph. The weights and thresholds were chosen on one half of the
documents, by a hash of their text (`readability_fit.py`); all figures come from the other.

Run alone, ``python -m bench.quality.readability`` prints the figures as JSON.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import chain, islice
from pathlib import Path
from random import Random
from zlib import crc32

from spincheck.api import Confidence, Document, Finding, Span
from spincheck.readers.plain import PlainReader
from spincheck_readability.comparison import Comparison, Reading
from spincheck_readability.counting import WordCounts
from spincheck_readability.detector import ReadabilityDetector
from spincheck_readability.options import ReadabilityOptions
from spincheck_readability.prose import Prose, read_prose
from spincheck_readability.rules import READABILITY_DROP
from training.corpora import rows

from .figures import Figure, share

_BANDS = ((30, 40), (40, 50), (50, 70))
"""Sizes of the made drops, in points of Flesch reading ease."""
_LENGTHS = ((3, 4), (5, 6, 8), (10, 12, 15))
"""Sentences of the made drops: short, middling, long."""
_DOCUMENTS = 200
"""Of each domain."""
_CHARACTERS = 20_000
"""Of each document of a corpus; a book is cut off there."""
_FRONT_MATTER = 20_000
"""Characters that are skipped in a book."""
_HOST_WORDS = 200
_HOST_SENTENCES = 15


_PLACEMENTS = ("", " inside a paragraph")


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a corpus."""

    document: Document
    prose: Prose

    @property
    def is_host(self) -> bool:
        """Whether it is long enough for a drop to mean anything."""
        return self.prose.is_of_language and len(self.prose.words) >= _HOST_SENTENCES and self.prose.counts.words >= _HOST_WORDS


@dataclass(frozen=True, slots=True)
class Splice:
    """A document with a passage of another one in it."""

    document: Document
    passage: Span
    groups: tuple[str, ...]
    """What its figures are counted under."""


@dataclass(frozen=True, slots=True)
class _Passage:
    origin: Document
    text: str
    reading: Reading


def measure(shared: Path) -> Iterator[Figure]:
    """Yield the figures on the half of the documents that nothing was chosen on."""
    detector = ReadabilityDetector(ReadabilityOptions())
    found: defaultdict[str, list[bool]] = defaultdict(list)
    flagged: dict[str, list[bool]] = {}
    for domain, texts in halves(shared, 1):
        flagged[domain] = [bool(_shown(detector, text.document)) for text in texts if text.is_host]
        for splice in splices(texts, domain):
            hit = any(_covers(span, splice.passage) for span in _shown(detector, splice.document))
            for group in splice.groups:
                found[group].append(hit)
    for group in sorted(found):
        yield share(f"readability: drops found{group}", sum(found[group]), len(found[group]), "drops")
    everything = [flag for flags in flagged.values() for flag in flags]
    yield share("readability: clean documents flagged", sum(everything), len(everything), "documents", "lower")
    for domain, flags in flagged.items():
        yield share(f"readability: clean documents flagged, {domain}", sum(flags), len(flags), "documents", "lower")


def halves(shared: Path, half: int) -> Iterator[tuple[str, list[Text]]]:
    """Yield the documents of each domain whose hash is odd (``half`` 1) or even (0)."""
    word_counts = WordCounts()
    for domain, sources in _domains(shared).items():
        documents = [PlainReader().read(source, "text.txt") for source in sources if crc32(source.encode()) % 2 == half]
        yield domain, [Text(document, read_prose(document, word_counts)) for document in documents]


def splices(texts: list[Text], domain: str) -> Iterator[Splice]:
    """Yield the made drops of one domain: of each host one of every size, in both places."""
    passages = [passage for text in texts for passage in _passages(text)]
    random = Random(domain)
    for host in texts:
        if not host.is_host:
            continue
        ease = Reading.of(host.prose.counts)
        for low, high in _BANDS:
            lengths = random.choice(_LENGTHS)
            fitting = [
                passage
                for passage in passages
                if passage.reading.sentences in lengths
                and low <= Comparison(text=passage.reading, other=ease).points < high
                and passage.origin is not host.document
            ]
            if not fitting:
                continue
            passage = random.choice(fitting).text
            ends = [0, *(block.span.end for block in host.document.blocks)]
            middles = [host.prose.ends[i] for paragraph in host.prose.paragraphs for i in paragraph.sentences[:-1]]
            for place, ats, gap in zip(_PLACEMENTS, (ends, middles), ("\n\n", " "), strict=True):
                if ats:
                    points = f"{place}, {low} to {high} points"
                    groups = (place, f"{place}, {domain}", points, f"{points}, {lengths[0]} to {lengths[-1]} sentences")
                    yield _splice(host.document, random.choice(ats), gap, passage, groups)


def _splice(host: Document, at: int, gap: str, passage: str, groups: tuple[str, ...]) -> Splice:
    document = PlainReader().read(f"{host.text[:at]}{gap}{passage}{gap}{host.text[at:]}", "spliced.txt")
    start = at + len(gap)
    return Splice(document, Span(start, start + len(passage)), groups)


def _domains(shared: Path) -> dict[str, list[str]]:
    """Return the texts of each domain."""
    news = [row["text"] for row in _rows(shared / "spun" / "clean-dev.jsonl") if row["domain"].startswith("news")]
    scraped = list(_rows(shared / "boilerplate" / "clean-dev.jsonl"))
    corpora = shared / "corpora"
    return {
        "news": [*news, *(row["text"] for row in scraped if row["kind"].startswith("news"))],
        "science": _corpus(corpora / "science.jsonl.zst"),
        "government": _corpus(corpora / "government.jsonl.zst"),
        "software docs": _corpus(corpora / "software-docs.jsonl.zst"),
        "fiction": _corpus(corpora / "books.jsonl.zst", skip=_FRONT_MATTER),
    }


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _corpus(path: Path, skip: int = 0) -> list[str]:
    return [row["text"][skip:][:_CHARACTERS] for row in islice(rows(path), _DOCUMENTS)]


def _passages(text: Text) -> Iterator[_Passage]:
    """Yield runs of sentences, the lengths in turn."""
    prose = text.prose
    lengths = [*chain.from_iterable(_LENGTHS)]
    turn = 0
    for stretch in prose.stretches:
        start = stretch.start
        while start + (length := lengths[turn % len(lengths)]) <= stretch.stop:
            part = range(start, start + length)
            sentences = (text.document.text[prose.starts[i] : prose.ends[i]] for i in part)
            yield _Passage(text.document, " ".join(" ".join(sentences).split()), prose.reading(part))
            start += length
            turn += 1


def _covers(span: Span, passage: Span) -> bool:
    """Say whether a finding covers at least half of a passage."""
    return min(span.end, passage.end) - max(span.start, passage.start) >= len(passage) / 2


def _shown(detector: ReadabilityDetector, document: Document) -> list[Span]:
    return [
        result.span
        for result in detector.detect(document)
        if isinstance(result, Finding) and result.rule == READABILITY_DROP and result.confidence is not Confidence.LOW
    ]


if __name__ == "__main__":
    json.dump([asdict(figure) for figure in measure(Path(sys.argv[1]))], sys.stdout, indent=1)
