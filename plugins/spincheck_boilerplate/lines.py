"""The lines of a document: where they stand, and what they read like once case and decoration are taken away."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from spincheck.api import BlockKind, Document, Span

_LINE = re.compile(r"\S(?:[^\n\r]*\S)?")
_DECORATION = " \t\xa0*_#>~=|•·▪►●–—-‹›↓↑→←↗⇒➔➜➤➡⬇⬆⬅▶◀◄▼▲▸▾★☆✓✔✕✖×☰✉✍✅\ufe0f👉👇👆🔥📢📣📰📷📸🎥🎧📩📧📲📱💬🔔🔗🔴"
"""What themes and marks put around a label; letters, digits and quotation marks belong to it."""
_FINAL = " :.!?…।。"
_TYPOGRAPHY = (
    *((quote, "'") for quote in "‘’‚"),
    *((quote, '"') for quote in "“”„"),
    *((dash, "-") for dash in "–—"),
    *((space, " ") for space in "\xa0\u202f"),
    *((invisible, "") for invisible in "\u200b\u200e\u200f\u2060\ufeff\xad"),
    ("…", "..."),
)
SENTENCE_END = (".", "!", "?", ":", ";", "…", '"', "”", "'", "’", ")", "।", "。")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_AT_ONCE = 1_000_000
"""Code points of a run of lines; a single line may be longer."""
_PROSE = 80
"""A line so long, in code points, that ends a sentence is a paragraph of the article."""
_WRAPPED = 40
"""A line shorter than this, in code points, was ended by its author and not by a margin."""


def fold(line: str) -> str:
    """Return ``line`` without case, bullets, Markdown marks and typography, with single spaces."""
    folded = line.strip(_DECORATION).casefold()
    if not folded.isascii():
        for typographic, plain in _TYPOGRAPHY:  # faster than str.translate, which takes every character to Python
            folded = folded.replace(typographic, plain)
    return " ".join(folded.split()) if "  " in folded or "\t" in folded else folded


def strip_final(folded: str) -> str:
    """Return a folded line without its final punctuation, as a definition's ``exact`` lines are written."""
    return folded.rstrip(_FINAL)


class Lines:
    """Every line of every block that is not blank, without its outer white space, in order.

    Only offsets are kept: a document of fifty megabytes is not copied.
    """

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self._blocks = document.blocks
        self._block_starts = array("I", (block.span.start for block in document.blocks))
        self._plain = document.format == "plain"
        bounds = array("I")
        for block in document.blocks:
            start, end = block.span.start, block.span.end
            if self.text.find("\n", start, end) == self.text.find("\r", start, end) == -1:
                bounds.extend((start, end))
            else:
                bounds.extend(chain.from_iterable(map(re.Match.span, _LINE.finditer(self.text, start, end))))
        self.starts = bounds[0::2]
        """Offsets into the document's text, in code points."""
        self.ends = bounds[1::2]

    @cached_property
    def foreign(self) -> frozenset[str]:
        """Every character of the text that ASCII does not have."""
        return frozenset() if self.text.isascii() else frozenset(_FOREIGN.findall(self.text))

    def __len__(self) -> int:
        return len(self.starts)

    def stretches(self) -> Iterator[Span]:
        """Yield the text in runs of whole lines, so that a long document is never copied all at once."""
        first = 0
        while first < len(self):
            last = max(bisect_right(self.starts, self.starts[first] + _AT_ONCE) - 1, first)
            yield Span(self.starts[first], self.ends[last])
            first = last + 1

    def at(self, offset: int) -> int:
        """Return the index of the last line that starts at or before ``offset``."""
        return bisect_right(self.starts, offset) - 1

    def hold(self, span: Span) -> bool:
        """Return whether ``span`` lies within one line, and so within one block."""
        line = self.at(span.start)
        return line >= 0 and span.end <= self.ends[line]

    def length(self, index: int) -> int:
        """Return the length of the line in code points."""
        return self.ends[index] - self.starts[index]

    def is_prose(self, index: int) -> bool:
        """Return whether the line is long and ends a sentence, as the paragraphs of an article do."""
        return self.length(index) >= _PROSE and self.text.endswith(SENTENCE_END, self.starts[index], self.ends[index])

    def read(self, index: int) -> str:
        """Return the line as it stands."""
        return self.text[self.starts[index] : self.ends[index]]

    def span(self, index: int) -> Span:
        """Return where the line stands in the document's text."""
        return Span(self.starts[index], self.ends[index])

    def block(self, index: int) -> Span:
        """Return where the block that the line belongs to stands in the document's text."""
        return self._blocks[self._block(index)].span

    def kind(self, index: int) -> BlockKind:
        """Return the kind of the block that the line belongs to; a heading only where markup says so.

        The reader of plain text takes a short line that stands alone for a heading, and most debris is just that.
        """
        kind = self._blocks[self._block(index)].kind
        return BlockKind.PARAGRAPH if kind is BlockKind.HEADING and self._plain else kind

    def goes_on(self, index: int) -> bool:
        """Return whether the line seems to be the rest of a sentence that a margin broke."""
        if index == 0 or self._block(index) != self._block(index - 1):
            return False
        before = self.read(index - 1)
        return len(before) >= _WRAPPED and not before.endswith(SENTENCE_END) and self.text[self.starts[index]].islower()

    def _block(self, index: int) -> int:
        return bisect_right(self._block_starts, self.starts[index]) - 1
