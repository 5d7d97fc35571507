"""The parameter that interfaces of language models add to the addresses of links, in the text and in link targets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from spincheck.api import Document, Segment, SourceSpan, Span

from ..lines import Lines
from .found import Found

_TOOLS = r"(?:chatgpt|openai|perplexity|copilot|claude|gemini|grok)(?:\.(?:com|ai))?"
_PARAMETER = re.compile(
    rf"(?<=\?)utm_source={_TOOLS}(?:&amp;|&)|\?utm_source={_TOOLS}(?![\w.-]*\w|&)|&(?:amp;)?utm_source={_TOOLS}(?![\w.-]*\w)"
)
_TARGET = re.compile(
    r"""
    (?P<inline> \A[*_~]{0,3}\]\(<?[^\s()<>]*+\Z )                                      # [text](address
    | (?P<definition> ^[ ]{0,3}\[(?P<label>[^\[\]\n]{1,200}+)\]:[ \t]*+<?[^\s<>]*+\Z )  # [label]: address
    | <a\s[^<>]{0,500}?\bhref\s?=\s?["']?[^\s"'<>]*+\Z                                 # <a href="address
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_USE = re.compile(r"\]\[([^\[\]\n]{1,200})\]")
_NO_TARGET = re.compile(r"```|~~~|<!--|<script|<pre", re.IGNORECASE)
_LONGEST_ADDRESS = 3000


def find_assistant_links(document: Document, _lines: Lines) -> Iterator[Found]:
    """Yield the parameter where it stands in the text, and else the text of the link in whose target it stands."""
    source, segments = document.source, document.segments
    ends = [segment.source.end for segment in segments] if "utm_source=" in source else []
    uses = _uses(source) if ends else {}
    for match in _PARAMETER.finditer(source) if ends else ():
        place, following = SourceSpan(*match.span()), bisect_left(ends, match.end())
        if following < len(segments) and segments[following].source.start <= place.start:
            if segments[following].verbatim:
                start = segments[following].text.start + place.start - segments[following].source.start
                yield Found(span=Span(start, start + len(place)), source=place, evidence={"parameter": match[0]})
        elif segment := _link_of(document, place, following, ends, uses):
            yield Found(span=_last_line(document, segment.text), source=place, evidence={"parameter": match[0]})


def _uses(source: str) -> Mapping[str, int]:
    """Return where the text of the first link ends that uses each label, as in ``[text][label]``."""
    uses: dict[str, int] = {}
    for use in _USE.finditer(source):
        uses.setdefault(use[1], use.start())
    return uses


def _link_of(
    document: Document, place: SourceSpan, following: int, ends: Sequence[int], uses: Mapping[str, int]
) -> Segment | None:
    """Return the text of the link whose target holds ``place``, which lies before segment number ``following``."""
    source, segments = document.source, document.segments
    start = segments[following - 1].source.end if following else 0
    before = source[max(start, place.start - _LONGEST_ADDRESS) : place.start]
    target = None if _NO_TARGET.search(before) else _TARGET.search(before)
    if target is None:
        return None
    if target["definition"]:
        text_end = uses.get(target["label"], -1)
        number = bisect_left(ends, text_end)
        return segments[number] if number < len(segments) and ends[number] == text_end else None
    following -= target["inline"] is not None
    return segments[following] if 0 <= following < len(segments) else None


def _last_line(document: Document, span: Span) -> Span:
    """Return the part of ``span`` on its last line; a finding lies on one line."""
    text = document.text[span.start : span.end].rstrip()
    start = max(text.rfind("\n"), text.rfind("\r")) + 1
    return Span(span.start + start, span.start + len(text))
