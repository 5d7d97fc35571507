"""The words of a document as phrases are matched against them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from operator import contains
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spincheck.api import Block, Document, Spans

_PART = re.compile(r"[^-]+")
_WORDS_AT_ONCE = 50_000
_LONGEST_ACRONYM = 5


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


def stretches(document: Document) -> Iterator[Spans]:
    """Yield the document's words in runs of whole blocks, so that a document of fifty megabytes is never tokens all at once."""
    words, done = document.words, 0
    for block in document.blocks:
        here = bisect_left(words.starts, block.span.start, done)
        if here - done >= _WORDS_AT_ONCE:
            yield words[done:here]
            done = here
    yield words[done:]


def tokenize(document: Document, words: Spans) -> Tokens:
    """Return the tokens of some of the words that `spincheck.api.Document.words` splits once for all detectors."""
    if not words:
        return Tokens(words=[], starts=words.starts, ends=words.ends)
    base = words.starts[0]
    folded = fold(document.text[base : words.ends[-1]])
    whole = [folded[start - base : end - base] for start, end in zip(words.starts, words.ends, strict=True)]
    parts: list[str] = []
    starts, ends = array("I"), array("I")
    done = 0
    for index in compress(range(len(whole)), map(contains, whole, repeat("-"))):
        parts += whole[done:index]
        starts += words.starts[done:index]
        ends += words.ends[done:index]
        for part in _PART.finditer(whole[index]):
            parts.append(part[0])
            starts.append(words.starts[index] + part.start())
            ends.append(words.starts[index] + part.end())
        done = index + 1
    parts += whole[done:]
    starts += words.starts[done:]
    ends += words.ends[done:]
    return Tokens(words=parts, starts=starts, ends=ends)


def block_starts(document: Document, tokens: Tokens) -> list[int]:
    """Return where the blocks begin in which some tokens of a document stand."""
    if not tokens.words:
        return []
    first = bisect_right(document.blocks, tokens.starts[0], key=_block_start) - 1
    last = bisect_right(document.blocks, tokens.starts[-1], key=_block_start)
    return [block.span.start for block in document.blocks[max(first, 0) : last]]


def _block_start(block: Block) -> int:
    return block.span.start


def normal_form(phrase: str) -> str:
    """Return a user's phrase as the data would list it: folded, with single spaces."""
    return " ".join(fold(phrase).split())


def split_phrase(phrase: str) -> list[str]:
    """Return the tokens of a phrase in its normal form."""
    return phrase.replace("-", " ").split()


def in_style_of(text: str, phrase: str) -> str:
    """Return a listed phrase with the capitals and hyphens that ``text``, which it is to replace, has: ``AI models``."""
    written = text.split()
    if text.isupper() and (len(written) > 1 or len(text) > _LONGEST_ACRONYM):
        return phrase.upper()
    as_written = {fold(word): word for word in written}
    words = [as_written.get(word, word) for word in phrase.split()]
    capitals = len(words) if len(written) > 1 and all(word[0].isupper() for word in written) else text[0].isupper()
    words[:capitals] = [word[0].upper() + word[1:] for word in words[:capitals]]
    return ("-" if "-" in text and len(written) == 1 else " ").join(words)
