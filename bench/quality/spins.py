"""Made spins: clean documents in which a spinner, none of the detector's own, has replaced some of the content words.

A synonym is the same throughout a document, as it is with real spinners. The clean documents are those of
`spun.clean_documents` whose domain no threshold was fitted on, cut to pieces of about the same length, and up to sixty pieces
of each domain.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np

from spincheck.readers.plain import PlainReader
from spincheck_spun.context.judging import Judge, Stretch, Suspect
from spincheck_spun.context.model import load_model
from spincheck_spun.scoring import SPUN
from spincheck_spun.tokens import tokenize
from training.context.spinning import Swap, Synonyms, spin
from training.context.texts import FITTED_DOMAINS

from .checking import check, spun_score
from .figures import Figure, share
from .spinners import PPDB, missing, read_spinners
from .spun import clean_documents

RATES = (0.05, 0.1, 0.2, 0.4)
"""Shares of the content words that are replaced."""

_WORD_RATES = (0.1, 0.2)
"""Of which the words are looked at one by one."""
_PIECES = 60
"""Of each domain, at most."""
_LONGEST = 4_000
"""Code points of a piece, about; a longer document is cut at ends of lines."""
_LONG = 120
"""Judged words of a document from which it counts as a long one: about 270 words of any kind."""
_FALSE_POSITIVES = 0.01
_FALSE_ALARMS = (0.002, 0.01, 0.03)
_FALSE_ALARMS_OF_SUGGESTIONS = 0.01
_SUGGESTIONS = (1, 5)

_SLACK = 0.005
"""Of hundreds of pieces and thousands of words a few lie so close to a threshold that processors put them on either side."""

_PLAIN = PlainReader()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One piece of text, clean or spun, and what is said of it."""

    domain: str
    score: float
    words: Stretch
    """The judged words."""
    swaps: Sequence[Swap]
    suspects: Sequence[Suspect]
    """Of a spun piece."""

    @property
    def is_long(self) -> bool:
        """Whether it has words enough to count as a long one; a spinner replaces words and adds none."""
        return len(self.words.starts) >= _LONG


Piece = tuple[str, str]
"""A domain and a text."""

Samples = Mapping[tuple[str, float], Sequence[Sample]]
"""The spun pieces by spinner and share of replaced words."""


def measure(shared: Path, aiksaurus: Path) -> Iterator[Figure]:
    """Yield the figures for each spinner whose thesaurus is there."""
    # What the thresholds were fitted on says nothing about them.
    pieces = sample_pieces((domain, text) for domain, text in clean_documents(shared) if domain not in FITTED_DOMAINS)
    ppdb = shared / "spun" / PPDB
    for spinner, reason in missing(aiksaurus, ppdb).items():
        print(f"spins by {spinner} were left out, because {reason}: see bench/README.md", file=sys.stderr)
    spinners = read_spinners(all_words(pieces), load_model(), aiksaurus, ppdb)
    if spinners:
        yield from (replace(figure, slack=_SLACK) for figure in measure_spins(pieces, spinners))


def measure_spins(pieces: Iterable[Piece], spinners: Mapping[str, Synonyms]) -> Iterator[Figure]:
    """Yield the figures for these spinners on these clean pieces of text."""
    clean, spun = _make(pieces, spinners)
    yield from document_figures(clean, spun)
    yield from word_figures(clean, {key: samples for key, samples in spun.items() if key[1] in _WORD_RATES})


def sample_pieces(documents: Iterable[Piece]) -> list[Piece]:
    """Return a sample of the pieces of documents; what stands in brackets in a domain's name does not make it another one."""
    by_domain: defaultdict[str, list[str]] = defaultdict(list)
    for domain, text in documents:
        by_domain[domain.split(" (")[0]] += cut(text)
    return [
        (domain, piece)
        for domain, pieces in sorted(by_domain.items())
        for piece in Random(domain).sample(pieces, min(_PIECES, len(pieces)))
    ]


def cut(text: str) -> Iterator[str]:
    """Yield pieces of a text, each from the start of a line, of about the same length and never much more than `_LONGEST`."""
    target = len(text) / -(-len(text) // _LONGEST)
    piece = ""
    for line in text.splitlines(keepends=True):
        piece += line
        if len(piece) >= target:
            yield piece
            piece = ""
    if piece.strip():
        yield piece


def document_figures(clean: Sequence[Sample], spun: Samples) -> Iterator[Figure]:
    """Yield how many documents are found, at 1 % false positives and at the score that the detector reports."""
    for suffix, is_of_kind in (("", lambda _: True), (f", {_LONG} judged words or more", lambda sample: sample.is_long)):
        clean_scores = [sample.score for sample in clean if is_of_kind(sample)]
        if not clean_scores:
            continue
        threshold = threshold_at(clean_scores, _FALSE_POSITIVES)
        flagged = sum(score >= SPUN for score in clean_scores)
        yield share(f"spun: clean pieces flagged{suffix}", flagged, len(clean_scores), "pieces", "lower")
        for (spinner, rate), samples in spun.items():
            scores = [sample.score for sample in samples if is_of_kind(sample)]
            title = f"spun: made spins at {rate * 100:g} %, {spinner}"
            found = sum(score > threshold for score in scores)
            yield share(f"{title}, found at 1 % false positives{suffix}", found, len(scores), "pieces")
            yield share(f"{title}, flagged{suffix}", sum(score >= SPUN for score in scores), len(scores), "pieces")
    threshold = threshold_at([sample.score for sample in clean], _FALSE_POSITIVES)
    for domain in sorted({sample.domain for sample in clean}):
        over = [sample.score > threshold for sample in clean if sample.domain == domain]
        title = f"spun: clean pieces over the score of 1 % false positives, {domain}"
        yield share(title, sum(over), len(over), "pieces", "lower")


def word_figures(clean: Sequence[Sample], spun: Samples) -> Iterator[Figure]:
    """Yield precision and recall of words at shares of false alarms on the clean pieces, and how many suggestions are right."""
    ordinary = np.concatenate([sample.words.log_ratios for sample in clean]).tolist()
    for (spinner, rate), samples in spun.items():
        title = f"at {rate * 100:g} %, {spinner}"
        ratios = np.concatenate([sample.words.log_ratios for sample in samples])
        replaced = np.concatenate(
            [np.isin(sample.words.starts, [swap.span.start for swap in sample.swaps]) for sample in samples]
        )
        total = sum(len(sample.swaps) for sample in samples)
        for alarms in _FALSE_ALARMS:
            found = ratios > threshold_at(ordinary, alarms)
            right = int((found & replaced).sum())
            title_here = f"spun: words {title}, at {alarms * 100:g} % false alarms"
            yield share(f"{title_here}, precision", right, int(found.sum()), "found words")
            yield share(f"{title_here}, recall", right, total, "replaced words")
        suggested = list(_suggestions(samples, threshold_at(ordinary, _FALSE_ALARMS_OF_SUGGESTIONS)))
        for count in _SUGGESTIONS:
            good = sum(original in candidates[:count] for original, candidates in suggested)
            yield share(f"spun: suggestions {title}, right at {count}", good, len(suggested), "words rightly found")


def _suggestions(samples: Iterable[Sample], threshold: float) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the original and the suggestions of each replaced word over the threshold, as far as it has suggestions."""
    for sample in samples:
        originals = {swap.span.start: swap.original for swap in sample.swaps}
        for suspect in sample.suspects:
            if suspect.log_ratio > threshold and suspect.span.start in originals:
                yield originals[suspect.span.start], suspect.candidates


def threshold_at(values: Sequence[float], above: float) -> float:
    """Return the least of the values that no more than a share of them exceeds."""
    return sorted(values)[len(values) - 1 - int(above * len(values))]


def _make(pieces: Iterable[Piece], spinners: Mapping[str, Synonyms]) -> tuple[list[Sample], Samples]:
    judge = Judge()

    def look(domain: str, text: str, swaps: Sequence[Swap] = ()) -> Sample:
        document = _PLAIN.read(text, "text.txt")
        tokens = tokenize(document, document.words)
        words = judge.read(document, tokens, known=(), terms=frozenset())  # all, those of phrases included
        suspects = list(judge.suspects(judge.weigh([words]), least=0.0)) if swaps else []
        score = spun_score(check(text, "text.txt"))
        return Sample(domain=domain, score=score, words=words, swaps=swaps, suspects=suspects)

    clean: list[Sample] = []
    spun: dict[tuple[str, float], list[Sample]] = {(spinner, rate): [] for spinner in spinners for rate in RATES}
    for number, (domain, text) in enumerate(pieces):
        clean.append(look(domain, text))
        for (spinner, rate), samples in spun.items():
            made = spin(_PLAIN.read(text, "text.txt"), spinners[spinner], rate, Random(f"{spinner} {rate} {number}"))
            samples.append(look(domain, made.text, made.swaps))
    return clean, spun


def all_words(pieces: Iterable[Piece]) -> set[str]:
    """Return every word of the pieces, as the detector reads them."""
    documents = (_PLAIN.read(text, "text.txt") for _, text in pieces)
    return {word for document in documents for word in tokenize(document, document.words).words}
