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


def take_headlines(matches: Sequence[Match], lines: Lines) -> list[Match]:
    """Return the matches, each header widened over the headlines under it and without the matches that it now covers."""
    widened: list[Match] = []
    for index, match in enumerate(matches):
        if widened and match.span.start < widened[-1].span.end:
            continue
        if match.definition.takes and match.confidence is not Confidence.LOW:
            widened.append(_widen(match, lines, _first_line_of_others(matches[index + 1 :])))
        else:
            widened.append(match)
    return widened


def _first_line_of_others(below: Sequence[Match]) -> int | None:
    return next((match.line for match in below if match.confidence is not Confidence.LOW), None)


def _widen(match: Match, lines: Lines, stop: int | None) -> Match:
    last = match.line
    end = min(len(lines), match.line + 1 + match.definition.takes) if stop is None else min(stop, match.line + 13)
    for line in range(match.line + 1, end):
        if not _is_headline(lines, line):
            break
        last = line
    if last == match.line:
        return match
    return replace(
        match,
        span=Span(match.span.start, lines.ends[last]),
        evidence={"headlines": last - match.line, "to the end": last == len(lines) - 1},
    )


def _is_headline(lines: Lines, line: int) -> bool:
    kind, text = lines.kind(line), lines.read(line)
    if kind is BlockKind.LIST_ITEM or _BULLET.match(text):
        return len(text) <= _LONGEST_ITEM
    return kind is BlockKind.PARAGRAPH and len(text) <= _LONGEST_HEADLINE and not text.endswith(_SENTENCE_END)
