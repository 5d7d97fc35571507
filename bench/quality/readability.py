"""How many readability drops with known places are found, and how many clean documents are flagged.

A drop is made by putting three or more sentences of a harder document between two paragraphs of another one of the same domain.
Even documents were for choosing the thresholds; all figures come from odd ones.

Run alone, ``python -m bench.quality.readability`` prints the figures as JSON.
"""

from __future__ import annotations

import io
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import chain, islice
from pathlib import Path
from random import Random

import zstandard

from spincheck.api import Confidence, Document, Finding, Span
from spincheck.readers.plain import PlainReader
from spincheck_readability.counting import WordCounts
from spincheck_readability.detector import ReadabilityDetector, ReadabilityOptions
from spincheck_readability.drops import Sample
from spincheck_readability.prose import Prose, read_prose

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


@dataclass(frozen=True, slots=True)
class _Text:
    document: Document
    prose: Prose
    ease: float

    @property
    def is_host(self) -> bool:
        return self.prose.english and len(self.prose.words) >= _HOST_SENTENCES and self.prose.counts.words >= _HOST_WORDS


@dataclass(frozen=True, slots=True)
class _Passage:
    origin: Document
    text: str
    ease: float
    sentences: int


def measure(shared: Path, half: int = 1) -> Iterator[Figure]:
    """Yield the figures on the odd documents (or, with ``half`` 0, on the even ones) of each domain."""
    detector = ReadabilityDetector(ReadabilityOptions())
    word_counts = WordCounts()
    found: defaultdict[str, list[bool]] = defaultdict(list)
    flagged: dict[str, list[bool]] = {}
    for domain, sources in _domains(shared).items():
        texts = [_read(source, word_counts) for source in sources[half::2]]
        passages = [passage for text in texts for passage in _passages(text)]
        hosts = [text for text in texts if text.is_host]
        flagged[domain] = [bool(_shown(detector, text.document)) for text in hosts]
        random = Random(domain)
        for host in hosts:
            for low, high in _BANDS:
                lengths = random.choice(_LENGTHS)
                fitting = [
                    passage
                    for passage in passages
                    if low <= host.ease - passage.ease < high
                    and passage.sentences in lengths
                    and passage.origin is not host.document
                ]
                if fitting:
                    hit = _is_found(detector, host.document, random.choice(fitting).text, random)
                    points = f"{low} to {high} points"
                    for group in ("all", domain, points, f"{points}, {lengths[0]} to {lengths[-1]} sentences"):
                        found[group].append(hit)
    yield share("readability: drops found", sum(found["all"]), len(found["all"]), "drops")
    for group in sorted(found.keys() - {"all"}):
        yield share(f"readability: drops found, {group}", sum(found[group]), len(found[group]), "drops")
    everything = [flag for flags in flagged.values() for flag in flags]
    yield share("readability: clean documents flagged", sum(everything), len(everything), "documents", "lower")
    for domain, flags in flagged.items():
        yield share(f"readability: clean documents flagged, {domain}", sum(flags), len(flags), "documents", "lower")


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
    with path.open("rb") as packed, zstandard.ZstdDecompressor().stream_reader(packed) as raw:
        lines = io.TextIOWrapper(raw, encoding="utf-8")
        return [json.loads(line)["text"][skip:][:_CHARACTERS] for line in islice(lines, _DOCUMENTS)]


def _read(source: str, word_counts: WordCounts) -> _Text:
    document = PlainReader().read(source, "text.txt")
    prose = read_prose(document, word_counts)
    return _Text(document, prose, Sample.of(prose.words, prose.syllables).ease if prose.words else 0.0)


def _passages(text: _Text) -> Iterator[_Passage]:
    """Yield runs of sentences, the lengths in turn."""
    prose = text.prose
    lengths = [*chain.from_iterable(_LENGTHS)]
    turn = 0
    for stretch in prose.stretches:
        start = stretch.start
        while start + (length := lengths[turn % len(lengths)]) <= stretch.stop:
            part = slice(start, start + length)
            sentences = (text.document.text[a:b] for a, b in zip(prose.starts[part], prose.ends[part], strict=True))
            ease = Sample.of(prose.words[part], prose.syllables[part]).ease
            yield _Passage(text.document, " ".join(" ".join(sentences).split()), ease, length)
            start += length
            turn += 1


def _is_found(detector: ReadabilityDetector, host: Document, passage: str, random: Random) -> bool:
    """Say whether a shown finding covers at least half of the passage, once it stands between two paragraphs of the host."""
    at = random.choice([0, *(block.span.end for block in host.blocks)])
    document = PlainReader().read(f"{host.text[:at]}\n\n{passage}\n\n{host.text[at:]}", "spliced.txt")
    start, end = at + 2, at + 2 + len(passage)
    return any(min(span.end, end) - max(span.start, start) >= len(passage) / 2 for span in _shown(detector, document))


def _shown(detector: ReadabilityDetector, document: Document) -> list[Span]:
    results = detector.detect(document)
    return [result.span for result in results if isinstance(result, Finding) and result.confidence is not Confidence.LOW]


if __name__ == "__main__":
    json.dump([asdict(figure) for figure in measure(Path(sys.argv[1]))], sys.stdout, indent=1)
