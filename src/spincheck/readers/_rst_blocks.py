"""The blocks of reStructuredText, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from spincheck.api import BlockKind

from ._rst_inline import write_inline
from ._rst_lines import Line, split_lines
from ._rst_tables import Tables
from ._writer import ProseWriter

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*\s*\Z")
_BULLET = re.compile(r"[-*+•‣⁃](?:\s+|\Z)")
_ENUMERATOR = re.compile(r"(?:\((?=[^()]+\)))?(?:\d{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,9}|\#)[.)](?:\s+|\Z)")
_FIELD = re.compile(r":[^:\s](?:[^:]|:(?!\s|\Z))*:(?:\s+|\Z)")
_LINE_BLOCK = re.compile(r"\|(?:\s+|\Z)")
_EXPLICIT = re.compile(r"\.\.(?:\s+|\Z)")
_FOOTNOTE = re.compile(r"\[(?:\d+|\#[\w.-]*|\*|[A-Za-z][\w.-]*)\](?:\s+|\Z)")
_DIRECTIVE = re.compile(r"([a-zA-Z][\w.+:-]*?)[ \t]?::(?:\s+|\Z)")
_NAMING = re.compile(r"_|\|[^|]+\|")
"""Begins an explicit target or a substitution definition."""

_WITH_PROSE_ARGUMENT: Final = frozenset(
    """
    admonition attention caution centered danger deprecated epigraph error highlights hint important note pull-quote rubric
    seealso sidebar table tip todo topic versionadded versionchanged versionremoved warning
    """.split()
)
_WITH_PROSE_BODY = re.compile(
    r"""
      (?: compound | confval | container | figure | glossary | hlist | list-table | only )\Z
    | (?: function | method | class | attribute | data | exception | option | envvar )\Z
    | (?: py | c | cpp | js | rst ):
    """,
    re.VERBOSE,
)
_PEP_HEADER = re.compile(r"PEP:[ \t]")
"""Begins the header of a Python Enhancement Proposal, which has the form of an e-mail's."""
_MIN_ADORNMENT = 4
"""A shorter line of punctuation is an adornment only under a title that is no longer."""

_Place = tuple[int, int]  # an offset in the source, and the column that it stands in


@dataclass(slots=True)
class _Body:
    """What holds the lines at hand: a list item, a block quote, the body of a directive."""

    indent: int
    kind: BlockKind
    settled: bool = True
    """Whether ``indent`` is known; otherwise it is the least that the body's next line must have, and that line settles it."""


def write_blocks(writer: ProseWriter) -> None:
    """Take the whole source as reStructuredText."""
    blocks = _Blocks(writer)
    if _PEP_HEADER.match(writer.source):
        blocks.take_run()
    while blocks.at < len(blocks.lines):
        blocks.take_next()


class _Blocks:
    """Where in the lines of one document the reader stands."""

    def __init__(self, writer: ProseWriter) -> None:
        self.lines = split_lines(writer.source)
        self.at = 0
        """The index of the line at hand."""
        self._writer = writer
        self._tables = Tables(writer, self.lines)
        self._around: list[_Body] = []
        self._options: set[int] = set()
        """Indexes of lines that are options of a directive."""
        self._has_paragraph = False

    def take_next(self) -> None:
        """Take the line at hand, and all the lines that belong to its block."""
        line = self.lines[self.at]
        if line.blank:
            self.at += 1
        elif self.at in self._options:
            self._take_lines(self.at + 1)
        else:
            self._enter(line.indent)
            table_end = self._tables.take(self.at)
            if table_end > self.at:
                self.at = table_end
            elif not self._take_title(line):
                place: _Place | None = (line.start, line.indent)
                while place:
                    place = self._take_block(*place)

    def _enter(self, indent: int) -> None:
        while self._around and indent < self._around[-1].indent:
            self._around.pop()
        body = self._body
        if indent > body.indent:
            if body.settled:
                self._around.append(_Body(indent, BlockKind.QUOTE))
            else:
                body.indent = indent
        body.settled = True

    @property
    def _body(self) -> _Body:
        return self._around[-1] if self._around else _Body(0, BlockKind.PARAGRAPH)

    def _take_block(self, start: int, column: int) -> _Place | None:
        """Take what starts at ``start``; of a list item or the like only the marker, and return where its body begins."""
        source, line = self._writer.source, self.lines[self.at]
        if start == line.end:
            self.at += 1
        elif source.startswith(">>>", start):
            self.take_run()
        elif source.startswith("__ ", start):
            self._take_lines(self.at + 1)
        elif marker := _BULLET.match(source, start, line.end) or self._enumerator(start, column):
            return self._open_body(marker, column, BlockKind.LIST_ITEM, indent=column + len(marker[0]))
        elif marker := _FIELD.match(source, start, line.end):
            if self._has_paragraph or self._around:
                return self._open_body(marker, column, self._body.kind)
            self._take_lines(self._region_end(column))
        elif marker := _LINE_BLOCK.match(source, start, line.end):
            self._writer.layout(marker.end())
            self._write_prose(line.end)
            self.at += 1
        elif marker := _EXPLICIT.match(source, start, line.end):
            return self._take_explicit(marker, column)
        else:
            self._take_paragraph(start)
        return None

    def _open_body(self, marker: re.Match[str], column: int, kind: BlockKind, *, indent: int | None = None) -> _Place:
        """Take a marker at ``column`` and begin what it holds; without ``indent``, the next line says how deep that is."""
        settled = indent is not None and marker.end() < self.lines[self.at].end
        self._around.append(_Body(indent or column + 1, kind, settled))
        self._writer.layout(marker.start() + len(marker[0].rstrip()))
        return marker.end(), column + len(marker[0])

    def _enumerator(self, start: int, column: int) -> re.Match[str] | None:
        """Match a number or letter that begins a list item: the next line must not go on below it, as "A. Einstein" would."""
        source = self._writer.source
        marker = _ENUMERATOR.match(source, start, self.lines[self.at].end)
        following = self._line(self.at + 1)
        if not marker or not following or following.blank or following.indent != column:
            return marker
        return marker if _ENUMERATOR.match(source, following.start, following.end) else None

    def _take_title(self, line: Line) -> bool:
        """Take a title with its adornment, or a transition."""
        source, following = self._writer.source, self._line(self.at + 1)
        text = source[line.start : line.end].rstrip()
        adornment = _ADORNMENT.match(text)
        if not following or following.blank:
            if not adornment or len(text) < _MIN_ADORNMENT:
                return False
            self._take_lines(self.at + 1)
            return True
        if adornment:
            below = self._line(self.at + 2)
            if not below or source[below.start : below.end].rstrip() != text or text == "::":
                return False
            self._take_lines(self.at + 1)
            self._take_heading(following)
            return True
        under = _ADORNMENT.match(source, following.start, following.end)
        if not under or following.indent != line.indent or len(under[0].rstrip()) < min(len(text), _MIN_ADORNMENT):
            return False
        self._take_heading(line)
        return True

    def _take_heading(self, line: Line) -> None:
        self._writer.layout(line.start)
        self._write_prose(line.end, BlockKind.HEADING)
        self.at += 1
        self._take_lines(self.at + 1)

    def _take_explicit(self, dots: re.Match[str], column: int) -> _Place | None:
        """Take what begins with two dots: a footnote, a directive, a target, a definition or a comment."""
        writer, line = self._writer, self.lines[self.at]
        if footnote := _FOOTNOTE.match(writer.source, dots.end(), line.end):
            return self._open_body(footnote, column, self._body.kind)
        if directive := _DIRECTIVE.match(writer.source, dots.end(), line.end):
            return self._take_directive(directive, column)
        if _NAMING.match(writer.source, dots.end(), line.end):
            self._take_lines(self._region_end(column))
            return None
        following = self._line(self.at + 1)
        is_empty = dots.end() == line.end and (not following or following.blank)
        end = self.at + 1 if is_empty else self._region_end(column)
        writer.layout(dots.start())
        writer.comment(self.lines[end - 1].end)
        self.at = end
        return None

    def _take_directive(self, directive: re.Match[str], column: int) -> _Place | None:
        name = directive[1].lower()
        has_prose_argument = name in _WITH_PROSE_ARGUMENT
        if not has_prose_argument and not _WITH_PROSE_BODY.match(name):
            self._take_lines(self._region_end(column))
            return None
        has_argument = directive.end() < self.lines[self.at].end
        self._note_options(column, after_argument=has_argument and not has_prose_argument)
        place = self._open_body(directive, column, self._body.kind)
        if has_prose_argument:
            return place
        self._take_lines(self.at + 1)
        return None

    def _note_options(self, column: int, *, after_argument: bool) -> None:
        """Note which of the lines right below a directive are its options, or go on with an argument that is not prose."""
        index, found = self.at + 1, after_argument
        while (line := self._line(index)) and not line.blank and line.indent > column:
            found = found or bool(_FIELD.match(self._writer.source, line.start, line.end))
            if found:
                self._options.add(index)
            index += 1

    def _take_paragraph(self, start: int) -> None:
        writer, body = self._writer, self._body
        line = self._line(self.at + 1)
        if not body.settled and line and not line.blank and line.indent >= body.indent:
            body.indent, body.settled = line.indent, True
        end = self.at + 1
        while (line := self._line(end)) and not line.blank and line.indent == body.indent and not self._begins_field(end):
            end += 1
        is_term = end == self.at + 1 and line and not line.blank and line.indent > body.indent
        prose_end, announces_literal = self._prose_end(start, self.lines[end - 1].end)
        writer.layout(start)
        self._write_prose(prose_end)
        self._take_lines(end)
        self._has_paragraph = True
        if announces_literal:
            self._take_literal_block(body.indent)
        elif is_term and line:
            self._around.append(_Body(line.indent, body.kind))

    def _prose_end(self, start: int, end: int) -> tuple[int, bool]:
        """Return where the prose of a paragraph ends and whether a double colon there announces a literal block.

        After a word, the double colon reads as one colon; after white space it goes.
        """
        text = self._writer.source[start:end].rstrip()
        if not text.endswith("::"):
            return start + len(text), False
        before = text[:-2]
        return start + (len(before) + 1 if before[-1:].strip() else len(before.rstrip())), True

    def _begins_field(self, index: int) -> bool:
        line = self.lines[index]
        return index in self._options or bool(_FIELD.match(self._writer.source, line.start, line.end))

    def _take_literal_block(self, indent: int) -> None:
        """Take what a double colon announces: deeper lines, or lines that all begin with the same punctuation mark."""
        index = self.at
        while (line := self._line(index)) and line.blank:
            index += 1
        if line and line.indent > indent:
            self._take_lines(self._region_end(indent))
        elif line and line.indent == indent and _ADORNMENT.match(self._writer.source[line.start]):
            self.at = index
            self.take_run()

    def take_run(self) -> None:
        """Take the lines up to a blank one as markup."""
        end = self.at
        while (line := self._line(end)) and not line.blank:
            end += 1
        self._take_lines(end)

    def _region_end(self, indent: int) -> int:
        """Return the index after the last line of what begins on the line at hand and goes on in deeper lines."""
        index = end = self.at + 1
        while (line := self._line(index)) and (line.blank or line.indent > indent):
            index += 1
            if not line.blank:
                end = index
        return end

    def _take_lines(self, end: int) -> None:
        """Take the lines up to the index ``end`` as markup."""
        self._writer.layout(self.lines[end - 1].end)
        self.at = end

    def _write_prose(self, end: int, kind: BlockKind | None = None) -> None:
        self._writer.start_block(kind or self._body.kind)
        write_inline(self._writer, end)

    def _line(self, index: int) -> Line | None:
        return self.lines[index] if index < len(self.lines) else None
