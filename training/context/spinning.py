"""Makes spun text as dictionary spinners do: some content words of a text give way to synonyms, each always to the same one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from spincheck.api import Document, Span
from spincheck_spun.tokens import tokenize

from .content import is_content

Synonyms = Mapping[str, Sequence[str]]
"""What may stand for each word; one that is there twice is drawn twice as often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """One word that was replaced."""

    span: Span
    """Where the new word stands in the spun text."""
    original: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spun:
    """A text and what was done to it."""

    text: str
    swaps: tuple[Swap, ...]
    content_words: int


def spin(document: Document, synonyms: Synonyms, share: float, random: Random) -> Spun:
    """Replace so large a share of the content words with a small initial, as far as they have synonyms.

    A word gives way to the same synonym wherever it is replaced, and all its occurrences are replaced before the next word is
    drawn, as spinners do with "replace all".
    """
    text = document.text
    tokens = tokenize(document, document.words)
    places: dict[str, list[int]] = {}
    content_words = 0
    for index, word in enumerate(tokens.words):
        if text[tokens.starts[index]].islower() and is_content(word):
            content_words += 1
            if synonyms.get(word):
                places.setdefault(word, []).append(index)
    wanted = round(share * content_words)
    chosen: dict[int, str] = {}
    words = sorted(places)
    random.shuffle(words)
    for word in words:
        if len(chosen) >= wanted:
            break
        synonym = random.choice(synonyms[word])
        chosen |= dict.fromkeys(places[word], synonym)
    pieces: list[str] = []
    swaps: list[Swap] = []
    done = length = 0
    for index in sorted(chosen):
        start, end = tokens.starts[index], tokens.ends[index]
        pieces += [text[done:start], chosen[index]]
        length += start - done
        swaps.append(Swap(span=Span(length, length + len(chosen[index])), original=text[start:end]))
        length += len(chosen[index])
        done = end
    return Spun(text="".join([*pieces, text[done:]]), swaps=tuple(swaps), content_words=content_words)
