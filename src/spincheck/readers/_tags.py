"""What the elements of HTML mean for prose, wherever their tags stand: in HTML itself or in Markdown."""

from __future__ import annotations

import re

from spincheck.api import BlockKind

from ._entities import decode_reference
from ._writer import ProseWriter

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    "blockquote": BlockKind.QUOTE,
}
_CONTAINERS = {"dl", "ol", "table", "ul"}
_BLOCKS = {
    *_KINDS,
    *_CONTAINERS,
    *("address", "article", "aside", "body", "caption", "center", "details", "dialog", "div", "fieldset", "figcaption"),
    *("figure", "footer", "form", "head", "header", "hgroup", "hr", "html", "legend", "listing", "main", "menu", "nav", "p"),
    *("pre", "search", "section", "summary", "tbody", "tfoot", "thead", "tr"),
}
_CODE = {"code", "kbd", "samp", "tt"}
_OBJECTS = {*_CODE, "audio", "canvas", "math", "object", "select", "svg", "video"}
_HIDDEN = {*_OBJECTS, "datalist", "listing", "noscript", "pre", "template"}
_EMPTY_OBJECTS = {"embed", "img", "input"}
_WITHOUT_END_TAG = ({"li"}, {"dt", "dd"}, {"td", "th"})
"""Elements that the next one of their group ends."""
_MAX_DEPTH = 256
"""Of open elements that matter; what is nested deeper is seen as if it stood in the last one."""

_TOKEN = re.compile(
    r"""
      (?P<comment> <!-- (?: >|->|.*?(?:--!?>|\Z) ) )
    | (?P<raw> <(?P<raw_name>script|style|textarea|iframe|noembed|noframes|xmp)(?=[\s/>])
        .*? (?: </(?P=raw_name)(?=[\s/>]) [^>]*+ >? | \Z ) )
    | (?P<tag> <(?P<closing>/?)(?P<name>[a-z][^\s/>]*+) (?: [^>=]++ | =\s*+ (?: "[^"]*+" | '[^']*+' )?+ )*+ (?: > | \Z ) )
    | (?P<declaration> <[!?/] [^>]*+ (?: > | \Z ) )
    | (?P<reference> & (?: \#x[0-9a-f]{1,8} | \#[0-9]{1,9} | [a-z][a-z0-9]{1,31} ) ;? )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE | re.ASCII,
)
"""Every alternative that is begun is also finished, by the end of the text if need be, so no text is searched twice."""


class HtmlProse:
    """Hands tags and the text between them to a `ProseWriter`, and remembers which elements are open."""

    def __init__(self, writer: ProseWriter) -> None:
        self.writer = writer
        self.outer_kind = BlockKind.PARAGRAPH
        """What a block is where no open element says it."""
        self._open: list[tuple[str, BlockKind]] = []
        self._hiding = ""
        """The name of the open element whose content is not shown."""
        self._hiding_depth = 0

    def feed(self, end: int) -> None:
        """Take the source up to ``end`` as HTML; a tag that is cut off there ends there."""
        writer = self.writer
        for match in _TOKEN.finditer(writer.source, writer.at, end):
            writer.text(match.start())
            if match["comment"]:
                writer.comment(match.end())
            elif match["tag"]:
                self._take_tag(
                    match.end(), match["name"].lower(), closing=bool(match["closing"]), empty=match[0].endswith("/>")
                )
            elif match["reference"]:
                length, text = decode_reference(match[0])
                if length:
                    writer.replace(match.start() + length, text)
            else:
                writer.markup(match.end())
        writer.text(end)

    def start_block(self, kind: BlockKind) -> None:
        """Begin a block of the surrounding markup; it ends inline code that was never closed."""
        if self._hiding in _CODE:
            self._show()
        self.outer_kind = kind
        self.writer.start_block(kind)

    def _take_tag(self, end: int, name: str, *, closing: bool, empty: bool) -> None:
        writer = self.writer
        if self._hiding:
            if name == self._hiding and not empty:
                self._hiding_depth += -1 if closing else 1
            if self._hiding_depth == 0 or (self._hiding in _CODE and name in _BLOCKS):
                self._show()
            else:
                writer.markup(end)
                return
        if name in _BLOCKS:
            self._cross_border(name, closing=closing)
        if name == "br" and not writer.source.startswith(("\n", "\r"), end):
            writer.replace(end, "\n")
        elif name in _EMPTY_OBJECTS or (name in _OBJECTS and not closing):
            writer.object(end)
        else:
            writer.markup(end)
        if name in _HIDDEN and not closing and not empty:
            self._hiding, self._hiding_depth = name, 1
            writer.hidden = True

    def _show(self) -> None:
        self._hiding, self._hiding_depth = "", 0
        self.writer.hidden = False

    def _cross_border(self, name: str, *, closing: bool) -> None:
        if closing:
            self._close_element(name)
        else:
            self._open_element(name)
        self.writer.start_block(self._kind)

    @property
    def _kind(self) -> BlockKind:
        return self._open[-1][1] if self._open else self.outer_kind

    def _open_element(self, name: str) -> None:
        if self._open:
            last, kind = self._open[-1]
            if kind is BlockKind.HEADING or any(last in group and name in group for group in _WITHOUT_END_TAG):
                self._open.pop()
        if (name in _KINDS or name in _CONTAINERS) and len(self._open) < _MAX_DEPTH:
            self._open.append((name, _KINDS.get(name, self._kind)))

    def _close_element(self, name: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == name:
                del self._open[index:]
                return
