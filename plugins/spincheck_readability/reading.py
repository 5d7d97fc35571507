"""A document's language, and its prose counted in that language."""

from __future__ import annotations

from spincheck.api import Document

from .counting import WordCounts
from .languages import ENGLISH, LANGUAGES, tell_language
from .prose import Prose, read_prose

_SAMPLE = 1_000
"""Words that a language is told from."""


class ProseReader:
    """Reads documents one after another, and remembers the words of each language."""

    def __init__(self, language: str = "auto") -> None:
        """Take the language of all documents (an ISO 639-1 code), or ``auto`` to tell it from each."""
        self._language = language
        self._word_counts: dict[str, WordCounts] = {}

    def read(self, document: Document) -> tuple[str, Prose] | None:
        """Return a document's language and its prose; none where the language is not known."""
        if self._language != "auto":
            return self._language, self.read_as(self._language, document)
        prose = self.read_as(ENGLISH.code, document)
        if prose.is_of_language:
            return ENGLISH.code, prose
        language = tell_language(document.words[:_SAMPLE].texts(document.text))
        if language is None or language is ENGLISH:
            return None
        return language.code, self.read_as(language.code, document)

    def read_as(self, language: str, document: Document) -> Prose:
        """Return a document's prose, counted as text of one language."""
        if language not in self._word_counts:
            self._word_counts[language] = WordCounts(LANGUAGES[language])
        return read_prose(document, self._word_counts[language])
