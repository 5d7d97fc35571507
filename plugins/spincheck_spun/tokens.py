"""The words of a document as phrases are matched against them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from operator import contains
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spincheck.api import Document

_PART = re.compile(r"[^-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Lower-case words with their places in the text; a word with hyphens gives one token for each of its parts.

    So ``neural-network-based`` holds the phrase ``neural network``, and ``real-time`` the phrase ``real time``.
    """

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


def fold(text: str) -> str:
    """Return ``text`` in lower case with plain apostrophes and hyphens, every character in its old place."""
    folded = text.lower()
    if len(folded) != len(text):  # one capital, U+0130, becomes two characters
        folded = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return folded.replace("’", "'").replace("‐", "-").replace("‑", "-")


def tokenize(document: Document) -> Tokens:
    """Return the tokens of the words that `spincheck.api.Document.words` splits once for all detectors."""
    spans = document.words
    folded = fold(document.text)
    words = spans.texts(folded)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for index in compress(range(len(words)), map(contains, words, repeat("-"))):
        parts += words[done:index]
        starts += spans.starts[done:index]
        ends += spans.ends[done:index]
        for part in _PART.finditer(words[index]):
            parts.append(part[0])
            starts.append(spans.starts[index] + part.start())
            ends.append(spans.starts[index] + part.end())
        done = index + 1
    parts += words[done:]
    starts += spans.starts[done:]
    ends += spans.ends[done:]
    return Tokens(words=parts, starts=starts, ends=ends)


def normal_form(phrase: str) -> str:
    """Return a user's phrase as the data would list it: folded, with single spaces."""
    return " ".join(fold(phrase).split())


def split_phrase(phrase: str) -> list[str]:
    """Return the tokens of a phrase in its normal form."""
    return phrase.replace("-", " ").split()
