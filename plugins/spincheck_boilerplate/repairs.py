"""The edit that removes or replaces what was found, where the source allows one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from spincheck.api import BlockKind, Document, Edit, Fix, SourceSpan, Span

from .definitions import Deletion
from .lines import Lines
from .matching import Match

_BLANKS = " \t"
_MARKS = _BLANKS + "*_>+•·▪●-"
_BETWEEN = re.compile(rf"[\r\n{_MARKS}]*")
_NUMBER = re.compile(r"[ \t]*\d{1,9}[.)]\Z")
"""What marks an item of a numbered list."""
_LONGEST_INDENT = 40
"""Farther from what is deleted, in code points, nothing is looked at: a line may have five megabytes."""
_LONGEST_SENTENCE = 12
"""Words; a longer sentence is never deleted as a whole, unless it stands in the document once more."""
_KEPT = (
    *("©", "(c) ", "copyright", "licence", "license", "creative commons", "courtesy", "credit"),
    *("rights reserved", "rechte vorbehalten", "droits réservés", "derechos reservados", "direitos reservados"),
    *("diritti riservati", "права защищены"),
    *("reporting by", "editing by", "contributed to this report", "inputs from"),
    *("sponsor", "sponser", "patrocin", "paid ", "promoted", "advertorial", "affiliate", "disclos"),
)
_BYLINE = re.compile(
    r"\b(?:written|posted|published|reported|edited|shared|photo\w{0,10}|images?|videos?|story|text|words) (?:on )?by,? "
    r"(?!on\b|in\b|at\b)[^\W\d_]"
)
"""With `_KEPT`, in lower case, what tells readers who made a text, who owns it, or who paid for it. It stays."""


def repair(match: Match, document: Document, lines: Lines) -> Fix | None:
    """Return the fix for one match, or None where its definition wants none or the source would not survive it.

    A quotation stays as it stands. A deletion of several lines is never safe, because only the first of them is known debris.
    """
    deletion = match.definition.deletion
    has_repair = deletion is not Deletion.NONE or match.replacement is not None
    if lines.kind(match.line) is BlockKind.QUOTE or not has_repair:
        return None
    if match.source is not None:
        return Fix(edits=(Edit(span=match.source, replacement=""),), safe=deletion is Deletion.SAFE)
    pieces = _pieces(match, lines)
    places = [document.to_source(piece) for piece in pieces]
    if not all(_same(document, piece, place) for piece, place in zip(pieces, places, strict=True)):
        return None
    safe = deletion is Deletion.SAFE and len(pieces) == 1
    if match.replacement is not None:
        return Fix(edits=(Edit(span=places[0], replacement=match.replacement),), safe=safe)
    if not _removable(document, lines, match, places):
        return None
    place = _with_neighbours(document.source, places[0].start, places[-1].end)
    return Fix(edits=(Edit(span=place, replacement=""),), safe=safe)


def _pieces(match: Match, lines: Lines) -> list[Span]:
    """Return what the match covers, line by line."""
    last = lines.at(match.span.end - 1)
    return [match.span] if last == match.line else [lines.span(line) for line in range(match.line, last + 1)]


def _same(document: Document, piece: Span, place: SourceSpan) -> bool:
    return document.text[piece.start : piece.end] == document.source[place.start : place.end]


def _removable(document: Document, lines: Lines, match: Match, places: list[SourceSpan]) -> bool:
    """Return whether a match may go.

    Only list marks may stand between its lines, no heading may leave its section to the one above, and neither a note of rights
    nor a long sentence may be lost.
    """
    gaps = (document.source[one.end : other.start] for one, other in pairwise(places))
    return (
        lines.kind(match.line) is not BlockKind.HEADING
        and all(_BETWEEN.fullmatch(gap) for gap in gaps)
        and not _is_note_of_rights(document.text[match.span.start : match.span.end].lower())
        and not _loses_long_sentence(document, match.span)
    )


def _is_note_of_rights(text: str) -> bool:
    return any(words in text for words in _KEPT) or (" by" in text and bool(_BYLINE.search(text)))


def _loses_long_sentence(document: Document, span: Span) -> bool:
    """Return whether ``span`` holds every word of a long sentence that does not stand just above as well, as a title may."""
    sentences, words = document.sentences, document.words
    for sentence in sentences[bisect_right(sentences.ends, span.start) : bisect_left(sentences.starts, span.end)]:
        inside = words.within(sentence)
        if len(inside) > _LONGEST_SENTENCE and span.start <= inside.starts[0] and inside.ends[-1] <= span.end:
            text = document.text[sentence.start : sentence.end]
            if document.text.find(text, max(0, sentence.start - 2 * len(text)), sentence.start) < 0:
                return True
    return False


def _with_neighbours(source: str, start: int, end: int) -> SourceSpan:
    """Widen a deletion over its marks and its newline, or within a line over the emphasis around it and one space."""
    line = _back(source, start, _MARKS)
    if number := _NUMBER.search(source, max(0, line - _LONGEST_INDENT), line):
        line = number.start()
    if _at_newline(source, line - 1) and _at_newline(source, last := _on(source, end, _MARKS)):
        return SourceSpan(*_with_newline(source, line, last))
    while start > 0 and end < len(source) and source[start - 1] == source[end] and source[end] in "*_":
        start, end = start - 1, end + 1
    if source[end : end + 1] == " " and (_at_newline(source, start - 1) or source[start - 1] == " "):
        end += 1
    elif _at_newline(source, end) and source[start - 1 : start] == " ":
        start -= 1
    return SourceSpan(start, end)


def _with_newline(source: str, start: int, end: int) -> tuple[int, int]:
    """Widen whole lines over one newline, and over one blank line where two would meet or the file would end with one.

    A file that ends without a newline does so afterwards.
    """
    below = _skip_newline(source, end)
    if below == end:
        return _back(source, start, _BLANKS + "\r\n"), end
    above = _back(source, _back(source, start, "\n", at_most=1), "\r", at_most=1)
    if not _at_newline(source, _back(source, above, _BLANKS) - 1):
        return start, below
    if below == len(source):
        return above, below
    blank_end = _on(source, below, _BLANKS)
    return start, _skip_newline(source, blank_end) if _at_newline(source, blank_end) else below


def _at_newline(source: str, offset: int) -> bool:
    return not 0 <= offset < len(source) or source[offset] in "\r\n"


def _back(source: str, offset: int, over: str, at_most: int = _LONGEST_INDENT) -> int:
    while offset > 0 and at_most > 0 and source[offset - 1] in over:
        offset, at_most = offset - 1, at_most - 1
    return offset


def _on(source: str, offset: int, over: str) -> int:
    end = min(len(source), offset + _LONGEST_INDENT)
    while offset < end and source[offset] in over:
        offset += 1
    return offset


def _skip_newline(source: str, offset: int) -> int:
    return offset + (2 if source.startswith("\r\n", offset) else offset < len(source))
