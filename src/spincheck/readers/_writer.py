"""Laying a source out, front to back, as blocks of prose and what stands between them."""

from __future__ import annotations

from collections import deque
from enum import Enum, auto

from spincheck.api import BlockKind, Document, DocumentBuilder

OBJECT = "\ufffc"
"""Stands for what is not prose but has a place in a sentence, such as inline code."""


class _Role(Enum):
    """What a piece of source is in its document."""

    LAYOUT = auto()
    """White space, or markup."""
    OBJECT = auto()
    PROSE = auto()
    COMMENT = auto()


_Piece = tuple[str, str, _Role]  # the source, the text that it reads as, and its role


class ProseWriter:
    """Takes a source apart from its start to its end and keeps what every reader has to keep.

    Every method takes the source from where the last one stopped up to ``end``; an ``end`` that lies further back does nothing.
    So no character is lost or told twice, whatever offsets a grammar comes up with. A block holds more than white space and
    objects, white space stands between two blocks (a line break where any markup does), and all text outside is white space.
    """

    def __init__(self, *, path: str, format: str, source: str) -> None:
        self.source = source
        self.at = 0
        """Where the next piece of source begins."""
        self.hidden = False
        """While true, whatever comes is markup, as between the tags of an element that is not shown."""
        self._builder = DocumentBuilder(path=path, format=format, source=source)
        self._embedded: deque[tuple[int, int, _Role]] = deque()
        self._kind = self._next_kind = BlockKind.PARAGRAPH
        self._block: list[_Piece] = []
        """The open block, up to its last prose or object."""
        self._gap: list[_Piece] = []
        """The layout and comments since then."""
        self._break_due = False

    def start_block(self, kind: BlockKind) -> None:
        """Begin a new block with the next prose, unless nothing at all stands between it and the prose before."""
        self._break_due = True
        self._next_kind = kind

    def embed_markup(self, start: int, end: int) -> None:
        """Announce a stretch further on that is markup even inside of text; to be called in the order of the source."""
        self._embedded.append((start, end, _Role.LAYOUT))

    def embed_comment(self, start: int, end: int) -> None:
        """Announce a comment further on, inside of text; to be called in the order of the source."""
        self._embedded.append((start, end, _Role.COMMENT))

    def text(self, end: int) -> None:
        """Take prose that reads as it stands."""
        while self._embedded and self._embedded[0][0] < end:
            start, stop, role = self._embedded.popleft()
            if start >= self.at:
                self._take_text(start)
                self._take(stop, "", role)
        self._take_text(end)

    def markup(self, end: int) -> None:
        """Take what no detector should see."""
        self._take(end, "", _Role.LAYOUT)

    def layout(self, end: int) -> None:
        """Take what stands between blocks: white space stays, anything else is markup."""
        raw = self.source[self.at : end]
        body = raw.strip()
        if body:
            start = self.at + len(raw) - len(raw.lstrip())
            self._take_text(start)
            self.markup(start + len(body))
        self._take_text(end)

    def replace(self, end: int, text: str) -> None:
        """Take source that reads as something else, such as ``&amp;``."""
        self._take(end, text, _Role.LAYOUT if not text or text.isspace() else _Role.PROSE)

    def object(self, end: int) -> None:
        """Take what is not prose but has a place in the sentence, such as inline code."""
        self._take(end, OBJECT, _Role.OBJECT)

    def comment(self, end: int) -> None:
        """Take a comment of the markup, with its delimiters."""
        self._take(end, "", _Role.COMMENT)

    def finish(self) -> Document:
        """Take the rest of the source as layout and return the document."""
        self.layout(len(self.source))
        self._close_block()
        self._write_gap()
        return self._builder.build()

    def _take_text(self, end: int) -> None:
        raw = self.source[self.at : end]
        if raw.isspace():
            self._take(end, raw, _Role.LAYOUT)
            return
        if self._break_due and raw[:1].isspace():
            body = raw.lstrip()
            self._take_text(end - len(body))
            raw = body
        self._take(end, raw, _Role.PROSE)

    def _take(self, end: int, text: str, role: _Role) -> None:
        if end <= self.at:
            return
        raw = self.source[self.at : end]
        self.at = end
        if self.hidden and role is not _Role.COMMENT:
            text, role = "", _Role.LAYOUT
        if role is _Role.LAYOUT or role is _Role.COMMENT:
            self._gap.append((raw, text, role))
            return
        if self._break_due and (not self._block or any(piece[2] is _Role.LAYOUT for piece in self._gap)):
            self._begin_block()
        self._break_due = False
        if self._gap:
            self._block += self._gap
            self._gap.clear()
        self._block.append((raw, text, role))

    def _begin_block(self) -> None:
        before = self._block[-1][1] if self._block else "\n"
        apart = _has_newline(before[len(before.rstrip()) :])
        self._close_block()
        self._write_gap(apart=apart)
        self._kind = self._next_kind

    def _close_block(self) -> None:
        if any(role is _Role.PROSE for _, _, role in self._block):
            with self._builder.block(self._kind):
                for piece in self._block:
                    self._write(*piece)
        else:
            for raw, text, role in self._block:
                self._write(raw, "" if role is _Role.OBJECT else text, role)
        self._block.clear()

    def _write_gap(self, *, apart: bool = True) -> None:
        """Write what stands between two blocks, its first markup as a break if they would not stand ``apart`` without."""
        apart = apart or any(_has_newline(text) for _, text, _ in self._gap)
        for raw, text, role in self._gap:
            if not apart and not text and role is _Role.LAYOUT:
                self._write(raw, "\n\n", role)
                apart = True
            else:
                self._write(raw, text, role)
        self._gap.clear()

    def _write(self, raw: str, text: str, role: _Role) -> None:
        if role is _Role.COMMENT:
            self._builder.add_comment(raw)
        else:
            self._builder.add_replacement(raw, text)


def _has_newline(text: str) -> bool:
    return "\n" in text or "\r" in text
