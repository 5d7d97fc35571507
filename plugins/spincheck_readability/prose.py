"""Which sentences of a document a readability formula may see, and their counts."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from spincheck.api import Block, BlockKind, Document, Span

from .counting import Counts, WordCounts, unpack

_FEWEST_WORDS = 3
"""Of a sentence. Formulas fitted to whole sentences make "Yes." the easiest text there is."""
_MOST_WORDS = 100
"""Of a sentence. What is longer is almost always a table, a list or a text without full stops."""
_FUNCTION_WORDS_OF_A_SENTENCE = 0.05
"""The share that even the densest prose has; less is a headline, a list of names or code."""
_FUNCTION_WORDS_OF_ENGLISH = 0.27
"""Of all words; of clean English documents, scientific ones included, 99 in 100 have more than 29 %."""

_ENDS = (".", "!", "?", ":", ";", "…")
_CLOSERS = "\"'”’»)]*_"
_LONGEST_TITLE = 30
_REFERENCES = re.compile(r"(?:references|bibliography|works cited|literature cited|citations|sources)\W*", re.IGNORECASE)


@dataclass(slots=True)
class Prose:
    """The sentences of a document's paragraphs, as flat arrays, one entry a sentence."""

    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    words: array[int] = field(default_factory=lambda: array("I"))
    syllables: array[int] = field(default_factory=lambda: array("I"))
    stretches: list[range] = field(default_factory=list)
    """Indexes of sentences with nothing but paragraphs between them: a heading, list or quote ends a stretch."""
    paragraphs: list[tuple[Span, Counts]] = field(default_factory=list)
    """The paragraphs that have sentences, and the counts of these."""
    counts: Counts = field(default_factory=Counts)
    """Of all the sentences together."""

    def span(self, sentences: range) -> Span:
        """Return the text from the first to the last of some consecutive sentences."""
        return Span(self.starts[sentences[0]], self.ends[sentences[-1]])

    @property
    def english(self) -> bool:
        """Whether the formulas for English apply."""
        return self.counts.function_words >= _FUNCTION_WORDS_OF_ENGLISH * self.counts.words > 0


def read_prose(document: Document, word_counts: WordCounts) -> Prose:
    """Collect the sentences of the paragraphs, without reference lists and without what is no sentence."""
    prose = Prose()
    total = 0
    for blocks in _stretches(document):
        first = len(prose.words)
        for block in blocks:
            paragraph = 0
            for start, end, words in _sentences(document, block.span):
                sentence = document.text[start:end]
                packed = word_counts.of_sentence(sentence, words)
                counts = unpack(packed)
                if _is_prose(sentence, counts):
                    paragraph += packed
                    prose.starts.append(start)
                    prose.ends.append(end)
                    prose.words.append(counts.words)
                    prose.syllables.append(counts.syllables)
            if paragraph:
                total += paragraph
                prose.paragraphs.append((block.span, unpack(paragraph)))
        prose.stretches.append(range(first, len(prose.words)))
    prose.counts = unpack(total)
    return prose


def _sentences(document: Document, block: Span) -> Iterator[tuple[int, int, list[str]]]:
    """Yield start, end and words of each sentence; on the bare arrays, because objects for spans would take half the time."""
    text, words, sentences = document.text, document.words, document.sentences.within(block)
    stop = 0
    for start, end in zip(sentences.starts, sentences.ends, strict=True):
        first = bisect_left(words.starts, start, stop)
        stop = bisect_left(words.starts, end, first)
        yield start, end, [text[a:b] for a, b in zip(words.starts[first:stop], words.ends[first:stop], strict=True)]


def _stretches(document: Document) -> Iterator[list[Block]]:
    """Yield the paragraphs, together where nothing else stands between them."""
    stretch: list[Block] = []
    in_references = False
    for block in document.blocks:
        title = document.text[block.span.start : block.span.end] if len(block.span) <= _LONGEST_TITLE else ""
        if _REFERENCES.fullmatch(title):
            in_references = True
        elif block.kind is BlockKind.HEADING:
            in_references = False
        if block.kind is BlockKind.PARAGRAPH and not in_references:
            stretch.append(block)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _is_prose(sentence: str, counts: Counts) -> bool:
    return (
        _FEWEST_WORDS <= counts.words <= _MOST_WORDS
        and counts.function_words >= _FUNCTION_WORDS_OF_A_SENTENCE * counts.words
        and sentence.rstrip(_CLOSERS).endswith(_ENDS)
    )
