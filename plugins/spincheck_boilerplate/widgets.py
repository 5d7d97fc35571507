"""A related-links widget is its header and the short headlines under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spincheck.api import BlockKind, Confidence, Span

from .lines import Lines
from .matching import Match

_LONGEST_HEADLINE = 120
_LONGEST_ITEM = 200
"""List items may be longer, in code points: there the mark says that it is no paragraph."""
_BULLET = re.compile(r"[-*•·▪►●–] ")
_SENTENCE_END = (".", ".”", '."', "!”", "?”")
_DETAIL = re.compile(
    r"(?i:by|from|posted|published|updated) .{2,60}"
    r"|(?:an?|\d{1,3}) (?:second|sec|minute|min|hour|hr|day|week|month|year)s?(?: ago| read)?"
    r"|(?:\w{3,9}day,? )?(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?\d{2,4}.{0,20}"
    r"|\d{1,2}[:/.-]\d{2}(?:[/.-]\d{2,4})?|\d{1,6}|[\d,.]{1,9}k? (?i:comments?|shares?|views?)"
)
"""What stands with a headline: its author, its age or date, its length, how many have commented."""
_LONGEST_DETAIL = 70
_MOST_DETAILS = 24
_HEADLINE_WORDS = 5
"""A line of fewer words may be a header, or a headline that proves nothing."""
_PROVING = 2
"""So many headlines that are no list items prove a header that is only a hint: authors make lists."""


def take_headlines(matches: Sequence[Match], lines: Lines) -> list[Match]:
    """Return the matches, each header widened over the headlines under it and without the matches that it now covers."""
    widened: list[Match] = []
    for index, match in enumerate(matches):
        if widened and match.span.start < widened[-1].span.end:
            continue
        takes = match.definition.takes > 0
        widened.append(_widen(match, lines, _first_line_of_others(matches, index, lines)) if takes else match)
    return widened


def _first_line_of_others(matches: Sequence[Match], index: int, lines: Lines) -> int:
    """Return the line of the first match below a header that is no part of its widget, or the line after its farthest reach."""
    header = matches[index]
    end = min(len(lines), header.line + 1 + header.definition.takes + _MOST_DETAILS)
    for below in range(index + 1, len(matches)):
        match = matches[below]
        if match.line >= end or (match.confidence is not Confidence.LOW and not _belongs(match, header, lines)):
            return min(match.line, end)
    return end


def _belongs(match: Match, header: Match, lines: Lines) -> bool:
    """Return whether another match is a headline of the same family, or a detail above the next headline."""
    if match.definition.family == header.definition.family:
        return _may_be_headline(lines, match.line)
    return _is_detail(lines, match.line) and match.line + 1 < len(lines) and _may_be_headline(lines, match.line + 1)


def _widen(match: Match, lines: Lines, end: int) -> Match:
    taken = _headlines(lines, match.line + 1, end, match.definition.takes)
    if match.confidence is Confidence.LOW:
        proving = sum(_may_be_headline(lines, line) and not _is_item(lines, line) for line in taken)
        if proving < _PROVING or _may_be_headline(lines, match.line):
            return match
        match = replace(match, confidence=Confidence.MEDIUM)
    if not taken:
        return match
    last = end - 1 if all(_is_detail(lines, line) for line in range(taken[-1] + 1, end)) else taken[-1]
    return replace(
        match,
        span=Span(match.span.start, lines.ends[last]),
        evidence={"headlines": len(taken), "to the end": last == len(lines) - 1},
    )


def _headlines(lines: Lines, first: int, end: int, at_most: int) -> list[int]:
    """Return the lines from ``first`` on that are headlines, up to a line that is neither one nor a detail of one."""
    taken: list[int] = []
    for line in range(first, end):
        if _is_detail(lines, line):
            continue
        if len(taken) == at_most or not _is_headline(lines, line):
            break
        taken.append(line)
    return taken


def _is_detail(lines: Lines, line: int) -> bool:
    return lines.length(line) <= _LONGEST_DETAIL and _DETAIL.fullmatch(lines.read(line)) is not None


def _is_headline(lines: Lines, line: int) -> bool:
    if _is_item(lines, line):
        return lines.length(line) <= _LONGEST_ITEM
    is_short = lines.kind(line) is BlockKind.PARAGRAPH and lines.length(line) <= _LONGEST_HEADLINE
    return is_short and not lines.read(line).endswith(_SENTENCE_END)


def _is_item(lines: Lines, line: int) -> bool:
    return lines.kind(line) is BlockKind.LIST_ITEM or _BULLET.match(lines.text, lines.starts[line]) is not None


def _may_be_headline(lines: Lines, line: int) -> bool:
    return len(lines.read(line).split()) >= _HEADLINE_WORDS
