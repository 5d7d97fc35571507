"""Finds what the rules describe."""

from __future__ import annotations

from collections.abc import Iterator

from spincheck.api import Confidence, Detector, Document, Finding, NoOptions, Score

from .rules import TEXT_TO_COME


class TemplateDetector(Detector[NoOptions]):
    """Looks at every word."""

    api = 1
    name = "template"
    rules = (TEXT_TO_COME,)
    options_type = NoOptions

    def detect(self, document: Document) -> Iterator[Finding | Score]:
        """Yield a finding for each placeholder."""
        for word in document.words:
            if document.text[word.start : word.end] == "TK":
                yield Finding(
                    rule=TEXT_TO_COME,
                    span=word,
                    message="'TK' usually holds a place for text to come; write the text",
                    confidence=Confidence.MEDIUM,
                )
