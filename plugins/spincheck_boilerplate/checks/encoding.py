"""Characters that were decoded with the wrong table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from spincheck.api import Confidence, Document, Span

from ..lines import Lines
from .found import Found


def _shown(table: str) -> dict[int, str]:
    """Return how a table shows each byte beyond ASCII; those that it leaves undefined pass through as control characters."""
    return {byte: bytes([byte]).decode(table, "replace").replace("\ufffd", chr(byte)) for byte in range(0x80, 0x100)}


def _class(shown: dict[int, str], first: int, last: int) -> str:
    """Return a class of how a table shows these bytes, or Latin-1 does."""
    controls = (chr(byte) for byte in range(first, min(last, 0x9F) + 1))
    return "[" + "".join(map(re.escape, [*(shown[byte] for byte in range(first, last + 1)), *controls])) + "]"


_WESTERN, _RUSSIAN = _shown("cp1252"), _shown("cp1251")
_WESTERN_BYTES = str.maketrans({character: chr(byte) for byte, character in _WESTERN.items()})
_RUSSIAN_BYTES = str.maketrans({character: chr(byte) for byte, character in _RUSSIAN.items()})

_TRAIL = _class(_WESTERN, 0x80, 0xBF)
_SUSPECT = re.compile(f"[Â-ô](?={_TRAIL})")
"""How every run begins: one class at the head of a pattern is what makes the search fast."""
_TWO, _THREE, _FOUR = _class(_WESTERN, 0xC2, 0xDF), _class(_WESTERN, 0xE0, 0xEF), _class(_WESTERN, 0xF0, 0xF4)
_MOJIBAKE = re.compile(f"(?:{_TWO}{_TRAIL}|{_THREE}{_TRAIL}{{2}}|{_FOUR}{_TRAIL}{{3}})+|â€")
"""A run of UTF-8 sequences shown byte by byte, or the rest of a closing quote whose last byte was lost."""
_LIKELY = re.compile(r"[\xa0-\u017f\u0390-\u044f\u2010-\u2044\u20ac\u2122\u3000-\u9fff\ufe0f\U0001f300-\U0001faff]+")
"""What misread text mostly is: accented Latin, Greek, Cyrillic, typographic marks, Chinese, Japanese, emoji."""
_MARKS = "\xa0«»‘’“”–—…•"
"""What may follow a word, and is also the second half of many sequences."""

_TYPOGRAPHY = "‘’“”–—…•™"
_ACCENTED = "àáâãäåæçèéêëìíîïñòóôõöøùúûüßÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜąćčďęěłńňřśšťůźżž"


def _shown_by_other_tables() -> Iterator[tuple[str, str]]:
    """Yield how the tables of Macintosh, Eastern Europe, DOS and China show marks and letters in UTF-8, and what they are."""
    for table in ("mac_roman", "cp1250", "cp1251", "cp437", "cp850"):
        for character in _TYPOGRAPHY + _ACCENTED:
            yield character.encode().decode(table, "replace"), character
    for mark in _TYPOGRAPHY:
        for following in map(chr, range(0x40, 0x7F)):  # two bytes make a character, so it swallows the letter that follows
            yield (mark + following).encode().decode("gbk", "replace"), mark + following


@cache
def other_readings() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return what each misread character of other tables stands for, and a pattern that finds them; seldom needed."""
    others = {
        shown: read for shown, read in _shown_by_other_tables() if "\ufffd" not in shown and not _MOJIBAKE.fullmatch(shown)
    }
    return others, re.compile("|".join(map(re.escape, sorted(others, key=len, reverse=True))))


OTHER_SIGNS = frozenset("ÄÔâĂĹƒΓГДЕв‚√≈─├┼鈥")
"""The characters that they begin with."""
_FORMULA = frozenset("≠±≤≥µ∂∏π∫Ω")
_PAIR = "[РС]" + _class(_RUSSIAN, 0x80, 0xBF)
_RUSSIAN_RUN = re.compile(f"{_PAIR}(?:{_PAIR}){{2,200}}+")
"""Russian in UTF-8 as Windows-1251 shows it: every other letter is a capital Р or С."""
_CONTROL = re.compile(r"[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")
"""A control character that was a letter or a mark in Windows-1252; U+0085 is left out, for it also ends lines."""
_LONE_CIRCUMFLEX = re.compile(r"Â(?<=[a-z0-9.,;:!?\"”’)]Â)(?=\s|\Z)")
"""What is left of a no-break space once white space was made plain."""


def find_mojibake(document: Document, lines: Lines) -> Iterator[Found]:
    """Yield every run that reads as likely text once its characters are taken as bytes and decoded as UTF-8.

    The round trip is what proves it: ``SÃO`` holds the same letters and does not decode.
    """
    for signs, find in _WAYS:
        if not lines.foreign.isdisjoint(signs):
            yield from find(document.text)


def _find_western(text: str) -> Iterator[Found]:
    end = 0
    for suspect in _SUSPECT.finditer(text):
        match = _MOJIBAKE.match(text, suspect.start()) if suspect.start() >= end else None
        if match is None:
            continue
        end = match.end()
        if match[0] == "â€":
            yield _found(match, "”", Confidence.MEDIUM)  # its last byte is one that Windows-1252 cannot show
        elif (read := _read_again(match[0])) is not None and not _is_spelling(text, match):
            yield _found(match, read)
    for match in _LONE_CIRCUMFLEX.finditer(text):
        yield Found(span=Span(*match.span()))


def _find_other(text: str) -> Iterator[Found]:
    others, pattern = other_readings()
    for match in pattern.finditer(text):
        if len(match[0]) > 2 or _is_within_word(text, match):
            yield _found(match, others[match[0]])


def _find_russian(text: str) -> Iterator[Found]:
    for match in _RUSSIAN_RUN.finditer(text):
        yield _found(match, match[0].translate(_RUSSIAN_BYTES).encode("latin-1").decode())


def _find_controls(text: str) -> Iterator[Found]:
    for match in _CONTROL.finditer(text):
        yield _found(match, _WESTERN[ord(match[0])])


_WAYS: tuple[tuple[frozenset[str], Callable[[str], Iterator[Found]]], ...] = (
    (frozenset(map(chr, range(0xC2, 0xF5))), _find_western),
    (OTHER_SIGNS, _find_other),
    (frozenset("Р"), _find_russian),
    (frozenset(map(chr, range(0x80, 0xA0))), _find_controls),
)
"""The characters without which a search finds nothing, and the search."""


def _found(match: re.Match[str], read: str, confidence: Confidence | None = None) -> Found:
    return Found(span=Span(*match.span()), confidence=confidence, replacement=read, evidence={"reads": read})


def _read_again(shown: str) -> str | None:
    """Return what ``shown`` stands for, undoing as many wrong decodings as it went through; None if it is no such text."""
    try:
        read = shown.translate(_WESTERN_BYTES).encode("latin-1").decode("utf-8")
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


def _is_within_word(text: str, match: re.Match[str]) -> bool:
    """Return whether a small letter stands beside it, and on either side where it may be a formula, as in ``√π``."""
    before, after = text[max(0, match.start() - 1) : match.start()].islower(), text[match.end() : match.end() + 1].islower()
    return (before and after) if match[0][1] in _FORMULA else (before or after)
