"""Where a passage of the original stands in its file."""

from __future__ import annotations

from bisect import bisect_right

from spincheck.api import NEWLINE, Document, JsonValue, Span


class Places:
    """Says where the spans of one document's text stand in its source."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = [0, *(match.end() for match in NEWLINE.finditer(document.source))]

    def line(self, span: Span) -> int:
        """Return the line in which a span starts, from 1."""
        return bisect_right(self._lines, self._document.to_source(span).start)

    def evidence(self, span: Span) -> dict[str, JsonValue]:
        """Return what stands at a span of the text, and where in the source: its line, and code points from its start."""
        source = self._document.to_source(span)
        return {
            "original": " ".join(self._document.text[span.start : span.end].split()),
            "original path": self._document.path,
            "original line": bisect_right(self._lines, source.start),
            "original start": source.start,
            "original end": source.end,
        }
