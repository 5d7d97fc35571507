"""What is compared of a document: its wording, and what a spinner leaves alone.

Wording is every run of five words. What is left alone are names, numbers and quotations: each name or number counts together
with the one that follows it, so that two documents agree only where they tell the same things in the same order, and a
quotation counts as a whole. All of it is kept as 32-bit hashes, the same on every machine; among the thousands that a document
has, a chance collision is rare and moves no figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from spincheck.api import Document

    Hashes: TypeAlias = NDArray[np.uint32]

RUN: Final = 5
"""Words in a run of wording: long enough to be rare in text that was written apart, short enough to survive between two
swaps."""

SHORTEST: Final = 30
"""Words below which a document is too short to say anything about."""

_MULTIPLIER: Final = 0x9E3779B97F4A7C15
"""Spreads the sum of the words' hashes over all bits: 2⁶⁴ divided by the golden ratio (Knuth, volume 3, section 6.4)."""
_QUOTATION: Final = re.compile(r"[“\"]([^“”\"\n]{20,1000})[”\"]")
_SHORTEST_QUOTATION: Final = 4
"""Words; a shorter one is a title or a word under discussion."""
_NO_NAMES: Final = frozenset("i mr mrs ms mx dr prof sir dame".split())
_DROPPED: Final = str.maketrans("", "", ".,'’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What is compared of one document."""

    words: int
    wording: Hashes
    """Every run of `RUN` words, sorted, each once."""
    kept: Hashes
    """Every pair of neighbouring names and numbers, and every quotation, in the order of the text, each once."""
    names: tuple[str, ...]
    """Names and numbers as the text has them, in its order, each once; to show, and to say what two documents share."""


def read_features(document: Document) -> Features:
    """Return what is compared of a document, in time linear in its length."""
    import numpy as np

    text = document.text
    words = document.words.texts(text)
    plain = [normalize(word) for word in words]
    anchors = _anchors(document, words, plain)
    places = [(document.words.starts[first], _pair(plain[first], plain[second])) for first, second in pairwise(anchors)]
    places += [(start, _hash(quotation)) for start, quotation in _quotations(text)]
    kept = dict.fromkeys(value for _, value in sorted(places))
    return Features(
        words=len(words),
        wording=np.unique(_runs(plain)),
        kept=np.fromiter(kept, dtype=np.uint32, count=len(kept)),
        names=tuple(dict.fromkeys(_names(document, words, anchors))),
    )


@lru_cache(maxsize=1 << 16)
def normalize(word: str) -> str:
    """Return a word without case, possessive and inner marks: "U.S." and "US’s" are one word, and so are 1,000 and 1000."""
    return word.casefold().removesuffix("'s").removesuffix("’s").translate(_DROPPED)


def _anchors(document: Document, words: Sequence[str], plain: Sequence[str]) -> list[int]:
    """Return the places of the words that are a name, part of one, or a number.

    A capital makes a name, except where the word is elsewhere written small and here either begins a sentence or stands alone:
    that leaves out the first words of sentences and of quotations. A name at the start of a sentence must go on with another
    word.
    """
    starts = document.words.starts
    first = {bisect_left(starts, sentence) for sentence in document.sentences.starts}
    small = {word for word in words if word[0].islower()}
    anchors: list[int] = []
    goes_on = False
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        is_name = word[0].isupper() and plain[index] not in _NO_NAMES
        if is_name and index in first:
            is_name = goes_on and word.lower() not in small
        elif is_name and word.lower() in small:
            is_name = goes_on or words[index - 1][0].isupper()
        if is_name or word[0].isdigit():
            anchors.append(index)
        goes_on = is_name
    return anchors[::-1]


def _names(document: Document, words: Sequence[str], anchors: Sequence[int]) -> Iterator[str]:
    """Yield names and numbers as they stand in the text; capitalised words with only a space between them are one name."""
    text, spans = document.text, document.words
    name: list[str] = []
    for index in anchors:
        follows = name and text[spans.ends[index - 1] : spans.starts[index]] == " " and words[index - 1] == name[-1]
        if name and not (follows and words[index][0].isupper()):
            yield " ".join(name)
            name = []
        name.append(words[index].removesuffix("'s").removesuffix("’s"))
    if name:
        yield " ".join(name)


def _quotations(text: str) -> Iterator[tuple[int, str]]:
    for quotation in _QUOTATION.finditer(text):
        words = [normalize(word) for word in quotation[1].split()]
        if len(words) >= _SHORTEST_QUOTATION:
            yield quotation.start(), " ".join(words)


@lru_cache(maxsize=1 << 16)
def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def _pair(one: str, other: str) -> int:
    """Return a hash of two words in either order: back-translation turns "Leonis Capital partner Xiao" round."""
    return _hash("\n".join(sorted((one, other))))


def _runs(words: Sequence[str]) -> Hashes:
    """Return a hash of every run of `RUN` words."""
    import numpy as np

    hashed = np.fromiter(map(_hash, words), dtype=np.uint64, count=len(words))
    count = max(len(words) - RUN + 1, 0)
    sums = np.zeros(count, dtype=np.uint64)
    for place in range(RUN):
        sums = (sums + hashed[place : place + count]) * np.uint64(_MULTIPLIER)
        sums ^= sums >> np.uint64(29)
    return (sums >> np.uint64(32)).astype(np.uint32)
