"""Where a document holds phrases that stand for other ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from spincheck.api import Span

from .phrases import Match, Phrase, PhraseSource
from .tokens import Tokens, block_starts

if TYPE_CHECKING:
    from spincheck.api import Document

GUARD_REACH: Final = 12
"""How many tokens before and after a phrase may hold one of its guards."""

_GAP: Final = re.compile(r"\s+|[-‐‑]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One occurrence of a phrase in a document."""

    phrase: Phrase
    span: Span
    expected: tuple[str, ...]
    """What it usually stands for, likeliest first."""
    support: float = 0.0
    """The log-likelihood ratio, in nats, of the word in it that fits worst; 0 where its words were not judged."""


def find_phrases(document: Document, tokens: Tokens, sources: Sequence[PhraseSource]) -> Iterator[Hit]:
    """Yield the phrases that a document with these tokens holds, in order and without overlaps.

    Of those that begin together the longest wins, and of equally long ones that of the first source.
    A phrase reaches across white space and hyphens only, and never from one block into the next. It does not count in quotation
    marks of its own, as a text about such phrases has it, nor near one of its guards. The time is linear in the text.
    """
    starts = block_starts(document, tokens)
    found = sorted(
        (match for source in sources for match in source.matches(tokens.words)), key=lambda match: (match.start, -match.end)
    )
    done = 0
    for match in found:
        span = Span(tokens.starts[match.start], tokens.ends[match.end - 1])
        in_one_block = bisect_right(starts, span.start) == bisect_right(starts, span.end - 1)
        if match.start >= done and in_one_block and _is_joined(document.text, tokens, match):
            done = match.end
            if match.phrase and not _is_guarded(tokens.words, match) and not document.is_quoted(span):
                yield Hit(phrase=match.phrase, span=span, expected=match.expected)


def _is_joined(text: str, tokens: Tokens, match: Match) -> bool:
    """Tell whether only white space and hyphens part the tokens, and a hyphen wherever the listed phrase has one."""
    gaps = [text[tokens.ends[index] : tokens.starts[index + 1]] for index in range(match.start, match.end - 1)]
    wanted = re.findall("[ -]", match.phrase.key) if match.phrase else [" "] * len(gaps)
    return all(_GAP.fullmatch(gap) for gap in gaps) and not any(
        mark == "-" and gap.isspace() for mark, gap in zip(wanted, gaps, strict=False)
    )


def _is_guarded(words: Sequence[str], match: Match) -> bool:
    if match.phrase is None or not match.phrase.guards:
        return False
    near = [*words[max(0, match.start - GUARD_REACH) : match.start], *words[match.end : match.end + GUARD_REACH]]
    return not match.phrase.guards.isdisjoint(near)
