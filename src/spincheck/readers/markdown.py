"""Reads Markdown."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from spincheck.api import BlockKind, Document, Reader

from ._grammar import UNIT, parse, walk

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

_KINDS = {
    "atx_heading": BlockKind.HEADING,
    "setext_heading": BlockKind.HEADING,
    "list_item": BlockKind.LIST_ITEM,
    "block_quote": BlockKind.QUOTE,
    "pipe_table": BlockKind.TABLE_CELL,
}
_PARENTS = frozenset({"document", "section", "list", "paragraph", "pipe_table_header", "pipe_table_row", "ERROR", *_KINDS})
_WITH_PROSE = {"html_block", "inline", "pipe_table_cell"}
_CLOSING_HASHES = re.compile(r"(?<=[ \t])#+[ \t]*\Z")
_DEFINITION = re.compile(r"^[ \t>*+-]*\[([^\[\]\r\n]{1,999})\]:", re.MULTILINE)


class MarkdownReader(Reader):
    """Headings, paragraphs, list items, quotes and table cells, as GitHub renders them, are blocks.

    Not prose are code, front matter, comments, HTML tags, link and image targets, reference definitions, footnote marks, alert
    and container marks (``[!NOTE]``, ``:::``), attributes (``{#id}``), targets and roles of MyST, mathematics, and the template
    code of Jekyll and Hugo (``{% … %}``, ``{{< … >}}``). Prose are link texts, descriptions of images, text inside HTML
    elements, bare addresses, brackets that no definition makes a link, and ``{{ name }}``, which may be a slot that nobody
    filled.
    """

    api = 1
    name = "markdown"
    suffixes = (".md", ".markdown", ".mdown", ".mkd")

    def read(self, source: str, path: str) -> Document:
        """Return the document."""
        from ._markdown_inline import MarkdownInline, normalize_label
        from ._tags import HtmlProse
        from ._writer import ProseWriter

        writer = ProseWriter(path=path, format=self.name, source=source)
        html = HtmlProse(writer)
        labels = {normalize_label(match[1]) for match in _DEFINITION.finditer(source)}
        inline = MarkdownInline(self._parsers[1], html, labels)
        around: list[tuple[int, BlockKind]] = []  # the depths and kinds of the blocks that hold the current node
        for depth, type_, node in walk(parse(self._parsers[0], source), _PARENTS):
            while around and around[-1][0] >= depth:
                around.pop()
            if type_ in _KINDS:
                around.append((depth, _KINDS[type_]))
            if type_ in _PARENTS:
                continue
            end = node.end_byte // UNIT
            writer.layout(node.start_byte // UNIT)
            if type_ not in _WITH_PROSE:
                writer.markup(end)
                continue
            kind = around[-1][1] if around else BlockKind.PARAGRAPH
            html.start_block(kind)
            prefixes = _prefixes(node) if around else []
            for prefix in prefixes:
                writer.embed_markup(*prefix)
            if type_ == "html_block":
                html.feed(end)
            else:
                closing = _CLOSING_HASHES.search(source, writer.at, end) if kind is BlockKind.HEADING else None
                inline.feed(closing.start() if closing else end, prefixes)
        return writer.finish()

    @cached_property
    def _parsers(self) -> tuple[Parser, Parser]:
        import tree_sitter_markdown
        from tree_sitter import Language, Parser

        return Parser(Language(tree_sitter_markdown.language())), Parser(Language(tree_sitter_markdown.inline_language()))


def _prefixes(node: Node) -> list[tuple[int, int]]:
    """Return the marks that the blocks around a node put before its lines, such as ``>``, as offsets in the source."""
    return [
        (child.start_byte // UNIT, child.end_byte // UNIT)
        for child in node.children
        if child.type == "block_continuation" and child.end_byte > child.start_byte
    ]
