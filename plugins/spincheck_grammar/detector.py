"""The grammar detector: LanguageTool's findings on the paragraphs of a document, and how dense those of swapped words are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from spincheck.api import Detector, Document, Edit, Finding, Fix, JsonValue, Note, Score, Span

from .options import GrammarOptions
from .rules import BREAKS, RULES

if TYPE_CHECKING:
    from .asking import Proofreader
    from .matches import Match
    from .server import Server

_SUGGESTIONS: Final = 5
_FEWEST_WORDS: Final = 100
"""Of a document with a score; in fewer words one mistake says nothing."""


class GrammarDetector(Detector[GrammarOptions]):
    """Asks LanguageTool, if the options say which."""

    api = 1
    name = "grammar"
    rules = RULES
    scores = ("grammar-breaks",)
    options_type = GrammarOptions

    def __init__(self, options: GrammarOptions) -> None:
        super().__init__(options)
        self._server: Server | None = None
        self._proofreader: Proofreader | None = None
        if options.is_on:
            from .asking import Proofreader
            from .selection import Selection
            from .server import Server

            self._server = Server(options)
            self._proofreader = Proofreader(self._server.check, Selection(options))

    @classmethod
    def is_external(cls, options: GrammarOptions) -> bool:
        """See `Detector.is_external`: a LanguageTool is another program, where one is asked at all."""
        return options.is_on

    def detect(self, document: Document) -> Iterator[Finding | Score | Note]:
        """Yield what LanguageTool finds, and the density of broken grammar.

        Raises:
            DetectorError: LanguageTool cannot be asked.
        """
        if self._proofreader is None or self._server is None:
            return
        from .passages import passages

        spans = list(passages(document))
        if not spans:
            return
        if host := self._server.foreign_host:
            yield Note(message=f"the text of what is checked is sent to {host}, for 'server' says so", always=True)
        texts = [document.text[span.start : span.end] for span in spans]
        language = self.options.language
        if language == "auto":
            language = self._proofreader.language_of(texts)
        found = self._proofreader.matches_in(texts, language)
        breaks = words = 0
        for passage, text in zip(spans, texts, strict=True):
            words += len(document.words.within(passage))
            for match in found[text]:
                span = Span(passage.start + match.span.start, passage.start + match.span.end)
                if document.is_quoted(span):
                    continue
                finding = _finding(document, span, match)
                breaks += finding.rule in BREAKS
                yield finding
        if words >= _FEWEST_WORDS:
            yield Score(name="grammar-breaks", value=round(1000 * breaks / words, 2), unit="per thousand words")


def _finding(document: Document, span: Span, match: Match) -> Finding:
    from .selection import rule_for

    return Finding(
        rule=rule_for(match),
        span=span,
        message=f"'{document.text[span.start : span.end]}': {match.message.rstrip('.')}",
        suggestions=match.replacements[:_SUGGESTIONS],
        evidence=_evidence(match),
        fix=_fix(document, span, match),
    )


def _evidence(match: Match) -> dict[str, JsonValue]:
    return {"LanguageTool's rule": match.rule, "category": match.category, **({"link": match.link} if match.link else {})}


def _fix(document: Document, span: Span, match: Match) -> Fix | None:
    """Put the likeliest replacement there, unless markup stands in the place that would go with it."""
    source = document.to_source(span)
    if not match.replacements or document.source[source.start : source.end] != document.text[span.start : span.end]:
        return None
    return Fix(edits=(Edit(span=source, replacement=match.replacements[0]),), safe=False)
