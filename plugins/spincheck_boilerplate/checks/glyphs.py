"""What programs that read PDF files put where they do not know the font's characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spincheck.api import Document, Span

from ..lines import Lines
from .found import Found

_NUMBER = re.compile(r"\(cid:\d{1,5}\)")
_GLYPHS = frozenset(map(chr, [*range(0xFB00, 0xFB07), *range(0xF020, 0xF100)]))
_GLYPH = re.compile(r"[\ufb00-\ufb06\uf020-\uf0ff](?:(?<=[A-Za-z].)|(?=[a-z])|(?<=[\uf020-\uf0ff]))")
_BULLETS = frozenset("\uf0a7\uf0b7\uf076\uf06e\uf0d8")
"""The bullets of the fonts Symbol and Wingdings."""


def find_glyphs(document: Document, lines: Lines) -> Iterator[Found]:
    """Yield every glyph's number, every ligature in a word, and every character that only one font can show."""
    text = document.text
    for match in _NUMBER.finditer(text):
        yield Found(span=Span(*match.span()))
    for match in () if lines.foreign.isdisjoint(_GLYPHS) else _GLYPH.finditer(text):
        yield Found(span=Span(*match.span()), replacement=_read(match[0]))


def _read(glyph: str) -> str | None:
    from unicodedata import normalize

    if glyph in _BULLETS:
        return "•"
    return None if "\uf020" <= glyph <= "\uf0ff" else normalize("NFKC", glyph)
