"""The provenance detector: what a document has from the original that it is compared with."""

from __future__ import annotations

from collections.abc import Iterator

from spincheck.api import Detector, Document, Finding, NoOptions, Note, Score

from .rules import RULES


class ProvenanceDetector(Detector[NoOptions]):
    """Compares a document with its `original`, where the user names one; says nothing about any other."""

    api = 1
    name = "provenance"
    rules = RULES
    options_type = NoOptions

    def detect(self, document: Document) -> Iterator[Finding | Score | Note]:
        """Yield the scores, and the findings on the document, its passages and its words."""
        if document.original is None or not document.blocks:
            return
        from .comparison import compare
        from .labels import Label, judge
        from .reporting import document_scores, findings
        from .scores import score

        comparison = compare(document.original, document)
        scores = score(comparison)
        verdict = judge(comparison, scores)
        yield from document_scores(scores)
        yield from findings(document, document.original, comparison, verdict, scores)
        if verdict.label is Label.UNRELATED:
            yield Note(message=f"hardly anything in it comes from {document.original.path!r}: {'; '.join(verdict.reasons)}")
