"""Lines between paragraphs that lead to other articles: told by their label, by their capitals, or by their number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spincheck.api import Document

from ..lines import Lines
from .found import Found

_SHORTEST, _LONGEST, _LONGEST_TITLE = 25, 190, 120
"""Of a promo and of a title, in code points."""
_NEAR = 3
"""A promo has a paragraph within so many lines on either side; captions and other promos may stand between."""
_OPEN_ENDS = (".", ",", ":", ";", ".”", '."', ".)")
_LABEL = re.compile(r"[\[(]?([A-Za-z][A-Za-z -]{2,30}?)(?: ?[:|»>]{1,2} ?| [-–—] )(?=[\"'“‘\[]?[A-Z0-9])")
_LABELS = frozenset(
    "check out|click here|continue reading|don't miss|exclusive|explainer|fact check|from the archive"
    "|from the archives|further reading|gallery|in photos|in pictures|infographic|keep reading|listen"
    "|listen now|now watch|op-ed|opinion|photo gallery|photos|pictures|podcast|poll|previously|see also"
    "|see photos|see pics|slideshow|special report|take our poll|video|videos|watch|watch above|watch below"
    "|watch live|watch more|watch now|watch the video|watch video".split("|")
)
_CAPITAL_LABELS = frozenset(
    "ANALYSIS|AUDIO|BACKGROUND|BLOG|BREAKING|CLICK|COLUMN|COMMENTARY|DATA|EARLIER|EDITORIAL|EXPLAINED"
    "|FLASHBACK|FULL COVERAGE|FULL STORY|GRAPHIC|IN DEPTH|IN-DEPTH|INTERACTIVE|INTERVIEW|INVESTIGATION|LATEST"
    "|LIVE|LIVE BLOG|LIVE UPDATES|MAP|MORE|MORE NEWS|NEXT|PERSPECTIVE|PICS|PREVIEW|PREVIOUS|PROFILE|QUIZ|READ"
    "|RELATED|REPORT|REVIEW|SEE|SEE MORE|THE LATEST|TIMELINE|TOP STORY|TRENDING|VIEW".split("|")
)
"""Labels that count in capitals only; as words they begin paragraphs and headings."""
_TOPIC_LABELS = ("more on ", "more from ", "more about ")
_BARE_LABEL = re.compile(
    r"(?:RELATED|READ MORE|READ NEXT|ALSO READ|READ ALSO|SEE ALSO|MUST READ|WATCH|WATCH NOW|MORE)\s+(?=[\"'“‘]?[A-Z][a-z])"
)
_ARROW = re.compile(r"(?:>>{1,2}|»|►|▶|→|➡\ufe0f?|👉) ?(?=[\"'“‘]?[A-Z0-9])")
_REQUEST = re.compile(
    r"(?:Read|Find out|Learn|Discover|See|Hear|Know) more (?:about|on|from|at|in)\b"
    r"|Check out (?:more|our|all|the full)\b"
    r"|(?:Read|See|Watch|Find|Get|Check|Catch|Click|Listen|View|Follow|Learn|Download|Vote|Take|More)\b[^.?!]{10,180}\bhere$"
    r"|Continue reading\b|[^.?!]{20,180}(?: [»›→►]|>>)$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"\[ ?(?!This |Editor|Note|Updat|Correct|Imag|Photo|The following|Disclos|Translat)[A-Z\"'“‘][^:\]]{15,150}[^.:;,…] ?\]"
)
_SECTION = re.compile(
    r"(?:CHAPTER|BOOK|PART|ACT|SCENE|SECTION|ARTICLE|APPENDIX|EXHIBIT|ITEM|TABLE|FIGURE|NOTE|NOTICE|WARNING|[IVXLC]+\.|\d)\b"
)
_FEWEST_WORDS = 4
_FEWEST_TITLE_WORDS = 5
_FEWEST_CAPITALS, _FEWEST_CAPITAL_WORDS = 35, 6
_FEWEST_TITLES = 3


def find_labelled_promos(_document: Document, lines: Lines) -> Iterator[Found]:
    """Yield every ``WATCH: Title``, ``>> Title``, ``[ Title ]`` and ``Find out more about …`` between paragraphs."""
    for index in _short_lines(lines):
        text = lines.read(index)
        if (
            not text.endswith(_OPEN_ENDS)
            and len(text[_title_start(text) :].split()) >= _FEWEST_WORDS
            and _between(lines, index)
        ):
            yield Found(span=lines.span(index))


def _title_start(text: str) -> int:
    """Return where the title begins, or the end of the line where nothing marks it as a promo."""
    if label := _LABEL.match(text):
        word = label[1].casefold()
        return label.end() if word in _LABELS or word.startswith(_TOPIC_LABELS) or label[1] in _CAPITAL_LABELS else len(text)
    if match := _ARROW.match(text) or _BARE_LABEL.match(text):
        return match.end()
    return 0 if _REQUEST.match(text) or _BRACKETED.fullmatch(text) else len(text)


def find_capital_headlines(_document: Document, lines: Lines) -> Iterator[Found]:
    """Yield every headline in capitals that stands between paragraphs."""
    for index in _short_lines(lines):
        text = lines.read(index)
        if (
            text.isupper()
            and sum(map(str.isalpha, text)) >= _FEWEST_CAPITALS
            and len(text.split()) >= _FEWEST_CAPITAL_WORDS
            and not text.endswith(_OPEN_ENDS)
            and not _SECTION.match(text)
            and _between(lines, index)
        ):
            yield Found(span=lines.span(index))


def find_title_runs(_document: Document, lines: Lines) -> Iterator[Found]:
    """Yield the first of the titles that end a document, where there are several."""
    first = len(lines)
    while first > 0 and lines.length(first - 1) <= _LONGEST_TITLE and _is_title(lines.read(first - 1)):
        first -= 1
    if len(lines) - first >= _FEWEST_TITLES and any(
        _is_paragraph(lines, index) for index in range(max(0, first - _NEAR), first)
    ):
        yield Found(span=lines.span(first))


def _short_lines(lines: Lines) -> Iterator[int]:
    for index, (start, end) in enumerate(zip(lines.starts, lines.ends, strict=True)):
        if _SHORTEST <= end - start <= _LONGEST:
            yield index


def _between(lines: Lines, index: int) -> bool:
    """Return whether a paragraph stands a little above, and another one or the end of the document a little below."""
    above = any(_is_paragraph(lines, near) for near in range(max(0, index - _NEAR), index))
    below = range(index + 1, index + 1 + _NEAR)
    return above and (below.stop > len(lines) or any(_is_paragraph(lines, near) for near in below))


def _is_paragraph(lines: Lines, index: int) -> bool:
    return lines.is_prose(index) and not lines.read(index).isupper()


def _is_title(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return (
        len(text) >= _SHORTEST
        and len(text.split()) >= _FEWEST_TITLE_WORDS
        and not text.endswith(_OPEN_ENDS)
        and capitals >= 0.7 * len(words) >= 2
    )
