"""The findings of the spun detector, from what its layers found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING, Final

from spincheck.api import Confidence, Document, Finding, JsonValue, Span

from .matching import Hit
from .phrases import Kind
from .rules import MANGLED_WORD, SPINNER_PHRASE, SPUN_DOCUMENT, SUBSTITUTED_WORD, TORTURED_PHRASE
from .scoring import CERTAINLY_SPUN, SPUN, Verdict
from .tokens import in_style_of

if TYPE_CHECKING:
    from .context.judging import Judge, Judgement, Suspect

_STRONG: Final = 3.0
"""The weight, in nats, from which a phrase is reported with medium confidence without any support."""
_PER_SUPPORT: Final = 0.5
"""How much of the log-likelihood ratio of a phrase's least fitting word counts beside the weight, which says some of it."""
_MOST_SUPPORT: Final = 1.5
"""More than this, in nats, the context neither adds nor takes: one's own phrases stay strong wherever they stand."""
_STRONGEST: Final = 10
"""How many phrases and how many words the finding on a document lists."""
_RULES: Final = {Kind.TORTURED: TORTURED_PHRASE, Kind.SPINNER: SPINNER_PHRASE, Kind.MANGLED: MANGLED_WORD}
_STANDS_FOR: Final = "'{found}' usually stands for '{expected}'"
_MESSAGES: Final = {
    Kind.TORTURED: _STANDS_FOR,
    Kind.SPINNER: _STANDS_FOR,
    Kind.MANGLED: "'{found}' is '{expected}' with a spinner's synonym in the place of a part of it",
}
_LEAST_SHARE: Final = 0.1
"""The share of replaced words that a spun document has at least, whatever the estimate: of those judged here, not of all."""
_HINT: Final = 0.3
"""The probability from which a word is reported at all; `_LIKELY` and `_SURE` give medium and high confidence."""
_LIKELY: Final = 0.75
_SURE: Final = 0.9
_MOST_WORDS: Final = 40
"""How many words are shown by default: more than that, nobody reads one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A word that may stand in the place of another, everywhere in a document."""

    strongest: Suspect
    others: Sequence[Suspect]
    probability: float


def document_finding(document: Document, hits: Sequence[Hit], doubts: Sequence[Doubt], verdict: Verdict) -> Finding:
    """Return the finding on a document whose score says spun."""
    by_key = {hit.phrase.key: hit.phrase for hit in hits}
    phrases = sorted(by_key.values(), key=lambda phrase: (-phrase.weight, phrase.key))
    likely = [doubt for doubt in doubts if doubt.probability >= _LIKELY]
    evidence: dict[str, JsonValue] = {
        "probability": round(verdict.probability, 3),
        "words": verdict.words,
        "different phrases": len(phrases),
        "strongest phrases": [phrase.key for phrase in phrases[:_STRONGEST]],
    }
    if verdict.mixture:
        evidence |= {
            "estimated share of replaced words": verdict.mixture.share,
            "standard deviations above clean text": round(verdict.mixture.standing, 1),
            "strongest words": [_in_brief(doubt.strongest) for doubt in likely[:_STRONGEST]],
        }
    return Finding(
        rule=SPUN_DOCUMENT,
        span=document.blocks[0].span,
        message=(
            "this document reads as if a spinner had replaced words by synonyms: "
            f"{_counted(len(phrases), 'different phrase')} of spinners and {_counted(len(likely), 'different word')} that "
            f"hardly fit, in {verdict.words} words. They may be quoted or the author's own: look at them before you judge"
        ),
        confidence=Confidence.HIGH if verdict.probability >= CERTAINLY_SPUN else Confidence.MEDIUM,
        evidence=evidence,
    )


def phrase_finding(document: Document, hit: Hit, probability: float) -> Finding:
    """Return the finding on one phrase of a document that is spun with some probability."""
    text = " ".join(document.text[hit.span.start : hit.span.end].split())
    expected = tuple(in_style_of(text, phrase) for phrase in hit.expected)
    return Finding(
        rule=_RULES[hit.phrase.kind],
        span=hit.span,
        message=_MESSAGES[hit.phrase.kind].format(found=text, expected=expected[0]),
        confidence=_confidence_of_phrase(hit, probability),
        suggestions=expected,
        evidence={
            "weight": round(hit.phrase.weight, 2),
            "weight of its context": round(_weight_of_context(hit), 2),
            "clean occurrences per million words": round(hit.phrase.clean_rate, 2),
        },
    )


def find_doubts(judge: Judge, judgement: Judgement, verdict: Verdict, is_exempt: Callable[[Span], bool]) -> list[Doubt]:
    """Return the words that are likelier than a hint to be replaced, likeliest first.

    How likely a word is depends on what it is in and how it fits: on the share of replaced words that its document must be
    taken to have, and on the mean of its log-likelihood ratios there.
    """
    share = verdict.probability * max(judgement.mixture.share, _LEAST_SHARE)
    if not share:
        return []
    before = log(share / (1 - share))
    by_word: defaultdict[str, list[Suspect]] = defaultdict(list)
    for suspect in judge.suspects(judgement, least=log(_HINT / (1 - _HINT)) - before):
        if not is_exempt(suspect.span):
            by_word[suspect.word].append(suspect)
    doubts = []
    for places in by_word.values():
        strongest = max(places, key=lambda suspect: suspect.log_ratio)
        others = [suspect for suspect in places if suspect is not strongest]
        doubts.append(Doubt(strongest=strongest, others=others, probability=1 / (1 + exp(-strongest.mean - before))))
    return sorted(doubts, key=lambda doubt: (-doubt.probability, doubt.strongest.span.start))


def word_findings(doubts: Sequence[Doubt], verdict: Verdict) -> Iterator[Finding]:
    """Yield a finding on each word where it fits worst, and hints on its other places; only hints where nothing is spun."""
    shown = _MOST_WORDS if verdict.probability >= SPUN else 0
    for rank, doubt in enumerate(doubts):
        suspect = doubt.strongest
        times = 1 + len(doubt.others)
        confidence = _confidence_of_word(doubt.probability) if rank < shown else Confidence.LOW
        yield _word_finding(suspect, doubt, confidence, f" ({times} times in this document)" if times > 1 else "")
        for other in doubt.others:
            yield _word_finding(other, doubt, Confidence.LOW, "")


def _word_finding(suspect: Suspect, doubt: Doubt, confidence: Confidence, times: str) -> Finding:
    better = suspect.advantage > 0 and bool(suspect.candidates)
    return Finding(
        rule=SUBSTITUTED_WORD,
        span=suspect.span,
        message=f"'{suspect.word}'{times} hardly fits here"
        + (f"; '{suspect.candidates[0]}' would fit better" if better else ""),
        confidence=confidence,
        suggestions=tuple(suspect.candidates) if better else (),
        evidence={
            "probability": round(doubt.probability, 3),
            "log-likelihood ratio": round(suspect.log_ratio, 2),
            "information with the words beside it": [round(value, 1) for value in suspect.neighbours],
            "fit in its context": round(suspect.fit, 1),
            "advantage of the first suggestion": round(suspect.advantage, 2),
            "occurrences in doubt": 1 + len(doubt.others),
        },
    )


def _in_brief(suspect: Suspect) -> str:
    return f"{suspect.word} for {suspect.candidates[0]}" if suspect.candidates and suspect.advantage > 0 else suspect.word


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _weight_of_context(hit: Hit) -> float:
    return max(-_MOST_SUPPORT, min(_PER_SUPPORT * hit.support, _MOST_SUPPORT))


def _confidence_of_phrase(hit: Hit, probability: float) -> Confidence:
    if hit.phrase.kind is Kind.MANGLED:
        return Confidence.HIGH
    if hit.phrase.weight + _weight_of_context(hit) < _STRONG:
        return Confidence.MEDIUM if probability >= SPUN else Confidence.LOW
    return Confidence.HIGH if probability >= CERTAINLY_SPUN else Confidence.MEDIUM


def _confidence_of_word(probability: float) -> Confidence:
    if probability < _LIKELY:
        return Confidence.LOW
    return Confidence.HIGH if probability >= _SURE else Confidence.MEDIUM
