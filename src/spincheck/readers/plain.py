"""Reads plain text."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from itertools import pairwise

from spincheck.api import BlockKind, Document, DocumentBuilder, Reader

_LINE = re.compile(r"[^\r\n]+")
_BLANK_LINES = re.compile(r"(?>\r\n|\r|\n)(?:[^\S\r\n]*+(?>\r\n|\r|\n))++")
_MARKER = re.compile(r"\s*(?:[-*•–]|\d{1,3}[.)])\s+(?=\S)")
_DIRECTIVE = re.compile(r"<!--\s{0,9}spincheck:[^\r\n]{0,500}?-->")
_WRAP_WIDTHS = range(60, 121)
_HEADING_LENGTH = 80
_FINAL = (".", "!", "?", ":", ";", ",", "…")
_QUOTES = " \t\"'“”‘’«»"

_Line = tuple[int, str]  # the offset of its end in the source, and its characters without the newline


class PlainReader(Reader):
    """Everything is text; the only question is where paragraphs end.

    Extracted web text has one paragraph a line, so a line break ends the paragraph unless a program that fills lines must have
    made it. A line that begins with a bullet or a number is a list item. A heading is a guess: a single line of at most 80
    characters that begins with a letter or digit and ends without punctuation, between blank lines and before a longer line. Of
    HTML, only spincheck's own comments are known.
    """

    api = 1
    name = "plain"
    suffixes = (".txt", ".text")

    def read(self, source: str, path: str) -> Document:
        """Return the document."""
        builder = DocumentBuilder(path=path, format=self.name, source=source)
        directives = deque(match.span() for match in _DIRECTIVE.finditer(source))
        shape = _DIRECTIVE.sub(lambda match: " " * len(match[0]), source) if directives else source
        at = 0
        for kind, end in _blocks(shape):
            with builder.block(kind):
                _add(builder, source, at, end, directives)
            at = end
        _add(builder, source, at, len(source), directives)
        return builder.build()


def _add(builder: DocumentBuilder, source: str, start: int, end: int, directives: deque[tuple[int, int]]) -> None:
    while directives and directives[0][0] < end:
        comment_start, comment_end = directives.popleft()
        builder.add_text(source[start:comment_start])
        builder.add_comment(source[comment_start:comment_end])
        start = comment_end
    builder.add_text(source[start:end])


def _blocks(shape: str) -> Iterator[tuple[BlockKind, int]]:
    """Yield each block's kind and end."""
    heading_end: int | None = None
    for start, run in _runs(shape):
        lines = _lines(start, run)
        first = lines[0][1]
        if heading_end:
            yield BlockKind.HEADING if len(first) > _HEADING_LENGTH else BlockKind.PARAGRAPH, heading_end
            heading_end = None
        if len(lines) == 1 and _may_be_heading(first):
            heading_end = lines[0][0]
        else:
            yield from _paragraphs(lines)
    if heading_end:
        yield BlockKind.PARAGRAPH, heading_end


def _runs(shape: str) -> Iterator[tuple[int, str]]:
    """Yield each stretch between blank lines, and its start."""
    start = 0
    for match in _BLANK_LINES.finditer(shape):
        run = shape[start : match.start()]
        if run and not run.isspace():
            yield start, run
        start = match.end()
    run = shape[start:]
    if run and not run.isspace():
        yield start, run


def _lines(start: int, run: str) -> list[_Line]:
    if "\n" not in run and "\r" not in run:
        return [(start + len(run), run)]
    return [(start + match.end(), match[0]) for match in _LINE.finditer(run) if not match[0].isspace()]


def _may_be_heading(line: str) -> bool:
    text = line.strip(_QUOTES)
    return len(line) <= _HEADING_LENGTH and text[:1].isalnum() and not text.endswith(_FINAL) and not _MARKER.match(line)


def _paragraphs(lines: list[_Line]) -> Iterator[tuple[BlockKind, int]]:
    first = lines[0][1]
    if len(lines) > 1:
        longest = max(len(line.rstrip()) for _, line in lines)
        wrapped = longest in _WRAP_WIDTHS
        for (end, line), (_, following) in pairwise(lines):
            if not wrapped or not _is_full(line, following, longest) or _MARKER.match(following):
                yield _kind(first), end
                first = following
    yield _kind(first), lines[-1][0]


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the ``following`` line had no room at the end of ``line``.

    A line that sets the width is its own and only witness for that, which is too little where it ends a sentence.
    """
    line = line.rstrip()
    if len(line) + 1 + len(following.split(None, 1)[0]) <= width:
        return False
    return len(line) < width or not line.rstrip(_QUOTES).endswith(_FINAL)


def _kind(first_line: str) -> BlockKind:
    return BlockKind.LIST_ITEM if _MARKER.match(first_line) else BlockKind.PARAGRAPH
