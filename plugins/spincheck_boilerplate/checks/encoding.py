"""Characters that were decoded with the wrong table, or escaped once too often."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spincheck.api import Confidence, Document, Span

from ..lines import Lines
from .found import Found

_TABLE = {byte: bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(0x80, 0x100)}
"""How Windows-1252 shows each byte; the five bytes that it leaves undefined pass through as control characters."""
_BYTES = str.maketrans({shown: chr(byte) for byte, shown in _TABLE.items()})


def _class(first: int, last: int) -> str:
    return "[" + "".join(re.escape(_TABLE[byte]) for byte in range(first, last + 1)) + "]"


_TRAIL = _class(0x80, 0xBF)
_SUSPECT = re.compile(f"[Â-ô](?={_TRAIL})")
"""How every run begins: one class at the head of a pattern is what makes the search fast."""
_MOJIBAKE = re.compile(
    f"(?:{_class(0xC2, 0xDF)}{_TRAIL}|{_class(0xE0, 0xEF)}{_TRAIL}{{2}}|{_class(0xF0, 0xF4)}{_TRAIL}{{3}})+|â€"
)
"""A run of UTF-8 sequences shown byte by byte, or the rest of a closing quote whose last byte was lost."""
_LIKELY = re.compile(r"[\xa0-\u017f\u0390-\u044f\u2010-\u2044\u20ac\u2122\u3000-\u9fff\ufe0f\U0001f300-\U0001faff]+")
"""What misread text mostly is: accented Latin, Greek, Cyrillic, typographic marks, Chinese, Japanese, emoji."""

_MARKS = "\xa0«»‘’“”–—…•"
"""What may follow a word, and is also the second half of many sequences."""

_ENTITY = re.compile(r"&(?:amp;)?(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8}\d{0,2});")


def find_mojibake(document: Document, _lines: Lines) -> Iterator[Found]:
    """Yield every run that reads as likely text once its characters are taken as bytes and decoded as UTF-8.

    The round trip is what proves it: ``SÃO`` holds the same letters and does not decode.
    """
    text, end = document.text, 0
    for suspect in () if text.isascii() else _SUSPECT.finditer(text):
        match = _MOJIBAKE.match(text, suspect.start()) if suspect.start() >= end else None
        if match is None:
            continue
        end = match.end()
        if match[0] == "â€":
            yield Found(span=Span(*match.span()), confidence=Confidence.MEDIUM)
        elif (read := _read_again(match[0])) is not None and not _is_spelling(text, match):
            yield Found(span=Span(*match.span()), replacement=read, evidence={"reads": read})


def _read_again(shown: str) -> str | None:
    """Return what ``shown`` stands for, undoing as many wrong decodings as it went through; None if it is no such text."""
    try:
        read = shown.translate(_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    if _MOJIBAKE.fullmatch(read):
        return _read_again(read) or read
    return read if _LIKELY.fullmatch(read) else None


def _is_spelling(text: str, match: re.Match[str]) -> bool:
    """Return whether a capital that ends a word and the mark behind it make the sequence, as in ``“Ä”`` and ``AMANHÃ”``."""
    if len(match[0]) != 2 or match[0][1] not in _MARKS:
        return False
    before = text[max(0, match.start() - 1) : match.start()]
    return before.isupper() or (match[0][0] not in "ÂÃ" and not before.islower())


def find_entities(document: Document, _lines: Lines) -> Iterator[Found]:
    """Yield every character reference that stands for another character."""
    if "&" not in document.text:
        return
    from html import unescape

    for match in _ENTITY.finditer(document.text):
        read = unescape(unescape(match[0]))
        if read != match[0] and len(read) <= 2:
            yield Found(span=Span(*match.span()), replacement=read, evidence={"reads": read})
