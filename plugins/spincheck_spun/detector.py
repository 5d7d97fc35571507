"""The spun detector: phrases that spinners leave, and how likely the whole document is spun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from spincheck.api import Confidence, Detector, Document, Finding, Score

from .composed import ComposedPhrases
from .listed import ListedPhrases
from .mangled import MangledWords
from .matching import Hit, find_phrases
from .phrases import Kind, Phrase, clean_rates, clean_shares
from .rules import MANGLED_WORD, SPINNER_PHRASE, SPUN_DOCUMENT, TORTURED_PHRASE
from .scoring import can_be_scored, count_function_words, spun_probability
from .tokens import in_style_of, normal_form, split_phrase, stretches, tokenize

_SPUN: Final = 0.5
"""The score from which a document is reported as spun."""
_CERTAINLY_SPUN: Final = 0.9
_STRONG: Final = 3.0
"""The weight, in nats, from which a phrase is reported with medium confidence without any support."""
_STRONGEST: Final = 10
"""How many phrases the finding on a document lists."""
_WORDS: Final = re.compile(r"\s*\w[\w'’.]*(?:[\s-]+\w[\w'’.]*)*\s*")
_RULES: Final = {Kind.TORTURED: TORTURED_PHRASE, Kind.SPINNER: SPINNER_PHRASE, Kind.MANGLED: MANGLED_WORD}
_STANDS_FOR: Final = "'{found}' usually stands for '{expected}'"
_MESSAGES: Final = {
    Kind.TORTURED: _STANDS_FOR,
    Kind.SPINNER: _STANDS_FOR,
    Kind.MANGLED: "'{found}' is '{expected}' with a spinner's synonym in the place of a part of it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpunOptions:
    """The table ``[tool.spincheck.spun]``.

    Raises:
        ValueError: a phrase that is not one or more words with nothing but spaces and hyphens between them.
    """

    allow: tuple[str, ...] = ()
    """Phrases that are never reported, alone or inside a longer phrase; they do not count for the score either."""
    phrases: Mapping[str, str] = field(default_factory=dict)
    """Tortured phrases of one's own field, and what each stands for."""

    def __post_init__(self) -> None:
        for name, phrases in (("allow", self.allow), ("phrases", self.phrases)):
            for phrase in phrases:
                if not _WORDS.fullmatch(phrase):
                    raise ValueError(f"{name}: {phrase!r} is not just words with spaces or hyphens between them")


class SpunDetector(Detector[SpunOptions]):
    """Finds spun phrases in English prose."""

    api = 1
    name = "spun"
    rules = (SPUN_DOCUMENT, TORTURED_PHRASE, SPINNER_PHRASE, MANGLED_WORD)
    options_type = SpunOptions

    def __init__(self, options: SpunOptions) -> None:
        super().__init__(options)
        rates = clean_rates()
        self._sources = (ListedPhrases(options.phrases, rates), ComposedPhrases(rates, clean_shares()), MangledWords())
        self._allowed = [f" {' '.join(split_phrase(normal_form(phrase)))} " for phrase in options.allow]

    def detect(self, document: Document) -> Iterator[Finding | Score]:
        """Yield the phrases, the score and, when it says spun, a finding on the opening of the document."""
        hits: list[Hit] = []
        words = function_words = 0
        for stretch in stretches(document):
            tokens = tokenize(document, stretch)
            hits += [hit for hit in find_phrases(document, tokens, self._sources) if not self._is_allowed(document, hit)]
            words += len(tokens.words)
            function_words += count_function_words(tokens.words)
        probability = None
        if can_be_scored(words, function_words):
            probability = spun_probability((hit.phrase for hit in hits), words)
            yield Score(name="spun", value=probability, unit="probability")
            if probability >= _SPUN:
                yield _document_finding(document, hits, probability, words)
        for hit in hits:
            yield _phrase_finding(document, hit, probability or 0.0)

    def _is_allowed(self, document: Document, hit: Hit) -> bool:
        if not self._allowed:
            return False
        found = f" {' '.join(split_phrase(normal_form(document.text[hit.span.start : hit.span.end])))} "
        return any(allowed in found for allowed in self._allowed)


def _document_finding(document: Document, hits: Sequence[Hit], probability: float, words: int) -> Finding:
    by_key = {hit.phrase.key: hit.phrase for hit in hits}
    phrases = sorted(by_key.values(), key=lambda phrase: (-phrase.weight, phrase.key))
    opening = document.blocks[0].span if document.blocks else hits[0].span
    return Finding(
        rule=SPUN_DOCUMENT,
        span=opening,
        message=(
            f"this document reads as if a spinner had replaced words by synonyms: {len(phrases)} different phrases of spinners "
            f"in {words} words. They may be quoted or the author's own: look at them before you judge"
        ),
        confidence=Confidence.HIGH if probability >= _CERTAINLY_SPUN else Confidence.MEDIUM,
        evidence={
            "probability": round(probability, 3),
            "words": words,
            "different phrases": len(phrases),
            "strongest phrases": [phrase.key for phrase in phrases[:_STRONGEST]],
        },
    )


def _phrase_finding(document: Document, hit: Hit, probability: float) -> Finding:
    text = " ".join(document.text[hit.span.start : hit.span.end].split())
    expected = tuple(in_style_of(text, phrase) for phrase in hit.expected)
    return Finding(
        rule=_RULES[hit.phrase.kind],
        span=hit.span,
        message=_MESSAGES[hit.phrase.kind].format(found=text, expected=expected[0]),
        confidence=_confidence(hit.phrase, probability),
        suggestions=expected,
        evidence={
            "weight": round(hit.phrase.weight, 2),
            "clean occurrences per million words": round(hit.phrase.clean_rate, 2),
        },
    )


def _confidence(phrase: Phrase, probability: float) -> Confidence:
    if phrase.kind is Kind.MANGLED:
        return Confidence.HIGH
    if phrase.weight < _STRONG:
        return Confidence.MEDIUM if probability >= _SPUN else Confidence.LOW
    return Confidence.HIGH if probability >= _CERTAINLY_SPUN else Confidence.MEDIUM
