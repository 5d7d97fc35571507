"""Which words of a document may stand in the place of others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from spincheck.api import Span

from ..tokens import block_starts
from .encoding import encode
from .features import NAMES, judge
from .mixture import Fitted, Kinds, Mixture
from .model import FOLDER, load_model

if TYPE_CHECKING:
    from spincheck.api import Document

    from ..tokens import Tokens

SUGGESTIONS: Final = 5
"""How many candidates a suspect keeps."""
_QUOTATION: Final = re.compile(r"""[“„«"](?=\w)[^“„«"”»\n]{1,40}[“"”»]""")
_LEFT, _RIGHT, _FIT = (NAMES.index(name) for name in ("left information", "right information", "fit"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A word that may stand in the place of another."""

    word: str
    """In lower case."""
    span: Span
    log_ratio: float
    """How much likelier the word is as a replacement here than as the author's own, in nats."""
    mean: float
    """The same over all places of the word in the document."""
    candidates: Sequence[str]
    """What may have stood there, likeliest first, in lower case."""
    advantage: float
    """How much better the first candidate fits than the word, in nats; 0 without candidates."""
    neighbours: tuple[float, float]
    """The pointwise mutual information of the word with what stands before and after it, in nats; chance gives 0."""
    fit: float
    """How well the network thinks that the word fits: the log-odds that it was not put there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The judged words of a stretch of a document."""

    starts: NDArray[np.int64]
    """Where each begins in the document's text."""
    numbers: NDArray[np.int32]
    log_ratios: NDArray[np.float64]
    suspicious: NDArray[np.int64]
    """The places, in the arrays above, of the words that are likelier replacements than not; the rest is about these only."""
    ends: NDArray[np.int64]
    candidates: NDArray[np.int32]
    """The best `SUGGESTIONS`, 0 where there is no more."""
    numbers_behind: NDArray[np.float32]
    """The last four fields of a `Suspect`."""
    supports: Sequence[float]
    """The highest log-likelihood ratio of a word in each span that was accounted for already; 0 where none was judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the words of a whole document say."""

    mixture: Mixture
    kinds: Kinds
    parts: Sequence[Stretch]


class Judge:
    """Judges words by the model in a folder. It keeps nothing between documents."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Load the model.

        Raises:
            DamagedModelError: it cannot be used.
        """
        self._model = load_model(folder)
        self._fitted = Fitted.read(folder)
        # Products as small as these are not faster on many threads, and much slower where other programs want the cores.
        self._blas = ThreadpoolController().select(user_api="blas")

    def read(self, document: Document, tokens: Tokens, known: Sequence[Span], terms: frozenset[str]) -> Stretch:
        """Judge the words of a stretch of a document.

        Args:
            document: the whole.
            tokens: those of the stretch.
            known: spans in ascending order whose words are accounted for already: they are not suspects and do not count for
                the document.
            terms: words that are never judged.
        """
        encoded = encode(document.text, tokens, block_starts(document, tokens), self._model.vocabulary)
        with self._blas.limit(limits=1):
            judged = judge(encoded, self._model)
            ratios = self._fitted.classifier.log_ratios(judged.features)
        starts = np.asarray(tokens.starts, np.int64)[judged.tokens]
        holders = _holders(starts, known)
        supports = np.full(len(known), -np.inf)
        np.maximum.at(supports, holders[holders >= 0], ratios[holders >= 0])
        free = (holders < 0) & (_holders(starts, _quoted(document.text, tokens)) < 0)
        if terms:
            free &= np.array([tokens.words[index] not in terms for index in judged.tokens], np.bool_)
        rows = np.flatnonzero(free & (ratios > 0))
        order = np.argsort(-judged.suitability[rows], axis=1, kind="stable")[:, :SUGGESTIONS]
        best = np.take_along_axis(judged.suitability[rows], order[:, :1], axis=1)
        return Stretch(
            starts=starts[free],
            numbers=judged.numbers[free],
            log_ratios=ratios[free],
            suspicious=np.flatnonzero(ratios[free] > 0),
            ends=np.asarray(tokens.ends, np.int64)[judged.tokens[rows]],
            candidates=np.take_along_axis(judged.candidates[rows], order, axis=1),
            numbers_behind=np.concatenate([best, judged.features[rows][:, [_LEFT, _RIGHT, _FIT]]], axis=1),
            supports=np.where(np.isfinite(supports), supports, 0.0).tolist(),
        )

    def weigh(self, parts: Sequence[Stretch], domain: str = "any") -> Judgement:
        """Weigh all words of a document together.

        Args:
            parts: its stretches, at least one.
            domain: what the document is; see `spincheck_spun.detector.SpunOptions`.
        """
        kinds = Kinds.of(np.concatenate([part.numbers for part in parts]), np.concatenate([part.log_ratios for part in parts]))
        return Judgement(mixture=self._fitted.mix(kinds, domain), kinds=kinds, parts=parts)

    def suspects(self, judgement: Judgement, least: float) -> Iterator[Suspect]:
        """Yield the words, at places where they are likelier replacements than not, whose mean over the document is so high."""
        kinds = judgement.kinds
        for part in judgement.parts:
            means = kinds.log_ratios[np.searchsorted(kinds.numbers, part.numbers[part.suspicious])]
            for row in np.flatnonzero(means >= least):
                place = part.suspicious[row]
                candidates = [self._model.vocabulary.word(int(number)) for number in part.candidates[row] if number]
                advantage, left, right, fit = part.numbers_behind[row].tolist()
                yield Suspect(
                    word=self._model.vocabulary.word(int(part.numbers[place])),
                    span=Span(int(part.starts[place]), int(part.ends[row])),
                    log_ratio=float(part.log_ratios[place]),
                    mean=float(means[row]),
                    candidates=candidates,
                    advantage=advantage if candidates else 0.0,
                    neighbours=(left, right),
                    fit=fit,
                )


def _quoted(text: str, tokens: Tokens) -> list[Span]:
    """Return the short quotations: their words are spoken about, or another's."""
    if not tokens.words:
        return []
    return [
        Span(*quotation.span()) for quotation in _QUOTATION.finditer(text, max(0, tokens.starts[0] - 1), tokens.ends[-1] + 1)
    ]


def _holders(starts: NDArray[np.int64], spans: Sequence[Span]) -> NDArray[np.int64]:
    """Return the index of the span that holds each place, or -1."""
    begins = np.array([span.start for span in spans], np.int64)
    ends = np.array([-1, *(span.end for span in spans)], np.int64)
    before = np.searchsorted(begins, starts, side="right") - 1
    return np.where(starts < ends[before + 1], before, -1)
