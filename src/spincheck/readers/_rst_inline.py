"""The inline markup of reStructuredText."""

from __future__ import annotations

import re
from typing import Final

from ._writer import ProseWriter

_START = re.compile(
    r"""
      \\ (?P<escaped> [\s\S] )
    | (?<![\w\\*`|_:]) (?:
          (?! (?<=["']) [*`|]{1,2} ["'] )  # a quoted mark, as in "*"
          (?P<mark> `` | \*\* | \* (?!\*) | \| ) (?![\s)\]}>])
        | (?P<interpreted> _?` (?!`) | :(?P<role>[a-zA-Z][\w.+-]*(?::[a-zA-Z][\w.+-]*)*):` (?!`) ) (?=\S)
        | (?P<footnote> \[ (?: \d+ | \#[\w.-]* | \* | [A-Za-z][\w.-]* ) \]_ (?!\w) )
      )
    | (?<![\w.:+-]) [^\W_]++ (?: [-._+:] [^\W_]++ )*+ (?P<reference> __? ) (?!\w)
    """,
    re.VERBOSE,
)
"""Where inline markup may start, by the rules of the reStructuredText specification, "Inline markup recognition rules"."""

_END: Final = {
    "``": re.compile(r"(?<=\S)``(?![\w`])"),
    "**": re.compile(r"(?<=[^\s\\])\*\*(?![\w*])"),
    "*": re.compile(r"(?<=[^\s\\*])\*(?![\w*])"),
    "|": re.compile(r"(?<=[^\s\\])\|_{0,2}(?!\w)"),
    "`": re.compile(r"(?<=[^\s\\])`(?P<suffix>__?|:[a-zA-Z][\w.+:-]*:)?(?![\w`])"),
}
_TARGET = re.compile(r"(?<!\s)\s*+<[^<>]*>\Z")
_TEXT_ROLES: Final = frozenset(
    "abbr dfn emphasis guilabel menuselection strong sub subscript sup superscript t term title title-reference".split()
)
"""Roles whose content is what the reader sees. The content of any other is a name, unless a target in ``<…>`` follows it."""


def write_inline(writer: ProseWriter, end: int) -> None:
    """Take the source up to ``end``, one block's text.

    Markup that is not closed is text. Each kind of end is looked for only until it is known that none follows, so the time that
    this takes is linear.
    """
    source = writer.source
    missing: set[str] = set()
    start = _START.search(source, writer.at, end)
    while start:
        after = start.end()
        writer.text(start.start("reference") if start["reference"] else start.start())
        if start["escaped"]:
            writer.replace(after, "" if start["escaped"].isspace() else start["escaped"])
        elif start["footnote"] or start["reference"]:
            writer.markup(after)
        else:
            mark = start["mark"] or "`"
            close = None if mark in missing else _END[mark].search(source, after + 1, end)
            if close:
                _write_span(writer, start, close)
                after = close.end()
            else:
                missing.add(mark)
        start = _START.search(source, after, end)
    writer.text(end)


def _write_span(writer: ProseWriter, start: re.Match[str], close: re.Match[str]) -> None:
    if start["mark"] in ("``", "|"):
        writer.object(close.end())
        return
    text_end = close.start()
    if start["interpreted"]:
        role = start["role"] or (close["suffix"] or "").strip(":_")
        target = _TARGET.search(writer.source, start.end(), text_end)
        if target:
            text_end = target.start()
        if text_end <= start.end() or (role and not target and role.rpartition(":")[2] not in _TEXT_ROLES):
            writer.object(close.end())
            return
    writer.markup(start.end())
    writer.text(text_end)
    writer.markup(close.end())
