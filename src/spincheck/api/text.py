"""Text with a way back to the source that it was read from.

Two kinds of offset exist, both counted in code points, and the types keep them apart: a `Span` lies in a
document's plain text, a `SourceSpan` in the decoded source. Detectors think in the first, files and editors in the second.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain, islice
from typing import Final, overload

NEWLINE: Final = re.compile(r"\r\n|\r|\n")
"""What ends a line of a source, here and in every editor; `str.splitlines` takes more, such as a form feed or U+2028."""


@dataclass(frozen=True, slots=True, order=True)
class _Range:
    """A half-open range of code points, ``start <= i < end``.

    Raises:
        ValueError: a negative start, or an end before the start.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True, order=True)
class Span(_Range):
    """A stretch of a document's plain ``text``, in code points, end exclusive."""


@dataclass(frozen=True, slots=True, order=True)
class SourceSpan(_Range):
    """A stretch of the decoded source, in code points after any byte-order mark, end exclusive."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of plain text and the stretch of source that it was read from."""

    text: Span
    source: SourceSpan
    verbatim: bool
    """The same characters stand on both sides, so offsets inside map one to one."""


_OPENING_QUOTES = frozenset("“\"‘'„«")
_CLOSING_QUOTES = frozenset("”\"’'“»")


class BlockKind(StrEnum):
    """What a block is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE_CELL = "table-cell"


@dataclass(frozen=True, slots=True)
class Block:
    """One unbroken run of prose. Blocks never overlap and no sentence crosses from one into the next."""

    kind: BlockKind
    span: Span


class Spans(Sequence[Span]):
    """Spans in ascending order, kept as two flat arrays so that a document of millions of words stays small."""

    __slots__ = ("ends", "starts")

    def __init__(self, bounds: Iterable[int] = ()) -> None:
        """Take ``start, end, start, end, …`` in ascending order, none overlapping."""
        flat = array("I", bounds)
        self.starts = flat[0::2]
        self.ends = flat[1::2]

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> Spans: ...
    def __getitem__(self, index: int | slice) -> Span | Spans:
        if isinstance(index, slice):
            part = Spans.__new__(Spans)  # past __init__, which would build two arrays to throw away
            part.starts, part.ends = self.starts[index], self.ends[index]
            return part
        return Span(self.starts[index], self.ends[index])

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self.starts, self.ends)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Spans):
            return NotImplemented
        return self.starts == other.starts and self.ends == other.ends

    __hash__ = None  # type: ignore[assignment]  # the arrays can be changed

    def within(self, span: Span) -> Spans:
        """Return the spans that lie wholly inside ``span``."""
        return self[bisect_left(self.starts, span.start) : bisect_right(self.ends, span.end)]

    def texts(self, text: str) -> list[str]:
        """Return the string that each span covers in ``text``."""
        return [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]


@dataclass(frozen=True, kw_only=True)
class Document:
    """What every detector reads: plain prose, its structure, and a way back to each character's source.

    In ``text``, blocks are set apart by white space and whatever is not prose but stands within a sentence (inline code, an
    image without a description) is one U+FFFC OBJECT REPLACEMENT CHARACTER, so that the words around it do not seem neighbours.
    """

    path: str
    """The file's path as the user wrote it; ``-`` or the ``--stdin-filename`` for standard input."""
    format: str
    """The name of the reader that made the document, such as ``markdown``."""
    source: str
    text: str
    segments: tuple[Segment, ...]
    blocks: tuple[Block, ...]
    comments: tuple[SourceSpan, ...] = ()
    """Comments of the markup, with their delimiters; spincheck's inline directives are read from these."""
    previous: Document | None = None
    """The same file at an earlier revision, where the user asks to compare (``scan --since``); none for a new file, too."""
    original: Document | None = None
    """The text that this one may have been copied from, where the user names one (``scan --original``)."""

    def to_source(self, span: Span) -> SourceSpan:
        """Map a span of ``text`` to the smallest stretch of source that covers it.

        The span maps back by its first and its last character, so ``profound learning`` read from ``<i>profound</i> learning``
        maps to ``profound</i> learning``. A wider span never maps to a narrower one.

        Raises:
            ValueError: the span is empty or reaches outside the text.
        """
        if span.start == span.end or span.end > len(self.text):
            raise ValueError(f"{span} is empty or outside the text of {self.path}")
        first = self._segment_at(span.start)
        last = self._segment_at(span.end - 1)
        start, end = first.source.start, last.source.end
        if first.verbatim:
            start += span.start - first.text.start
        if last.verbatim:
            end -= last.text.end - span.end
        return SourceSpan(start, end)

    def is_quoted(self, span: Span) -> bool:
        """Say whether a span of ``text`` stands in quotation marks of its own, as in a text that speaks about these very words.

        A stop or a comma may stand between the words and the closing mark.
        """
        before = self.text[max(0, span.start - 1) : span.start]
        after = self.text[span.end : span.end + 2].lstrip(",.;:!?")[:1]
        return before in _OPENING_QUOTES and after in _CLOSING_QUOTES

    def _segment_at(self, offset: int) -> Segment:
        return self.segments[bisect_right(self._segment_starts, offset) - 1]

    @cached_property
    def _segment_starts(self) -> array[int]:
        return array("I", (segment.text.start for segment in self.segments))

    @cached_property
    def words(self) -> Spans:
        """Every word of the text in order; split once and shared by all detectors. See `spincheck.api.splitting`."""
        from .splitting import split_words

        return split_words(self.text)

    @cached_property
    def sentences(self) -> Spans:
        """Every sentence of every block in order; split once and shared by all detectors. See `spincheck.api.splitting`."""
        from .splitting import split_sentences

        return split_sentences(self.text, self.blocks)


@dataclass(slots=True)
class _Piece:
    """A segment that may still grow: a plain text is one segment, however many lines the reader adds it by."""

    text_start: int
    start: int
    end: int
    replacement: str | None
    """What it reads as; none where it is verbatim, so that a plain text is kept once and not twice."""


class DocumentBuilder:
    """Collects the pieces of a source in order and makes a `Document` of them.

    Every raw piece is kept, and `build` compares their sum with the source, so a reader cannot lose a character.
    """

    def __init__(self, *, path: str, format: str, source: str) -> None:
        self._path = path
        self._format = format
        self._source = source
        self._source_at = 0
        self._text_at = 0
        self._pieces: list[_Piece] = []
        self._blocks: list[Block] = []
        self._comments: list[SourceSpan] = []
        self._is_block_open = False

    def add_text(self, raw: str) -> None:
        """Add source that is text as it stands."""
        self._add(raw, raw)

    def add_markup(self, raw: str) -> None:
        """Add source that no detector should see, such as a tag or a code block."""
        self._add(raw, "")

    def add_replacement(self, raw: str, text: str) -> None:
        """Add source that reads as something else, such as ``&amp;`` for ``&`` or a tag that separates words."""
        self._add(raw, text)

    def add_comment(self, raw: str) -> None:
        """Add a comment of the markup: not prose, but the place where inline directives stand."""
        start = self._source_at
        self._add(raw, "")
        self._comments.append(SourceSpan(start, self._source_at))

    @contextmanager
    def block(self, kind: BlockKind) -> Iterator[None]:
        """Mark the text added inside the ``with`` statement as one block; its outer white space is left out of the block.

        Raises:
            ValueError: a block is open already.
        """
        if self._is_block_open:
            raise ValueError("blocks do not nest: close the open block first")
        self._is_block_open = True
        start = self._text_at
        try:
            yield
        finally:
            self._is_block_open = False
        raw = self._text_from(start)
        body = raw.strip()
        if body:
            start += len(raw) - len(raw.lstrip())
            self._blocks.append(Block(kind, Span(start, start + len(body))))

    def build(self) -> Document:
        """Return the finished document.

        Raises:
            ValueError: the raw pieces do not add up to the source, or a block is still open.
        """
        if self._is_block_open:
            raise ValueError(f"{self._path}: a block is still open")
        if self._source_at != len(self._source):
            raise ValueError(f"{self._path}: the reader accounted for {self._source_at} of {len(self._source)} characters")
        return Document(
            path=self._path,
            format=self._format,
            source=self._source,
            text=self._text_from(0),
            segments=tuple(self._segments()),
            blocks=tuple(self._blocks),
            comments=tuple(self._comments),
        )

    def _add(self, raw: str, text: str) -> None:
        if not raw:
            if text:
                raise ValueError(f"{self._path}: {text!r} comes from no source")
            return
        start = self._source_at
        if not self._source.startswith(raw, start):
            raise ValueError(f"{self._path}: offset {start} of the source does not read {raw[:40]!r}")
        self._source_at = end = start + len(raw)
        if not text:
            return
        verbatim = raw == text
        last = self._pieces[-1] if self._pieces else None
        if verbatim and last and last.replacement is None and last.end == start:
            last.end = end
        else:
            self._pieces.append(_Piece(self._text_at, start, end, None if verbatim else text))
        self._text_at += len(text)

    def _text_from(self, text_start: int) -> str:
        """Return the text from an offset to its present end."""
        parts: list[str] = []
        for piece in reversed(self._pieces):
            skipped = max(text_start - piece.text_start, 0)
            if piece.replacement is None:
                parts.append(self._source[piece.start + skipped : piece.end])
            else:
                parts.append(piece.replacement[skipped:])
            if piece.text_start <= text_start:
                break
        return "".join(reversed(parts))

    def _segments(self) -> Iterator[Segment]:
        text_ends = chain((piece.text_start for piece in islice(self._pieces, 1, None)), (self._text_at,))
        for piece, text_end in zip(self._pieces, text_ends, strict=False):  # without a piece there is still an end
            yield Segment(Span(piece.text_start, text_end), SourceSpan(piece.start, piece.end), piece.replacement is None)
