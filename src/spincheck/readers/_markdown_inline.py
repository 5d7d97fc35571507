"""The inline markup of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from enum import Enum, auto
from typing import TYPE_CHECKING

from ._entities import decode_reference
from ._grammar import UNIT, parse, walk
from ._tags import HtmlProse

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

_SIGNS = re.compile(r"[*_`\[\]<&\\~${]|:::|\)=")
_PART = re.compile(r"(?:[^*_~\[]*+[*_~\[]){0,300}+[^*_~\[]*+")
"""What the grammar sees at once: its time grows with the square, or worse, of the delimiters that nothing closes."""

_TEMPLATE = r"(?: \{% [^{}]* %\} | \{\{[<%] [^{}]* [>%]\}\} )"
_OTHER = re.compile(
    rf"""
      (?P<markup>
        ^[ \t]* {_TEMPLATE} [ \t]* (?= [\r\n]|\Z)                                # a template's tag alone on its line
      | \A\[\^[^\s\[\]]{{1,99}}\]: | \[\^[^\s\[\]]{{1,99}}\]                     # a footnote, and a reference to one
      | \A\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]                          # an alert
      | ^[ ]{{0,3}}:{{3,}}[^\r\n]*                                              # a container's border
      | \{{[:\#.][^{{}}|\r\n]*\}}                                              # attributes
      | \A\([^()\s]{{1,99}}\)=(?=\s*\Z) | \{{[a-zA-Z][\w:+-]{{0,99}}\}}(?=`)     # a target and a role of MyST
      )
    | (?P<object>
        {_TEMPLATE}
      | \$\$ [^$`]+ \$\$
      | (?<![\w\\$]) \$ (?![\s$]) (?!\d[^$]*\s) [^$`]+ (?<![\s\\]) \$ (?![\d$])
      )
    """,
    re.VERBOSE | re.MULTILINE,
)
"""What GitHub, Jekyll, Hugo, kramdown, pandoc and MyST add to Markdown and the grammar does not know or takes too widely.

Mathematics follows pandoc: no white space inside next to a dollar and no digit after the last. So that amounts of money stay
text, a formula also does not begin with a digit if it holds white space.
"""


class _Sign(Enum):
    MARKUP = auto()
    OBJECT = auto()
    TAG = auto()
    REFERENCE = auto()
    ESCAPE = auto()


_LINKS = {"inline_link", "full_reference_link", "collapsed_reference_link", "shortcut_link", "image"}
_PARENTS = frozenset(
    {"inline", "emphasis", "strong_emphasis", "strikethrough", "link_text", "image_description", "ERROR", *_LINKS}
)
_SIGN_OF = {
    "emphasis_delimiter": _Sign.MARKUP,
    "code_span": _Sign.OBJECT,
    "uri_autolink": _Sign.OBJECT,
    "email_autolink": _Sign.OBJECT,
    "html_tag": _Sign.TAG,
    "entity_reference": _Sign.REFERENCE,
    "numeric_character_reference": _Sign.REFERENCE,
    "backslash_escape": _Sign.ESCAPE,
}

_Range = tuple[int, int]
_Token = tuple[int, int, _Sign]  # start and end in the stretch at hand, and what stands there


class MarkdownInline:
    """Takes the inline markup of one block at a time apart."""

    def __init__(self, parser: Parser, html: HtmlProse, labels: Set[str]) -> None:
        self._parser = parser
        self._html = html
        self._writer = html.writer
        self._labels = labels

    def feed(self, end: int, prefixes: Sequence[_Range]) -> None:
        """Take the source up to ``end``, in which ``prefixes`` are marks of the blocks around it, such as ``>``."""
        writer = self._writer
        start = writer.at
        text = writer.source[start:end]
        if _SIGNS.search(text):
            shown = _mask(text, [(first - start, last - start) for first, last in prefixes], " ")
            for first, last, sign in sorted(self._tokens(shown)):
                if start + first >= writer.at:
                    writer.text(start + first)
                    self._take(start + last, sign)
        writer.text(end)

    def _take(self, end: int, sign: _Sign) -> None:
        writer = self._writer
        raw = writer.source[writer.at : end]
        if sign is _Sign.MARKUP:
            writer.markup(end)
        elif sign is _Sign.OBJECT:
            writer.object(end)
        elif sign is _Sign.TAG:
            self._html.feed(end)
        elif sign is _Sign.REFERENCE:
            length, text = decode_reference(raw)
            writer.replace(writer.at + length, text)
        else:
            writer.replace(end, raw[1:])

    def _tokens(self, text: str) -> Iterator[_Token]:
        others = list(_OTHER.finditer(text))
        for match in others:
            yield *match.span(), _Sign.OBJECT if match["object"] else _Sign.MARKUP
        shown = _mask(text, map(re.Match.span, others), "x").replace("$", ",")  # a mark that means nothing to the grammar
        for match in _PART.finditer(shown):
            start, part = match.start(), match[0]
            for _, type_, node in walk(parse(self._parser, part), _PARENTS):
                first, last = start + node.start_byte // UNIT, start + node.end_byte // UNIT
                if sign := _SIGN_OF.get(type_):
                    yield first, last, sign
                elif type_ == "hard_line_break" and shown[first] == "\\":
                    yield first, first + 1, _Sign.MARKUP
                elif type_ in _LINKS:
                    yield from self._link_tokens(node, part, start)

    def _link_tokens(self, link: Node, part: str, start: int) -> Iterator[_Token]:
        """Yield what stands around the text of a link or image, if it is one: a label in brackets needs a definition."""
        parts = {child.type: (child.start_byte // UNIT, child.end_byte // UNIT) for child in link.children}
        text = parts.get("link_text") or parts.get("image_description")
        label = parts.get("link_label") or text
        if "(" not in parts and not (label and normalize_label(part[label[0] : label[1]]) in self._labels):
            return
        first, last = start + link.start_byte // UNIT, start + link.end_byte // UNIT
        if text:
            yield first, start + text[0], _Sign.MARKUP
            yield start + text[1], last, _Sign.MARKUP
        else:
            yield first, last, _Sign.OBJECT if link.type == "image" else _Sign.MARKUP


def normalize_label(label: str) -> str:
    """Return a link label as it is compared: without brackets, in one case, its white space joined."""
    return " ".join(label.strip("[]").casefold().split())


def _mask(text: str, ranges: Iterable[_Range], filler: str) -> str:
    parts, at = [], 0
    for start, end in ranges:
        parts += [text[at:start], filler * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
