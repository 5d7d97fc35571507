"""What LanguageTool says of a text, as records whose offsets are spincheck's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from spincheck.api import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One mistake that LanguageTool sees."""

    span: Span
    """Code points of the text that was sent."""
    message: str
    rule: str
    """LanguageTool's own id, such as ``EN_A_VS_AN``."""
    category: str
    """LanguageTool's own id, such as ``GRAMMAR``."""
    issue_type: str
    """A localization quality issue type of ITS 2.0 (w3.org/TR/its20, section 8.9.1), such as ``grammar``."""
    replacements: tuple[str, ...]
    """Likeliest first."""
    link: str
    """A page about the mistake; empty where LanguageTool names none."""


def read_matches(answer: Mapping[str, Any], text: str) -> Iterator[Match]:
    """Yield the matches in an answer to ``/v2/check``; LanguageTool counts in UTF-16 units.

    Raises:
        KeyError, TypeError, ValueError: it is no answer of a LanguageTool about this text.
    """
    offsets = Utf16Offsets(text)
    for match in answer["matches"]:
        rule = match["rule"]
        urls = rule.get("urls") or [{}]
        yield Match(
            span=offsets.span(match["offset"], match["offset"] + match["length"]),
            message=" ".join(str(match["message"]).split()),
            rule=str(rule["id"]),
            category=str(rule["category"]["id"]),
            issue_type=str(rule["issueType"]),
            replacements=tuple(str(replacement["value"]) for replacement in match["replacements"]),
            link=str(urls[0].get("value", "")),
        )


class Utf16Offsets:
    """Converts offsets from UTF-16 units to code points."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts: Sequence[int] | None = None
        """Where each code point starts, in UTF-16 units; none where every one is a single unit."""
        if not text.isascii() and max(text) > "\uffff":
            self._starts = [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]

    def span(self, start: int, end: int) -> Span:
        """Return the code points that a range of UTF-16 units covers or touches.

        Raises:
            ValueError: it is empty or lies outside the text.
        """
        if self._starts is not None:
            # An offset may lie within a pair of surrogates; the whole character then belongs to the range.
            start = bisect_left(self._starts, start + 1) - 1
            end = bisect_left(self._starts, end)
        if not 0 <= start < end <= self._length:
            raise ValueError(f"the range {start}..{end} is empty or outside a text of {self._length} characters")
        return Span(start, end)
