"""Made copies of clean documents, one of each kind, and pairs of documents that have nothing from one another.

What makes them shares nothing with the detector, which has no thesaurus and no model: the synonyms are those of Aiksaurus and
PPDB and the substitutions of one real spinner, the translations Apertium's. A paraphrase is a translation back whose words were
then replaced and whose clauses, sentences and adverbs were moved, merged and cut by rules; a made summary is a fifth to a third
of its sentences. The summaries of papers are real: their authors' abstracts beside their bodies.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from math import log, sqrt
from pathlib import Path
from random import Random

from spincheck.api import Document
from spincheck.readers.plain import PlainReader
from spincheck_provenance.labels import Label
from training.context.spinning import Swap, Synonyms, spin
from training.corpora import rows

_DOCUMENTS = 40
"""Of each domain."""
_SHORTEST, _LONGEST = 1_800, 6_000
"""Code points of a document; what is longer is cut at the end of a line."""
_READER = PlainReader()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A text and what was made of it."""

    kind: Label
    maker: str
    original: str
    suspect: str
    swaps: Sequence[Swap] = ()
    """The words that were replaced, where that is all that was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A clean document."""

    domain: str
    text: str

    @property
    def document(self) -> Document:
        """The text as the plain reader reads it."""
        return _READER.read(self.text, "original.txt")


def read_sources(shared: Path) -> list[Source]:
    """Return clean documents of seven domains, in an order that has nothing to do with what they say."""
    by_domain: defaultdict[str, list[str]] = defaultdict(list)
    with (shared / "spun" / "clean-dev.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if "news" in row["domain"]:
                by_domain[re.split(r"[,(]", row["domain"])[0].strip()].append(row["text"])
    for name in ("government", "software-docs", "science"):
        by_domain[name] = [row["text"] for row in islice(rows(shared / "corpora" / f"{name}.jsonl.zst"), 3 * _DOCUMENTS)]
    sources = [
        Source(domain=domain, text=_cut(text))
        for domain, texts in sorted(by_domain.items())
        for text in islice((text for text in texts if len(text) >= _SHORTEST), _DOCUMENTS)
    ]
    Random(0).shuffle(sources)
    return sources


def spun_copies(sources: Sequence[Source], spinners: Mapping[str, Synonyms], rates: Sequence[float]) -> Iterator[Copy]:
    """Yield spun copies, and of those of the highest rate also one that was cut and put into another order."""
    for number, source in enumerate(sources):
        for name, synonyms in spinners.items():
            for rate in rates:
                spun = spin(source.document, synonyms, rate, Random(f"{name} {rate} {number}"))
                copy = partial(Copy, kind=Label.SPUN, original=source.text)
                yield copy(maker=f"{name} {rate * 100:g} %", suspect=spun.text, swaps=spun.swaps)
            shuffled = _shuffled(cut(spun.text, 0.3, Random(number)), Random(number))
            yield copy(maker=f"{name} {rate * 100:g} %; cut and reordered", suspect=shuffled)


def real_substitutions(shared: Path) -> dict[str, list[str]]:
    """Return what one real spinner puts in the place of words and phrases, as it was observed in public text."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in ("fam_words.tsv", "fam_phrases.tsv"):
        for line in (shared / "spun" / "prototype" / name).read_text(encoding="utf-8").splitlines():
            spun, _, original = line.partition(">")
            if original:
                found[original].append(spun)
    return dict(found)


def phrase_spun_copies(sources: Iterable[Source], substitutions: Mapping[str, Sequence[str]]) -> Iterator[Copy]:
    """Yield copies in which every phrase that the real spinner knows was replaced, each always by the same."""
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, substitutions), key=len, reverse=True))})\b")
    for number, source in enumerate(sources):
        random = Random(number)
        chosen = {phrase: random.choice(others) for phrase, others in substitutions.items()}
        spun = pattern.sub(lambda match, chosen=chosen: chosen[match[0]], source.text)  # type: ignore[misc]
        yield Copy(kind=Label.SPUN, maker="a real spinner's substitutions", original=source.text, suspect=spun)


def verbatim_copies(sources: Iterable[Source]) -> Iterator[Copy]:
    """Yield copies with a third of the sentences left out and the debris of a page around them."""
    for number, source in enumerate(sources):
        suspect = f"Share this\n\n{cut(source.text, 0.3, Random(number))}\n\nYou might also like"
        yield Copy(kind=Label.VERBATIM, maker="cut", original=source.text, suspect=suspect)


def translated_copies(sources: Sequence[Source], translations: Sequence[str], language: str) -> Iterator[Copy]:
    """Yield translations back, whole and with two fifths of their sentences left out."""
    for number, (source, text) in enumerate(zip(sources, translations, strict=True)):
        yield Copy(kind=Label.TRANSLATED, maker=language, original=source.text, suspect=text)
        suspect = cut(text, 0.4, Random(number))
        yield Copy(kind=Label.TRANSLATED, maker=f"{language}; cut", original=source.text, suspect=suspect)


def rewritten_copies(sources: Sequence[Source], translations: Sequence[str], synonyms: Synonyms, maker: str) -> Iterator[Copy]:
    """Yield paraphrases, and summaries made of them."""
    for number, (source, text) in enumerate(zip(sources, translations, strict=True)):
        paraphrase = _rewritten(text, synonyms, Random(number))
        yield Copy(kind=Label.PARAPHRASED, maker=maker, original=source.text, suspect=paraphrase)
        random = Random(number)
        summary = cut(paraphrase, random.uniform(0.67, 0.8), random)
        yield Copy(kind=Label.SUMMARISED, maker=maker, original=source.text, suspect=summary)


def papers(shared: Path, count: int) -> Iterator[tuple[str, str]]:
    """Yield the abstract and the body of papers."""
    for row in islice(rows(shared / "corpora" / "science.jsonl.zst"), 3 * _DOCUMENTS, 3 * _DOCUMENTS + count):
        parts = re.split(r"^\s*([A-Z][A-Z .&-]*[^:\n]*)::?\n", row["text"], flags=re.MULTILINE)
        sections = list(zip(parts[1::2], parts[2::2], strict=True))
        abstract = "\n\n".join(text.strip() for title, text in sections if title.startswith("ABSTRACT"))
        body = "\n\n".join(text.strip() for title, text in sections if title.startswith("BODY"))
        if len(abstract) > 800 and len(body) > 8_000:
            yield abstract, body


def unrelated_pairs(texts: Sequence[str], others: Sequence[str], maker: str) -> Iterator[Copy]:
    """Yield each text with that of the others, its own place among them left out, which has most rare words in common with it.

    Pairs that share three whole sentences are left out: one was copied from the other, or both from a template.
    """
    vectors = _vectors([*texts, *others])
    theirs = vectors[len(texts) :]
    for number, (text, vector) in enumerate(zip(texts, vectors, strict=False)):
        values = [
            sum(weight * other[word] for word, weight in vector.items() if word in other) if place != number else -1.0
            for place, other in enumerate(theirs)
        ]
        nearest = others[values.index(max(values))]
        if len(_whole_sentences(text) & _whole_sentences(nearest)) < 3:
            yield Copy(kind=Label.UNRELATED, maker=maker, original=nearest, suspect=text)


def cut(text: str, share: float, random: Random) -> str:
    """Leave out a share of the sentences."""
    paragraphs = [[sentence for sentence in sentences if random.random() >= share] for sentences in _paragraphs(text)]
    return _joined(paragraph for paragraph in paragraphs if paragraph)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: text.rfind("\n", 0, _LONGEST)]


def _shuffled(text: str, random: Random) -> str:
    paragraphs = list(_paragraphs(text))
    random.shuffle(paragraphs)
    return _joined(paragraphs)


def _paragraphs(text: str) -> Iterator[list[str]]:
    document = _READER.read(text, "text.txt")
    for block in document.blocks:
        yield document.sentences.within(block.span).texts(document.text)


def _joined(paragraphs: Iterable[Iterable[str]]) -> str:
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs)


_REWRITES: Sequence[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    (re.compile(rf"\b{before}\b"), after)
    for before, after in (
        ("because", "since"),
        ("although", "even though"),
        ("such as", "like"),
        ("more than", "over"),
        ("after", "following"),
        ("before", "prior to"),
        ("also", "as well"),
        ("many", "a lot of"),
        ("several", "a number of"),
        ("can", "is able to"),
        ("must", "has to"),
        (r"\w+ly ", ""),
        (r"([Tt])he (\w+) of the (\w+)", r"\1he \3’s \2"),
    )
]


def _rewritten(text: str, synonyms: Synonyms, random: Random) -> str:
    paragraphs = []
    for sentences in _paragraphs(text):
        rewritten: list[str] = []
        for sentence in sentences:
            for pattern, replacement in _REWRITES:
                if random.random() < 0.7:
                    sentence = pattern.sub(replacement, sentence)  # noqa: PLW2901
            spun = spin(_READER.read(_turned(sentence, random), "text.txt"), synonyms, 0.4, random).text
            if rewritten and random.random() < 0.2:
                rewritten[-1] = f"{rewritten[-1].rstrip('.')}, and {spun[:1].lower()}{spun[1:]}"
            else:
                rewritten.append(spun)
        paragraphs.append(rewritten)
    return _joined(paragraphs)


def _turned(sentence: str, random: Random) -> str:
    """Put the last clause of a sentence first."""
    clauses = re.fullmatch(r"([^,]{12,}), (.{12,})([.!?])", sentence)
    if not clauses or random.random() < 0.3:
        return sentence
    return f"{clauses[2][:1].upper()}{clauses[2][1:]}, {clauses[1][:1].lower()}{clauses[1][1:]}{clauses[3]}"


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    bags = [Counter(re.findall(r"[A-Za-z]{4,}", text)) for text in texts]
    documents = Counter(word for bag in bags for word in bag)
    vectors = []
    for bag in bags:
        vector = {word: (1 + log(count)) * log(len(texts) / documents[word]) for word, count in bag.items()}
        norm = sqrt(sum(weight * weight for weight in vector.values())) or 1
        vectors.append({word: weight / norm for word, weight in vector.items()})
    return vectors


def _whole_sentences(text: str) -> set[str]:
    return {sentence for sentences in _paragraphs(text) for sentence in sentences if len(sentence.split()) >= 8}
