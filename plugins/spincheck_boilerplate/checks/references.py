"""Character references and escapes that were never turned into their characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spincheck.api import Document, Span

from ..lines import Lines
from .found import Found

_NAMES = "nbsp|[lr][sd]quo|[mn]dash|hellip"
_NUMBERS = "(?:82(?:1[1-8]|2[0-1]|30|4[23])|0?3[489]|160)"
_REFERENCE = re.compile(
    "&(?:amp;){0,3}(?:#[0-9]{2,6};|#[xX][0-9a-fA-F]{2,6};|[a-zA-Z]{2,8}[0-9]{0,2};"
    rf"|(?:{_NAMES}|quot|#{_NUMBERS})(?![\w;=])|nbsp(?=[A-Z]))"  # without its end
)
_HEADLESS = re.compile(rf"#(?<![&/=#\d]#){_NUMBERS};")
_ESCAPE = re.compile(
    r"""
    \\(?: (?<![\\-]\\) u(?:00[a-fA-F][0-9a-fA-F]|20[12][0-9a-fA-F]|20[aA][cC]|2122)(?![\w-]*[\[\]])
        | (?<=[a-zA-Z]\\) '(?=(?:s|t|re|ve|ll|d|m)\b)
        | (?<=[.!?:;,"”’)]\\) (?:r\\)?n(?:\\[rn]){0,4}+(?=[A-Z“"‘(]|\s|\Z)
        | (?<=\s\\) "(?=\w) | (?<=[\w.,!?]\\) "(?=[\s.,;:!?)]|\Z)
      )
    """,
    re.VERBOSE,
)
_ENOUGH = 2
"""One escape may be an example; a program that writes them writes many."""


def find_entities(document: Document, _lines: Lines) -> Iterator[Found]:
    """Yield every character reference that stands for another character, also one that lost its first or last mark.

    A reader of markup has resolved each reference once. What it left was escaped twice, or is shown on purpose; then it
    stands between spaces.
    """
    text = document.text
    for match in _REFERENCE.finditer(text) if "&" in text else ():
        if document.format == "plain" or _is_tight(text, match):
            yield from _resolve(match)
    for match in _HEADLESS.finditer(text) if "#" in text else ():
        if _is_tight(text, match):
            yield from _resolve(match)


def _resolve(match: re.Match[str]) -> Iterator[Found]:
    from html import unescape

    reference = read = f"&{match[0].strip('&;')};"
    while (once_more := unescape(read)) != read:
        read = once_more
    if read != reference and len(read) <= 2:
        yield Found(span=Span(*match.span()), replacement=read, evidence={"reads": read})


def find_escapes(document: Document, _lines: Lines) -> Iterator[Found]:
    """Yield every escape of JSON, SQL and their like within the prose of a document that has more than one."""
    text = document.text
    matches = [match for match in _ESCAPE.finditer(text) if match[0][1] != "u" or _is_tight(text, match)]
    if len(matches) >= _ENOUGH:
        for match in matches:
            read = match[0].encode().decode("unicode_escape").replace("\r", "")
            yield Found(span=Span(*match.span()), replacement=read, evidence={"reads": read})


def _is_tight(text: str, match: re.Match[str]) -> bool:
    """Return whether a letter or digit touches it."""
    return text[max(0, match.start() - 1) : match.start()].isalnum() or text[match.end() : match.end() + 1].isalnum()
