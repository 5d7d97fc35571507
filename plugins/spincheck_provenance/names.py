"""Names that two texts have in common, which spinning, translation and paraphrase leave alone."""

from __future__ import annotations

import re

from spincheck.api import Document

from .vocabulary import FUNCTION_WORDS

_NAME = re.compile(r"[^\W\d_a-z][\w’'-]*(?:[ \n][^\W\d_a-z][\w’'-]*)+")


def shared_names(original: Document, suspect: Document) -> list[str]:
    """Return the names of two words and more that stand in both texts, in the order of the suspect."""
    known = set(_names(original))
    return [name for name in dict.fromkeys(_names(suspect)) if name in known]


def _names(document: Document) -> list[str]:
    names = []
    for match in _NAME.finditer(document.text):
        words = match[0].split()
        while words and words[0].lower() in FUNCTION_WORDS:  # "In London"
            del words[0]
        if len(words) > 1:
            names.append(" ".join(words))
    return names
