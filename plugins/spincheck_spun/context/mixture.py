"""What all judged words of a text say together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .features import NAMES, Floats
from .model import DamagedModelError

FITTED: Final = "fitted.json"

DOMAINS: Final[Mapping[str, float]] = {"any": 0.0, "fiction": -0.6, "learner": 1.4}
"""How clean text of a domain stands by the mean: 97 pieces of fiction, and 76 of twenty sentences each by learners of English
(JFLEG: C. Napoles, K. Sakaguchi, J. Tetreault, EACL 2017)."""

LEAST_KINDS: Final = 20
"""Fewer different words say too little: with fewer, two or three clean texts of a hundred would stand too high."""
_SHARE: Final = 0.1
"""The share of replaced words that a text is compared with."""
_SHARES: Final = np.array([0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5])
"""Of which one explains a text best."""
_PER_COUNT: Final = 0.25
"""The power of a word's count that it weighs."""
_FARTHEST: Final = 9.0
"""No word's log-likelihood ratio goes beyond; the classifier is not that sure of anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Classifier:
    """Tells a replacement from an author's word, by a network with one hidden layer of rectified linear units."""

    features: Sequence[str]
    """Their names, as in `NAMES`."""
    hidden: Sequence[Sequence[float]]
    """A row of weights for each feature."""
    hidden_bias: Sequence[float]
    output: Sequence[float]
    bias: float
    """So that the output is a log-likelihood ratio, whatever the share of replaced words was in training."""

    def log_ratios(self, features: Floats) -> NDArray[np.float64]:
        """Return the log-likelihood ratio of each word: of a replacement against an author's word."""
        hidden = features @ np.array(self.hidden, np.float32) + np.array(self.hidden_bias, np.float32)
        ratios = np.maximum(hidden, 0).astype(np.float64) @ np.array(self.output) + self.bias
        clipped: NDArray[np.float64] = np.clip(ratios, -_FARTHEST, _FARTHEST)
        return clipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The numbers that ``training/context`` fitted, as ``fitted.json`` has them."""

    classifier: Classifier
    mean: float
    """Of what `mix` compares, in clean text."""
    deviation: float
    """Its standard deviation within a text."""
    spread: float
    """The standard deviation of a clean text's mean beyond what its words explain."""
    highest: float
    """The standing that one clean text in a hundred exceeds."""

    @classmethod
    def read(cls, folder: Path) -> Fitted:
        """Read the file in ``folder``.

        Raises:
            DamagedModelError: it is missing or does not fit the program.
        """
        try:
            numbers = json.loads((folder / FITTED).read_text(encoding="utf-8"))
            fitted = cls(**numbers | {"classifier": Classifier(**numbers["classifier"])})
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise DamagedModelError(f"{folder / FITTED} cannot be read ({error}); install spincheck again") from error
        if tuple(fitted.classifier.features) != NAMES:
            raise DamagedModelError(f"{folder / FITTED} belongs to another version; install spincheck again")
        return fitted

    def mix(self, kinds: Kinds, domain: str) -> Mixture:
        """Weigh the words of a text.

        What is compared with clean text is the mean of log(1 + r (L - 1)) over the different words, L being the likelihood
        ratio of a word and r a tenth. The more words, the less that mean may stray in clean text.

        Args:
            kinds: the different words.
            domain: that of the text, of `DOMAINS`; how clean text of the domain stands by the mean is taken for granted.
        """
        words = len(kinds.log_ratios)
        if words < LEAST_KINDS:
            return Mixture(standing=0.0, strength=0.0, share=0.0, words=words)
        best = int(np.log1p(_SHARES[:, None] * (np.exp(kinds.log_ratios) - 1)).mean(axis=1).argmax())
        compared = compare(kinds)
        strays = sqrt(self.deviation**2 / compared.size + self.spread**2)
        standing = (compared.mean - self.mean) / strays - DOMAINS[domain]
        return Mixture(
            standing=standing,
            strength=standing / self.highest,
            share=float(_SHARES[best]),
            words=words,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """The different words of a text."""

    numbers: NDArray[np.int32]
    """In the vocabulary, ascending."""
    log_ratios: NDArray[np.float64]
    """The mean over all occurrences of a word: one of the author's field that the model does not know is one surprise, however
    often it comes."""
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, numbers: NDArray[np.int32], log_ratios: NDArray[np.float64]) -> Kinds:
        """Gather the words of a text."""
        different, index, counts = np.unique(numbers, return_inverse=True, return_counts=True)
        return cls(numbers=different, log_ratios=np.bincount(index, log_ratios, len(counts)) / counts, counts=counts)


class Compared(NamedTuple):
    """What `Fitted.mix` compares with clean text."""

    mean: float
    variance: float
    size: float
    """How many words of the same weight would stray as much."""


def compare(kinds: Kinds) -> Compared:
    """Return the mean of log(1 + r (L - 1)) over different words.

    A repeated one is a little heavier, because more contexts have judged it.
    """
    weights = kinds.counts**_PER_COUNT
    values = np.log1p(_SHARE * (np.exp(kinds.log_ratios) - 1))
    mean = float(np.average(values, weights=weights))
    variance = float(np.average((values - mean) ** 2, weights=weights))
    return Compared(mean, variance, float(weights.sum() ** 2 / (weights**2).sum()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """A text seen as a mixture of words that stand where they belong and words that were put there."""

    standing: float
    """By how many standard deviations of clean text the words are more surprising than clean words."""
    strength: float
    """The standing as a part of the one that one clean text in a hundred exceeds."""
    share: float
    """The share of replaced words, among those that can be judged, that explains the text best."""
    words: int
    """How many different words were judged."""
