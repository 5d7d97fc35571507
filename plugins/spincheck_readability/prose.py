"""Which sentences of a document a readability formula may see, and their counts."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spincheck.api import Block, BlockKind, Document, Span

from .comparison import Reading
from .counting import Counts, WordCounts, unpack

_FEWEST_WORDS = 3
"""Of a sentence. Formulas fitted to whole sentences make "Yes." the easiest text there is."""
_MOST_WORDS = 100
"""Of a sentence. What is longer is almost always a table, a list or a text without full stops."""
_FUNCTION_WORDS_OF_A_SENTENCE = 0.05
"""The share that even the densest prose has; less is a headline, a list of names or code."""
_ENDS = (".", "!", "?", ":", ";", "…")
_CLOSERS = "\"'”’»)]*_"
_LONGEST_TITLE = 30
_REFERENCES = re.compile(r"(?:references|bibliography|works cited|literature cited|citations|sources)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that has sentences."""

    span: Span
    sentences: range
    """Its sentences' indexes."""
    counts: Counts
    """Of these sentences."""


@dataclass(slots=True)
class Prose:
    """The sentences of a document's paragraphs, as flat arrays, one entry a sentence."""

    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    words: array[int] = field(default_factory=lambda: array("I"))
    syllables: array[int] = field(default_factory=lambda: array("I"))
    rare_words: array[int] = field(default_factory=lambda: array("I"))
    first_words: array[int] = field(default_factory=lambda: array("I"))
    """The index of the sentence's first word among the document's; the others follow it."""
    stretches: list[range] = field(default_factory=list)
    """Indexes of sentences with nothing but paragraphs between them: a heading, list or quote ends a stretch."""
    paragraphs: list[Paragraph] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    """Of all the sentences together."""
    is_of_language: bool = False
    """Whether the words are those of the language that it was read as, so that its formulas apply."""

    def span(self, sentences: range) -> Span:
        """Return the text from the first to the last of some consecutive sentences."""
        return Span(self.starts[sentences[0]], self.ends[sentences[-1]])

    def reading(self, sentences: Iterable[int]) -> Reading:
        """Return what is hard about some sentences."""
        numbers = [(self.words[i], self.syllables[i], self.rare_words[i]) for i in sentences]
        return Reading(len(numbers), *map(sum, zip(*numbers, strict=True))) if numbers else Reading()


def read_prose(document: Document, word_counts: WordCounts) -> Prose:
    """Collect the sentences of the paragraphs, without reference lists and without what is no sentence."""
    prose = Prose()
    total = 0
    for blocks in _stretches(document):
        first = len(prose.words)
        for block in blocks:
            paragraph, first_of_paragraph = 0, len(prose.words)
            for start, end, first_word, words in _sentences(document, block.span):
                sentence = document.text[start:end]
                packed = word_counts.of_sentence(sentence, words)
                counts = unpack(packed)
                if _is_prose(sentence, counts):
                    paragraph += packed
                    prose.starts.append(start)
                    prose.ends.append(end)
                    prose.words.append(counts.words)
                    prose.syllables.append(counts.syllables)
                    prose.rare_words.append(counts.rare_words)
                    prose.first_words.append(first_word)
            if paragraph:
                total += paragraph
                sentences = range(first_of_paragraph, len(prose.words))
                prose.paragraphs.append(Paragraph(block.span, sentences, unpack(paragraph)))
        prose.stretches.append(range(first, len(prose.words)))
    prose.counts = unpack(total)
    prose.is_of_language = prose.counts.function_words >= word_counts.language.share * prose.counts.words > 0
    return prose


def _sentences(document: Document, block: Span) -> Iterator[tuple[int, int, int, list[str]]]:
    """Yield start, end, first word and words of each sentence.

    It works on the bare arrays, because objects for spans would take half the time.
    """
    text, words, sentences = document.text, document.words, document.sentences.within(block)
    stop = 0
    for start, end in zip(sentences.starts, sentences.ends, strict=True):
        first = bisect_left(words.starts, start, stop)
        stop = bisect_left(words.starts, end, first)
        yield start, end, first, [text[a:b] for a, b in zip(words.starts[first:stop], words.ends[first:stop], strict=True)]


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
