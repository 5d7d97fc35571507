"""Characters that nobody sees, where no script needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spincheck.api import Document, Span

from ..lines import Lines
from .found import Found

_JOINERS = frozenset("\u200c\u200d")
_GLUE = frozenset("\u2060\ufeff")
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CHARACTERS = _JOINERS | _GLUE | _BIDI | frozenset("\xad\u180e\u200b\ufff9\ufffa\ufffb")
_CLASS = f"[{''.join(sorted(_CHARACTERS))}]"
_INVISIBLE = re.compile(f"{_CLASS}{_CLASS}{{0,199}}+")  # one class at the head of a pattern is what makes the search fast
_LATIN = re.compile(r"[\x00-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205f\u20a0-\u20bf\u2190-\u21ff]?")
"""Beside letters of Thai, Khmer or Chinese they tell where a line may break, and in Arabic or Indic ones how letters join."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DASHES = frozenset("-–—…")
_BREAKS = frozenset("/_.@")
_NEAR = 200
"""How far to each side, in code points, a right-to-left letter is looked for."""


def find_invisible(document: Document, lines: Lines) -> Iterator[Found]:
    """Yield every run of them in Latin text that neither hyphenates, nor holds a dash, nor lets an address break."""
    text = document.text
    for match in () if lines.foreign.isdisjoint(_CHARACTERS) else _INVISIBLE.finditer(text):
        before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
        if _LATIN.fullmatch(before) and _LATIN.fullmatch(after) and not _is_needed(text, match, before, after):
            yield Found(span=Span(*match.span()))


def _is_needed(text: str, match: re.Match[str], before: str, after: str) -> bool:
    kinds = set(match[0])
    within_word = before.isalpha() and after.isalpha()
    if match[0] == "\xad" or kinds <= _JOINERS:
        return within_word
    if kinds <= _GLUE:
        return before in _DASHES or after in _DASHES
    if match[0] == "\u200b":
        return (before in _BREAKS and after.isalnum()) or (before.isalnum() and after in _BREAKS)
    if not kinds.isdisjoint(_BIDI):
        return _RIGHT_TO_LEFT.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR) is not None
    return False
