"""How often a copy is called what it is, what has nothing from the other text is called unrelated, and swapped words are found.

The copies are made of clean documents (`copies.py`). The limits were chosen on the documents with an even hash; all figures
come from the others. Run alone, ``python -m bench.quality.provenance SHARED AIKSAURUS --fit`` prints which label each kind got
on the even ones, and without ``--fit`` on the others.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from spincheck.api import Confidence
from spincheck.readers.plain import PlainReader
from spincheck_provenance.changes import ChangeKind
from spincheck_provenance.comparison import Comparison, compare
from spincheck_provenance.labels import Label, Verdict, judge
from spincheck_provenance.scores import score
from spincheck_spun.context.model import load_model
from spincheck_spun.tokens import tokenize

from .copies import (
    Copy,
    Source,
    papers,
    phrase_spun_copies,
    read_sources,
    real_substitutions,
    rewritten_copies,
    spun_copies,
    translated_copies,
    unrelated_pairs,
    verbatim_copies,
)
from .figures import Figure, share
from .spinners import PPDB, missing, read_spinners
from .translating import ROUTES, translate_back
from .translating import missing as no_translator

_TITLE = "provenance: "
_RATES = (0.2, 0.4)
"""Shares of the content words that are replaced."""
_PAPERS = 80
_SEEDS = {
    "000-original.txt": {Label.VERBATIM},
    "001-backtranslated.txt": {Label.TRANSLATED},
    "002-paraphrased.txt": {Label.PARAPHRASED, Label.SUMMARISED},
    "003-spun.txt": {Label.SPUN},
    "004-cms-debris.txt": {Label.PARAPHRASED, Label.SUMMARISED},
}
_HUMAN = {
    "cut": {Label.VERBATIM},
    "light": {Label.PARAPHRASED, Label.TRANSLATED},
    "heavy": {Label.PARAPHRASED, Label.SUMMARISED},
    "non": {Label.UNRELATED},
}
"""What the degrees of revision of Clough and Stevenson's short answers should be called."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A made copy and what is said of it."""

    copy: Copy
    comparison: Comparison
    verdict: Verdict


def measure(shared: Path, aiksaurus: Path) -> Iterator[Figure]:
    """Yield the figures on the half of the documents that nothing was chosen on, and on the five real documents."""
    yield _seeds(shared / "seeds")
    judged = [_judged(copy) for copy in made_copies(shared, aiksaurus, 1)]
    yield from _label_figures(judged, complete=not (missing(aiksaurus, shared / "spun" / PPDB) or no_translator()))
    yield from _word_figures([one for one in judged if one.copy.swaps])


def made_copies(shared: Path, aiksaurus: Path, half: int) -> Iterator[Copy]:
    """Yield every copy that can be made here of the documents whose hash is odd (``half`` 1) or even (0)."""
    sources = [source for source in read_sources(shared) if crc32(source.text.encode()) % 2 == half]
    yield from verbatim_copies(sources)
    yield from phrase_spun_copies(sources, real_substitutions(shared))
    spinners = read_spinners(_words(sources), load_model(), aiksaurus, shared / "spun" / PPDB)
    for spinner, reason in missing(aiksaurus, shared / "spun" / PPDB).items():
        print(f"copies spun by {spinner} were left out, because {reason}: see bench/README.md", file=sys.stderr)
    yield from spun_copies(sources, spinners, _RATES)
    if reason := no_translator():
        print(f"translated copies were left out, because of Apertium {reason}: see bench/README.md", file=sys.stderr)
    else:
        texts = [source.text for source in sources]
        for language in ROUTES:
            translations = translate_back(texts, language)
            yield from translated_copies(sources, translations, language)
            for name, synonyms in spinners.items():
                yield from rewritten_copies(sources, translations, synonyms, f"{language} and {name}")
    abstracts = [pair for pair in papers(shared, _PAPERS) if crc32(pair[0].encode()) % 2 == half]
    yield from (Copy(kind=Label.SUMMARISED, maker="abstracts", original=body, suspect=abstract) for abstract, body in abstracts)
    yield from unrelated_pairs([pair[0] for pair in abstracts], [pair[1] for pair in abstracts], "abstracts and other papers")
    by_domain: defaultdict[str, list[str]] = defaultdict(list)
    for source in sources:
        by_domain[source.domain].append(source.text)
    for domain, texts in by_domain.items():
        yield from unrelated_pairs(texts, texts, f"likest of {domain}")


def _judged(copy: Copy) -> Judged:
    reader = PlainReader()
    comparison = compare(reader.read(copy.original, "original.txt"), reader.read(copy.suspect, "suspect.txt"))
    return Judged(copy, comparison, judge(comparison, score(comparison)))


def _label_figures(judged: Sequence[Judged], *, complete: bool) -> Iterator[Figure]:
    """Yield recall of each label by maker, and over all makers if none is missing: without one, these are other figures."""
    for kind in Label:
        labelled = [one for one in judged if one.copy.kind is kind]
        if complete:
            called = [one for one in judged if one.verdict.label is kind]
            right = sum(one.copy.kind is kind for one in called)
            yield share(f"{_TITLE}{kind}, all, recall", right, len(labelled), "pairs")
            yield share(f"{_TITLE}{kind}, all, precision", right, len(called), "pairs so called")
        for maker in sorted({one.copy.maker for one in labelled}):
            made = [one.verdict.label is kind for one in labelled if one.copy.maker == maker]
            yield share(f"{_TITLE}{kind}, {maker}, recall", sum(made), len(made), "pairs")
    if complete:
        sure = [one for one in judged if one.verdict.confidence is Confidence.HIGH]
        right = sum(one.verdict.label is one.copy.kind for one in sure)
        yield share(f"{_TITLE}any label, of high confidence, precision", right, len(sure), "labels")


def _word_figures(judged: Iterable[Judged]) -> Iterator[Figure]:
    """Yield how many of the replaced words are found with the original's word, and how many found words were replaced."""
    by_maker: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_maker[one.copy.maker].append(one)
    for maker, ones in sorted(by_maker.items()):
        found = exact = total = reported = right = 0
        for one in ones:
            text = one.comparison.original.document.text
            spans = [
                (change.suspect, text[change.original.start : change.original.end].split())
                for passage in one.comparison.passages
                for change in passage.changes
                if change.kind is ChangeKind.WORD
            ]
            for swap in one.copy.swaps:
                over = [words for span, words in spans if span.start < swap.span.end and swap.span.start < span.end]
                found += bool(over)
                exact += any(swap.original in " ".join(words) for words in over)
            total += len(one.copy.swaps)
            reported += len(spans)
            right += sum(
                any(span.start < swap.span.end and swap.span.start < span.end for swap in one.copy.swaps) for span, _ in spans
            )
        yield share(f"{_TITLE}swapped word, {maker}, recall", found, total, "replaced words")
        yield share(f"{_TITLE}swapped word, {maker}, with its original", exact, total, "replaced words")
        yield share(f"{_TITLE}swapped word, {maker}, precision", right, reported, "found words")


def _seeds(folder: Path) -> Figure:
    reader = PlainReader()
    documents = {name: reader.read((folder / name).read_text(encoding="utf-8"), name) for name in _SEEDS}
    right = 0
    for name, wanted in _SEEDS.items():
        comparison = compare(documents["000-original.txt"], documents[name])
        right += judge(comparison, score(comparison)).label in wanted
    return share("seeds (known): kind of copy beside 000", right, len(_SEEDS), "documents")


def measure_answers(folder: Path) -> Iterator[Figure]:
    """Yield figures on Clough and Stevenson's corpus of plagiarised short answers, which people wrote; never pinned."""
    judged: defaultdict[str, list[bool]] = defaultdict(list)
    with (folder / "file_information.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["Category"] in _HUMAN:
                texts = [
                    (folder / name).read_text(encoding="utf-8", errors="replace")
                    for name in (f"orig_task{row['Task']}.txt", row["File"])
                ]
                label = _judged(Copy(kind=Label.UNRELATED, maker="people", original=texts[0], suspect=texts[1])).verdict.label
                judged[row["Category"]].append(label in _HUMAN[row["Category"]])
    for category, hits in judged.items():
        yield share(f"provenance: short answers by people, {category}", sum(hits), len(hits), "answers")


def _words(sources: Iterable[Source]) -> set[str]:
    documents = (source.document for source in sources)
    return {word for document in documents for word in tokenize(document, document.words).words}


def _confusion(judged: Iterable[Judged]) -> Iterator[str]:
    by_maker: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in judged:
        by_maker[one.copy.kind, one.copy.maker][f"{one.verdict.label} ({one.verdict.confidence})"] += 1
    for (kind, maker), labels in sorted(by_maker.items()):
        yield f"{kind}, {maker}: {dict(labels.most_common())}"


if __name__ == "__main__":
    half = 0 if "--fit" in sys.argv else 1
    everything = [_judged(copy) for copy in made_copies(Path(sys.argv[1]), Path(sys.argv[2]), half)]
    print(*_confusion(everything), *_label_figures(everything, complete=True), sep="\n")
    print(*_word_figures(one for one in everything if one.copy.swaps), sep="\n")
