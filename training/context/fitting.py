"""The classifier of words and the weight of a whole text, fitted on documents that neither counts nor network saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spincheck.api import Document
from spincheck.readers.plain import PlainReader
from spincheck_spun.context.encoding import encode
from spincheck_spun.context.features import NAMES, Judged, judge
from spincheck_spun.context.mixture import Classifier, Fitted, Kinds, compare
from spincheck_spun.context.model import Model
from spincheck_spun.tokens import tokenize

from .spinning import Synonyms, spin
from .texts import CORPORA, FITTING, documents, fitted_documents

RATES: Final = (0.05, 0.1, 0.2, 0.4)
"""Shares of the content words that are replaced."""
_PIECES: Final = {"books": 240, "government": 120, "science": 160, "software-docs": 160}
"""How many pieces of text are taken from each corpus."""
_LENGTHS: Final = (900, 3500)
"""The least and the greatest length of a piece, in code points."""
_PER_DOCUMENT: Final = 12
_LEAST_LETTERS: Final = 0.86
"""The share of letters and spaces in prose; what has less is a table, code or references."""
_LEAST_JUDGED: Final = 25
_TOKENS: Final = 0.5
"""The share of the words of spun pieces of the smallest domain that the classifier is fitted on; clean pieces count twice."""
_HIDDEN: Final = 32
"""Units of the classifier."""

_LEAST_SPREAD: Final = 0.005
"""Domains differ at least by this, whatever the few that were fitted on say."""

_PLAIN: Final = PlainReader()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of text, clean or spun, with its words judged."""

    domain: str
    rate: float
    numbers: NDArray[np.int32]
    features: NDArray[np.float32]
    replaced: NDArray[np.bool_]
    replaceable: NDArray[np.bool_]
    """Which words have candidates. Spins are made with the same synonyms, so that others are never replaced here."""


def fit(folder: Path, clean: Path, model: Model, synonyms: Synonyms, seed: int) -> tuple[Fitted, dict[str, Any]]:
    """Return the fitted numbers, and what is worth recording about the fit.

    Args:
        folder: the corpora.
        clean: a file of documents of other domains; see `texts.fitted_documents`.
        model: the counts and the network.
        synonyms: what the spins that are learnt from are made with.
        seed: of everything random.
    """
    random = Random(seed)  # noqa: S311  # nothing is secret
    texts = [(corpus, piece) for corpus in CORPORA for piece in clean_pieces(folder, corpus, random)]
    texts += [(domain, piece) for domain, document in fitted_documents(clean) if (piece := _begin(document))]
    pieces = [judged for domain, text in texts for judged in _judged(text, domain, model, synonyms, random)]
    classifier = _fit_words(pieces, seed)
    # The counts know the corpora too well: how clean text strays is seen in other domains only.
    return _fit_documents([piece for piece in pieces if piece.domain not in CORPORA], classifier)


def clean_pieces(folder: Path, corpus: str, random: Random) -> Iterator[str]:
    """Yield pieces of the part of a corpus that is kept apart, no more than a few of one document."""
    least, greatest = _LENGTHS
    texts = [document.text for document in documents(folder, corpus, FITTING) if len(document.text) >= least]
    random.shuffle(texts)
    taken = 0
    for text in texts:
        count = min(_PER_DOCUMENT, len(text) // (3 * greatest) + 1)
        for _ in range(count):
            start = random.randint(0, max(0, len(text) - greatest))
            start = text.find("\n", start) + 1 if start else 0
            piece = text[start : start + greatest]
            if taken < _PIECES[corpus] and len(piece) >= least and _is_prose(piece):
                taken += 1
                yield piece


def _begin(document: Document) -> str:
    """Return a piece from the beginning of a document, or nothing of one that is too short."""
    least, greatest = _LENGTHS
    return document.text[:greatest] if len(document.text) >= least // 2 else ""


def judge_words(text: str, model: Model) -> tuple[NDArray[np.int64], Judged]:
    """Return where each judged word of a plain text begins, and what speaks for and against it."""
    document = _PLAIN.read(text, "text")
    tokens = tokenize(document, document.words)
    judged = judge(encode(text, tokens, [block.span.start for block in document.blocks], model.vocabulary), model)
    return np.asarray(tokens.starts, np.int64)[judged.tokens], judged


def _is_prose(text: str) -> bool:
    return sum(char.isalpha() or char == " " for char in text) >= _LEAST_LETTERS * len(text)


def _judged(text: str, domain: str, model: Model, synonyms: Synonyms, random: Random) -> Iterator[Piece]:
    document = _PLAIN.read(text, domain)
    for rate in (0.0, *RATES):
        spun = spin(document, synonyms, rate, random)
        starts, judged = judge_words(spun.text, model)
        yield Piece(
            domain=domain,
            rate=rate,
            numbers=judged.numbers,
            features=judged.features,
            replaced=np.isin(starts, [swap.span.start for swap in spun.swaps]),
            replaceable=judged.candidates[:, 0] > 0,
        )


def _fit_words(pieces: Sequence[Piece], seed: int) -> Classifier:
    """Fit the classifier, with the scales of the features in its first layer and the share of replacements in its last."""
    from sklearn.neural_network import MLPClassifier

    random = np.random.default_rng(seed)
    sizes = _count(pieces)
    least = min(sizes.values())
    kept = [
        piece.replaceable
        & (random.random(len(piece.replaced)) < _TOKENS * (1 if piece.rate else 2) * least / sizes[piece.domain])
        for piece in pieces
    ]
    features = np.concatenate([piece.features[some] for piece, some in zip(pieces, kept, strict=True)])
    replaced = np.concatenate([piece.replaced[some] for piece, some in zip(pieces, kept, strict=True)])
    mean, deviation = features.mean(axis=0), features.std(axis=0) + 1e-6
    found = MLPClassifier((_HIDDEN,), alpha=1e-3, early_stopping=True, random_state=seed)
    found.fit((features - mean) / deviation, replaced)
    hidden = found.coefs_[0] / deviation[:, None]
    share = replaced.mean()
    return Classifier(
        features=NAMES,
        hidden=np.round(hidden, 5).tolist(),
        hidden_bias=np.round(found.intercepts_[0] - mean @ hidden, 5).tolist(),
        output=np.round(found.coefs_[1][:, 0], 5).tolist(),
        bias=round(float(found.intercepts_[1][0] - np.log(share / (1 - share))), 5),
    )


def _count(pieces: Sequence[Piece]) -> Counter[str]:
    return Counter(piece.domain for piece in pieces if not piece.rate)


def _fit_documents(pieces: Sequence[Piece], classifier: Classifier) -> tuple[Fitted, dict[str, Any]]:
    """Fit how much the mean of clean text strays, and which standing is high."""
    long = [piece for piece in pieces if len(piece.replaced) >= _LEAST_JUDGED]
    kinds = [Kinds.of(piece.numbers, classifier.log_ratios(piece.features)) for piece in long]
    spun = np.array([piece.rate > 0 for piece in long])
    means, variances, sizes = np.array([compare(each) for each, is_spun in zip(kinds, spun, strict=True) if not is_spun]).T
    mean, variance = float(means.mean()), float(variances.mean())
    spread = float(np.sqrt(max(((means - mean) ** 2 - variance / sizes).mean(), _LEAST_SPREAD**2)))
    fitted = Fitted(
        classifier=classifier,
        mean=round(mean, 5),
        deviation=round(float(np.sqrt(variance)), 5),
        spread=round(spread, 5),
        highest=1.0,
    )
    standings = np.array([fitted.mix(each, "any").standing for each in kinds])
    highest = float(np.quantile(standings[~spun], 0.99))
    rates = np.array([piece.rate for piece in long])
    record = {
        "clean pieces": dict(_count(pieces)),
        "standing of the 99th percentile of clean pieces": round(highest, 3),
        "spun pieces above it": {str(rate): round(float((standings[rates == rate] > highest).mean()), 3) for rate in RATES},
    }
    return replace(fitted, highest=round(highest, 3)), record
