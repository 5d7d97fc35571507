"""An excerpt that was cut after so many characters and left between the title and the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spincheck.api import BlockKind, Document

from ..lines import Lines
from .found import Found

_TOP = 5
_CUT = re.compile(r".{40,600}[.!?][”\"’')]? \w{1,20}(?: \w{1,20}){0,2}(?:…|\.\.\.)|.{20,600},(?:…|\.\.\.)")
"""A line that breaks off after a comma, or within the first three words of a sentence that is not its first."""


def find_cut_excerpts(_document: Document, lines: Lines) -> Iterator[Found]:
    """Yield a line near the top that breaks off although the document goes on below it."""
    for index in range(1, min(_TOP, len(lines) - 1)):
        if lines.kind(index) is BlockKind.PARAGRAPH and _CUT.fullmatch(lines.read(index)):
            yield Found(span=lines.span(index))
