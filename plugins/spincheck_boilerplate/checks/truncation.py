"""Texts that were cut: an excerpt left above its article, and a document whose last line breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spincheck.api import BlockKind, Confidence, Document, Span

from ..lines import SENTENCE_END, Lines, fold
from .found import Found

_TOP = 6
_CUT = re.compile(
    r".{40,600}[.!?][”\"’')]? \w{1,20}(?: \w{1,20}){0,2}(?:…|\.\.\.)"
    r"|.{20,600},(?:…|\.\.\.)"
    r"|.{20,600} (?:\[(?:…|\.\.\.|&hellip;|&#8230;)\]|\((?:…|\.\.\.)\))"
)
"""A line that breaks off within the first three words of a sentence that is not its first, after a comma, or with a mark."""
_OPEN = re.compile(r"\s?(?:[\[(]?(?:…|\.{3})[\])]?)(?:\s?(?:[Rr]ead [Mm]ore|[Mm]ore|[Ll]ess))?$")
_SHORTEST_START = 30
"""So many code points, in two lines, are no coincidence."""
_ELLIPSIS = ("…", "...")
_CUT_ENDS = ("…", "...", "…]", "...]", "…)", "...)", "&hellip;]", "&#8230;]", "ore", "ess")
"""The last characters of what `_CUT` and `_OPEN` match."""
_LONGEST_EXCERPT = 700
_EXCERPT_LINES = 4
"""A document of at most so many lines may be nothing but a title and an excerpt."""
_SHORTEST_ENDING = 60
_LONGEST_WORD = 30
_UNFINISHED = frozenset(
    "a an the and or nor but of to in on at for with by from into onto as than if whether because while although"
    " is are was were be been being has have had will would can could should may might must"
    " his her their its our your my these those which whose who".split()
)
"""No English sentence ends with one of these, but for a few in speech and verse."""
_LAST_WORD = re.compile(r"([^\W\d_]+),?(?:\s?(?:…|\.{3}))?$")


def find_cut_excerpts(_document: Document, lines: Lines) -> Iterator[Found]:
    """Yield a line that breaks off where it is the beginning of one below, or where it looks like an excerpt near the top."""
    for index, (start, end) in enumerate(zip(lines.starts, lines.ends, strict=True)):
        if not (_SHORTEST_START <= end - start <= _LONGEST_EXCERPT and lines.text.endswith(_CUT_ENDS, start, end)):
            continue
        if lines.kind(index) is BlockKind.PARAGRAPH and index < len(lines) - 1:
            text = lines.read(index)
            if _repeats_start(lines, index, text):
                yield Found(span=lines.span(index), confidence=Confidence.HIGH)
            elif 0 < index < _TOP and _CUT.fullmatch(text):
                yield Found(span=lines.span(index))


def _repeats_start(lines: Lines, index: int, text: str) -> bool:
    """Return whether a line that breaks off is the beginning of one a little below."""
    if not (cut := _OPEN.search(text)) or cut.start() < _SHORTEST_START:
        return False
    start = fold(text[: cut.start()])
    below = range(index + 1, min(index + _TOP, len(lines)))
    return any(fold(lines.text[lines.starts[other] : lines.starts[other] + 2 * len(text)]).startswith(start) for other in below)


def find_cut_endings(_document: Document, lines: Lines) -> Iterator[Found]:
    """Yield the last word where the document breaks off: an excerpt with an ellipsis, or after a word that ends no sentence."""
    last = len(lines) - 1
    if last < 0 or lines.length(last) < _SHORTEST_ENDING or lines.kind(last) is not BlockKind.PARAGRAPH:
        return
    start = lines.ends[last] - _LONGEST_WORD
    text = lines.text[start : lines.ends[last]]
    if (text.endswith(SENTENCE_END) and not text.endswith(_ELLIPSIS)) or not (word := _LAST_WORD.search(text)):
        return
    ellipsis, unfinished = text.endswith(_ELLIPSIS), word[1] in _UNFINISHED or text.endswith(",")
    if unfinished or (ellipsis and len(lines) <= _EXCERPT_LINES):
        span = Span(start + word.start(), lines.ends[last])
        yield Found(span=span, confidence=Confidence.MEDIUM if ellipsis else Confidence.LOW)
