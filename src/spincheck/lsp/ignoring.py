"""Where to write the comment that silences one rule at one place, and in which form."""

from __future__ import annotations

import re

from ..api import Document, Edit, SourceSpan

_LINE_END = re.compile(r"[^\S\r\n]*(?=[\r\n]|\Z)")
_LAST_BLANK_LINE = re.compile(r"(?:\A|.*(?:\r\n|\r|\n))[^\S\r\n]*(?:\r\n|\r|\n)", re.DOTALL)


def ignore_edit(document: Document, offset: int, code: str) -> Edit | None:
    """Return the edit that makes the author's comment silence rule ``code`` for what starts at ``offset`` of the source.

    HTML's comments end the line. Those of reStructuredText stand alone, so one goes above the passage and covers it whole.
    None for a format whose comments are not known here.
    """
    if document.format == "rst":
        return _above(document.source, offset, f".. spincheck: ignore[{code}]")
    if document.format in {"html", "markdown", "plain"}:
        return _at_end_of_line(document.source, offset, f"<!-- spincheck: ignore[{code}] -->")
    return None


def _at_end_of_line(source: str, offset: int, comment: str) -> Edit:
    """Put the comment before the white space at the end, which Markdown may need there."""
    found = _LINE_END.search(source, offset)
    at = found.start() if found else len(source)
    return Edit(span=SourceSpan(at, at), replacement=f" {comment}")


def _above(source: str, offset: int, comment: str) -> Edit:
    before = _LAST_BLANK_LINE.match(source, 0, offset)
    start = before.end() if before else 0
    while source[start].isspace():  # the indentation says to what the comment belongs
        start += 1
    newline = "\r\n" if "\r\n" in source else "\n"
    indentation = source[max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1 : start]
    return Edit(span=SourceSpan(start, start), replacement=f"{comment}{newline}{newline}{indentation}")
