"""The spun detector: phrases and words that spinners leave, and how likely the whole document is spun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from spincheck.api import Detector, Document, Finding, Score, Span

from .composed import ComposedPhrases
from .listed import ListedPhrases
from .mangled import MangledWords
from .matching import Hit, find_phrases
from .phrases import clean_rates, clean_shares
from .reporting import Doubt, document_finding, find_doubts, phrase_finding, word_findings
from .residue import Mismatch, find_mismatches, mismatch_finding, weigh_mismatches
from .residue_rules import ARTICLE_MISMATCH
from .rules import MANGLED_WORD, SPINNER_PHRASE, SPUN_DOCUMENT, SUBSTITUTED_WORD, TORTURED_PHRASE
from .scoring import LEAST_WORDS, count_function_words, is_english, weigh
from .tokens import Tokens, normal_form, split_phrase, stretches, tokenize

if TYPE_CHECKING:
    from .context.judging import Judge, Stretch

_WORDS: Final = re.compile(r"\s*\w[\w'’.]*(?:[\s-]+\w[\w'’.]*)*\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpunOptions:
    """The table ``[tool.spincheck.spun]``.

    Raises:
        ValueError: a phrase that is not one or more words with nothing but spaces and hyphens between them, or a threshold that
            is no probability.
    """

    allow: tuple[str, ...] = ()
    """Phrases that are never reported, alone or inside a longer phrase; they do not count for the score either."""
    phrases: Mapping[str, str] = field(default_factory=dict)
    """Tortured phrases of one's own field, and what each stands for."""
    terms: tuple[str, ...] = ()
    """Words of one's own field, which are taken to stand where they belong."""
    context: bool = True
    """Whether single words are judged by their context as well, which takes most of the time."""
    domain: Literal["any", "fiction", "learner"] = "any"
    """What the texts are, so that what is ordinary there counts as ordinary."""
    threshold: float = 0.5
    """The score from which a document is reported."""

    def __post_init__(self) -> None:
        for name, phrases in (("allow", self.allow), ("phrases", self.phrases), ("terms", self.terms)):
            for phrase in phrases:
                if not _WORDS.fullmatch(phrase):
                    raise ValueError(f"{name}: {phrase!r} is not just words with spaces or hyphens between them")
        if not 0 < self.threshold <= 1:
            raise ValueError(f"threshold: {self.threshold} is not above 0 and at most 1")


@dataclass(slots=True)
class _Evidence:
    """What was found in a document so far."""

    hits: list[Hit] = field(default_factory=list)
    mismatches: list[Mismatch] = field(default_factory=list)
    judged: list[Stretch] = field(default_factory=list)
    words: int = 0
    function_words: int = 0


class SpunDetector(Detector[SpunOptions]):
    """Finds spun phrases and words in English prose, and says how likely the whole document is spun."""

    api = 1
    name = "spun"
    rules = (SPUN_DOCUMENT, TORTURED_PHRASE, SPINNER_PHRASE, MANGLED_WORD, SUBSTITUTED_WORD, ARTICLE_MISMATCH)
    scores = ("spun", "replaced-share")
    options_type = SpunOptions

    def __init__(self, options: SpunOptions) -> None:
        super().__init__(options)
        rates = clean_rates()
        self._sources = (ListedPhrases(options.phrases, rates), ComposedPhrases(rates, clean_shares()), MangledWords())
        self._allowed = [f" {' '.join(split_phrase(normal_form(phrase)))} " for phrase in options.allow]
        self._terms = frozenset(part for term in options.terms for part in split_phrase(normal_form(term)))

    @cached_property
    def _judge(self) -> Judge:
        from .context.judging import Judge  # its numpy costs more than all else; a text that is not English never needs it

        return Judge()

    def detect(self, document: Document) -> Iterator[Finding | Score]:
        """Yield the findings of all layers, the score and, when it says spun, a finding on the opening of the document."""
        evidence = _Evidence()
        for stretch in stretches(document):
            self._read(document, tokenize(document, stretch), evidence)
        probability = 0.0
        if is_english(evidence.words, evidence.function_words):
            judgement = self._judge.weigh(evidence.judged, self.options.domain) if evidence.judged else None
            residue = weigh_mismatches(document, evidence.mismatches)
            phrases = (hit.phrase for hit in evidence.hits)
            verdict = weigh(phrases, evidence.words, residue, judgement.mixture if judgement else None)
            probability = verdict.probability
            yield Score(name="spun", value=probability, unit="probability")
            if verdict.mixture:
                yield Score(name="replaced-share", value=verdict.mixture.share, unit="share")
            doubts: list[Doubt] = []
            if judgement:
                doubts = find_doubts(self._judge, judgement, verdict, lambda span: self._is_exempt(document, span))
            yield from word_findings(doubts, verdict)
            if probability >= self.options.threshold:
                yield document_finding(document, evidence.hits, doubts, verdict)
        yield from (phrase_finding(document, hit, probability) for hit in evidence.hits)
        yield from (mismatch_finding(document, mismatch, probability) for mismatch in evidence.mismatches)

    def _read(self, document: Document, tokens: Tokens, evidence: _Evidence) -> None:
        """Add what a stretch of the document holds to the evidence."""
        hits = [hit for hit in find_phrases(document, tokens, self._sources) if not self._is_allowed(document, hit.span)]
        function_words = count_function_words(tokens.words)
        # A phrase in a text too short for a score is judged by its context all the same.
        if self.options.context and is_english(len(tokens.words), function_words, least=1 if hits else LEAST_WORDS):
            part = self._judge.read(document, tokens, [hit.span for hit in hits], self._terms)
            hits = [replace(hit, support=support) for hit, support in zip(hits, part.supports, strict=True)]
            evidence.judged.append(part)
        evidence.hits += hits
        evidence.mismatches += find_mismatches(document, tokens)
        evidence.words += len(tokens.words)
        evidence.function_words += function_words

    def _is_exempt(self, document: Document, span: Span) -> bool:
        return document.is_quoted(span) or self._is_allowed(document, span)

    def _is_allowed(self, document: Document, span: Span) -> bool:
        if not self._allowed:
            return False
        found = f" {' '.join(split_phrase(normal_form(document.text[span.start : span.end])))} "
        return any(allowed in found for allowed in self._allowed)
