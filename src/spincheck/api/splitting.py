"""Where sentences and words begin and end: one answer, shared by every detector.

Both functions take linear time on any text. The rules are for English, with what other scripts need so that their texts
do not become one endless sentence: their own stops, letters without case, combining marks. Why no other splitter is used
is told in ``docs/decisions/0001-sentence-splitting.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from .abbreviations import BEFORE_NUMBERS, DOMAINS, NEVER_LAST, SELDOM_LAST, STARTERS
from .text import Block, Spans

# A combining mark is no `\w`, but belongs to the letter before it. For brevity a range may hold the letters between two marks.
# The soft hyphen and the joiners stand only inside words.
_MARKS: Final = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0981-\u0df3\u0e31-\u0e4e"
    r"\u0eb1-\u0ecd\u102b-\u109d\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe00-\ufe0f\xad\u200c\u200d"
)

# What follows the stop in "models.As" and "models.A new", but not in "01.AI" and "U.S.A".
_CAPITALISED: Final = r"(?:[^\W\d_a-z][^\W\d_A-Z]++|(?<=[^\W_A-Z]{2}.)[AI](?!\.))(?!\w)"

_WORD: Final = re.compile(
    rf"""
    \w++
    (?: ['’‐‑-]\w++                # don't, toe-to-toe
      | \.(?!{_CAPITALISED})\w++   # 3.5, 01.AI, Node.js
      | \.(?<=\.[^\W\d_]\.)-\w++   # U.S.-based
      | ,(?<=\d,)\d\w*+            # 1,000
      | [{_MARKS}]++\w*+
    )*+
    (?: \.(?<=\.[^\W\d_]\.) )?+    # the last stop of U.S. and e.g.
    """,
    re.VERBOSE,
)

_CERTAIN: Final = "。！？｡।॥"
"""Stops that have no other use and need no white space after them."""

_STOP: Final = re.compile(
    rf"""
    [.!?…؟۔{_CERTAIN}]++
    (?: ["'”’»)\]}}」』】）》]                     # closing quotes and brackets,
      | [“‘«](?=\s|\Z) | \s»(?=\s|\Z)             # among them the German and the French ones,
      | \[\d{{1,4}}\]                             # and a reference mark such as [12]
    )*+
    (\s*+)
    """,
    re.VERBOSE,
)
_OPENING: Final = re.compile(r"[\s\"'“”‘’„«»‹¡¿(\[{]*+")
_GLUED: Final = re.compile(rf"([“‘«]?)({_CAPITALISED})(?![.(/@:]\w|\(\))")
_BEFORE_TOKEN: Final = re.compile(r".*[^\w.'’&/@:\\-]", re.DOTALL)
_NEXT_WORD: Final = re.compile(r"\w++(?!\.)")

_NAME_MARKS: Final = frozenset("./@:\\_")
"""Characters of addresses, paths and identifiers."""

_LONGEST_TOKEN: Final = 24
"""How far back from a stop an abbreviation is looked for, in code points."""


def split_words(text: str) -> Spans:
    """Return every word of ``text`` in order.

    Apostrophes and hyphens inside a word belong to it, and so do the stops of "U.S.", "3.5" and "example.com". A stop before a
    capitalised word does not: "models.As" is two words. In scripts without spaces a word is a run of letters.
    """
    return Spans(chain.from_iterable(map(re.Match.span, _WORD.finditer(text))))


def split_sentences(text: str, blocks: Sequence[Block]) -> Spans:
    """Return every sentence of every block in order, each with its closing quotes and brackets.

    No sentence crosses a block's border, and every character of a block except white space lies in exactly one sentence. Where
    two sentences were glued together ("models.As"), the second starts where the first ends.
    """
    return Spans(chain.from_iterable(_bounds(text, block.span.start, block.span.end) for block in blocks))


def _bounds(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the start and the end of each sentence of one block."""
    first = start
    yield first
    for stop in _STOP.finditer(text, start, end):
        last, following = stop.span(1)
        if following < end and _is_border(stop, first):
            yield last
            yield following
            first = following
    yield end


def _is_border(stop: re.Match[str], first: int) -> bool:
    """Tell whether the sentence that starts at ``first`` ends with ``stop``, a match of `_STOP`."""
    text, dot = stop.string, stop.start()
    if dot == first:
        return False  # a sentence may begin with an ellipsis
    if text[dot] in _CERTAIN:
        return True
    if dot - first < 4 and (text[first:dot].isdigit() or (dot - first == 1 and text[first].isalpha())):
        return False  # the number or the letter of a list item
    return _is_spaced_border(stop, first) if stop[1] else _is_glued_border(stop, first)


def _is_spaced_border(stop: re.Match[str], first: int) -> bool:
    text, dot, following = stop.string, stop.start(), stop.end()
    if text[following] in ".,;:":
        return False
    opening = _OPENING.match(text, following, stop.endpos)
    start = opening.end() if opening else following
    if text[start : start + 1].islower():
        return text[start + 1 : start + 2].isupper()  # iPhone
    if text[dot] != "." or text[dot + 1] in ".!?…":
        return True
    token = _token_before(stop, first)
    if token in NEVER_LAST or (token in BEFORE_NUMBERS and text[start : start + 1].isdigit()):
        return False
    if token not in SELDOM_LAST and not _is_initials(token):
        return True
    word = _NEXT_WORD.match(text, start, stop.endpos)
    return word is not None and word[0] in STARTERS


def _is_glued_border(stop: re.Match[str], first: int) -> bool:
    """Tell glued sentences ("models.As") from names ("System.Object", "01.AI")."""
    text, following = stop.string, stop.end()
    glued = _GLUED.match(text, following, stop.endpos)
    if not glued or not glued[2][0].isupper() or glued[2] in DOMAINS:
        return False
    token = _token_before(stop, first)
    if token in NEVER_LAST or stop.start() - first < 2:
        return False
    if glued[2] in STARTERS or glued[1] or text[following - 1] in '"”’»':
        return True
    if len(token) < 2 or token in SELDOM_LAST or not _NAME_MARKS.isdisjoint(token):
        return False
    return token.islower() or glued[2].endswith(("ed", "ing", "ly"))  # "ChatGPT.Founded by …" is no name


def _token_before(stop: re.Match[str], first: int) -> str:
    """Return what stands unbroken before a stop, its own inner stops included: "Mr", "U.S", "example.com"."""
    text, dot = stop.string, stop.start()
    start = max(first, dot - _LONGEST_TOKEN)
    before = _BEFORE_TOKEN.match(text, start, dot)
    return text[before.end() if before else start : dot].lstrip("'’")


def _is_initials(token: str) -> bool:
    """Tell whether the stop after ``token`` may belong to it as in "J." and "U.S."."""
    return (len(token) == 1 and token.isupper()) or (token[-2:-1] == "." and token[-1].isalpha())
