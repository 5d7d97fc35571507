"""The readability detector: scores of a document, and where it is harder than the rest, than before, or than it may be."""

from __future__ import annotations

from collections.abc import Iterator

from spincheck.api import Confidence, Detector, Document, Finding, JsonValue, Note, Rule, Score, Span

from .comparison import Comparison, Reading
from .formulas import EASE, SCORES, SHAPE, formulas_for
from .languages import ENGLISH
from .limits import Excess, over_the_limits, unlike_the_profile
from .options import ReadabilityOptions
from .passages import Passage, find_passages
from .profile import PARAGRAPH_EASE, load_profile
from .prose import Prose
from .reading import ProseReader
from .rules import HARDER_THAN_BEFORE, HARDER_THAN_WANTED, READABILITY_DROP

_FEWEST_WORDS = 100
"""Of a document with scores: the size of the samples that the formulas were fitted to."""
_FEWEST_WORDS_OF_A_PARAGRAPH = 20
"""Of a paragraph with a score of its own; shorter ones jump with every word."""
_DOCUMENT = 1 / 3
"""What a document must have lost, as a share of what a paragraph must: the more text, the less is chance."""

_OTHER_WORDS = 15
"""Words in 100 that must be new above the usual ones to be named."""

Steps = tuple[tuple[float, Confidence], ...]
_BY_ODDS: Steps = ((5.9, Confidence.HIGH), (4.6, Confidence.MEDIUM), (2.1, Confidence.LOW))
"""How sure a drop within a document is."""
_BY_REGRESSION: Steps = ((2, Confidence.HIGH), (1, Confidence.MEDIUM), (0.5, Confidence.LOW))
"""How sure a drop since the earlier version is, when it is this multiple of the configured one."""
_BY_SPREADS: Steps = ((4.5, Confidence.HIGH), (3, Confidence.MEDIUM), (2, Confidence.LOW))
"""How sure a drop below the profile is, when it is so many spreads."""


class ReadabilityDetector(Detector[ReadabilityOptions]):
    """Finds where a text becomes hard to read; it says nothing about a text whose language it does not know."""

    api = 1
    name = "readability"
    rules = (READABILITY_DROP, HARDER_THAN_BEFORE, HARDER_THAN_WANTED)
    scores = SCORES
    options_type = ReadabilityOptions

    def __init__(self, options: ReadabilityOptions) -> None:
        super().__init__(options)
        self._profile = load_profile(options.profile) if options.profile else None
        self._reader = ProseReader(options.language)

    def detect(self, document: Document) -> Iterator[Finding | Score | Note]:
        """Yield the document's scores and its drops."""
        read = self._reader.read(document)
        if read is None:
            yield Note(message="no language that readability knows stands out, so nothing is said; see its option 'language'")
            return
        language, prose = read
        scores: dict[str, float] = {}
        if prose.counts.words >= _FEWEST_WORDS:
            for name, (formula, unit) in {**formulas_for(language), **SHAPE}.items():
                scores[name] = round(formula(prose.counts), 2)
                yield Score(name=name, value=scores[name], unit=unit)
        paragraphs = _paragraph_eases(prose, language) if scores else {}
        for span, (_, ease) in paragraphs.items():
            yield Score(name=PARAGRAPH_EASE, value=ease, unit="points", span=span)
        if language == ENGLISH.code:
            yield from self._drops(document, prose)
        if document.previous:
            yield from self._regressions(document, prose, language)
        yield from self._excesses(document, scores, paragraphs)

    def _drops(self, document: Document, prose: Prose) -> Iterator[Finding]:
        for passage in find_passages(document, prose, points=self.options.drop, min_words=self.options.min_words):
            confidence = _step(passage.odds, _BY_ODDS)
            if confidence:
                yield _drop_finding(prose, passage, confidence)

    def _regressions(self, document: Document, prose: Prose, language: str) -> Iterator[Finding]:
        """Yield the paragraphs that became harder or, where none did, the document if it did."""
        from .changes import find_changes

        previous = document.previous
        formula = EASE.get(language)
        if previous is None or formula is None:
            return
        before = self._reader.read_as(language, previous)
        found = False
        for change in find_changes(document, prose, previous, before):
            comparison = Comparison(text=change.after, other=change.before, formula=formula)
            confidence = _step(comparison.points / self.options.regression, _BY_REGRESSION)
            if confidence:
                found = found or confidence is not Confidence.LOW
                yield _regression_finding("this paragraph", change.span, comparison, confidence)
        if not found and min(prose.counts.words, before.counts.words) >= _FEWEST_WORDS:
            comparison = Comparison(text=Reading.of(prose.counts), other=Reading.of(before.counts), formula=formula)
            confidence = _step(comparison.points / (self.options.regression * _DOCUMENT), _BY_REGRESSION)
            if confidence:
                yield _regression_finding("this document", _opening(document), comparison, confidence)

    def _excesses(
        self, document: Document, scores: dict[str, float], paragraphs: dict[Span, tuple[int, float]]
    ) -> Iterator[Finding]:
        excesses: list[Excess] = [*over_the_limits(scores, self.options.least, self.options.most)]
        if self._profile:
            excesses += unlike_the_profile(scores, paragraphs, self._profile)
        for excess in excesses:
            confidence = _step(excess.spreads, _BY_SPREADS)
            if confidence:
                span = excess.span or _opening(document)
                yield _finding(HARDER_THAN_WANTED, span, excess.message, confidence, dict(excess.evidence))


def _step(value: float, steps: Steps) -> Confidence | None:
    return next((confidence for least, confidence in steps if value >= least), None)


def _opening(document: Document) -> Span:
    return document.blocks[0].span


def _paragraph_eases(prose: Prose, language: str) -> dict[Span, tuple[int, float]]:
    """Return the words and the reading ease of each paragraph that is long enough."""
    formula = EASE.get(language)
    return {
        paragraph.span: (paragraph.counts.words, round(formula(paragraph.counts), 2))
        for paragraph in prose.paragraphs
        if formula and paragraph.counts.words >= _FEWEST_WORDS_OF_A_PARAGRAPH
    }


def _drop_finding(prose: Prose, passage: Passage, confidence: Confidence) -> Finding:
    sentences = passage.drop.sentences
    text = prose.reading(sentences)
    comparison = Comparison(text=text, other=Reading.of(prose.counts).minus(text))
    drivers = [*comparison.drivers("elsewhere")]
    new, usual = round(100 * passage.new_words), round(100 * passage.new_words_usually)
    if new - usual >= _OTHER_WORDS:
        drivers.append(f"other words: {new} in 100 occur nowhere else, usual is {usual}")
    message = (
        f"this passage reads much harder than the rest: Flesch reading ease {comparison.ease:.0f}, "
        f"the rest of the document {comparison.other_ease:.0f} ({'; '.join(drivers)})"
    )
    evidence = {
        **comparison.evidence("of the rest"),
        "standard errors": round(passage.signs.errors, 1),
        "words in 100 that occur nowhere else": new,
        "usual in this document": usual,
    }
    return _finding(READABILITY_DROP, prose.span(sentences), message, confidence, evidence)


def _regression_finding(what: str, span: Span, comparison: Comparison, confidence: Confidence) -> Finding:
    drivers = "; ".join(comparison.drivers("before"))
    message = (
        f"{what} became harder to read: Flesch reading ease {comparison.ease:.0f}, before {comparison.other_ease:.0f}"
        f"{f' ({drivers})' if drivers else ''}"
    )
    return _finding(HARDER_THAN_BEFORE, span, message, confidence, comparison.evidence("before"))


def _finding(rule: Rule, span: Span, message: str, confidence: Confidence, evidence: dict[str, JsonValue]) -> Finding:
    return Finding(rule=rule, span=span, message=message, confidence=confidence, evidence=evidence)
