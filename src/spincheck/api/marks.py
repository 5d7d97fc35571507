"""Text with marks: ``We train a [|profound learning|] model.`` says which characters a rule finds."""

from __future__ import annotations

import re

from .text import SourceSpan

_MARK = re.compile(r"\[\||\|\]")


def parse_marked(text: str) -> tuple[str, tuple[SourceSpan, ...]]:
    """Return ``text`` without its marks, and the marked spans as offsets into what is returned.

    Marks cannot be escaped; they neither nest nor overlap.

    Raises:
        ValueError: a mark has no partner, lies inside another pair, or the pair holds nothing.
    """
    pieces: list[str] = []
    spans: list[SourceSpan] = []
    length = read_to = 0
    opened: int | None = None
    for mark in _MARK.finditer(text):
        pieces.append(text[read_to : mark.start()])
        length += mark.start() - read_to
        read_to = mark.end()
        if mark[0] == "[|":
            if opened is not None:
                raise _error(text, mark.start(), "opens inside another pair of marks")
            opened = length
        else:
            if opened is None:
                raise _error(text, mark.start(), "closes nothing")
            if opened == length:
                raise _error(text, mark.start(), "closes a pair that holds nothing")
            spans.append(SourceSpan(opened, length))
            opened = None
    if opened is not None:
        raise _error(text, text.rindex("[|"), "is never closed")
    pieces.append(text[read_to:])
    return "".join(pieces), tuple(spans)


def _error(text: str, offset: int, what: str) -> ValueError:
    return ValueError(f"the mark {text[offset : offset + 2]!r} at offset {offset} {what}: {text[offset : offset + 40]!r}")
