"""Alternatives in braces, one in another too: ``{cheap|{not|hardly} expensive}``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spincheck.api import Document, Span

from ..lines import Lines
from .found import Found

_BRACE = re.compile("[{}]")
_ALTERNATIVE = re.compile(r"(?:[^\W_]|[ ,.'’!?&-]){0,80}+")
_LONGEST = 2000
_NO_SPINTAX_AFTER = frozenset("$\\({<%=-/[:")
"""Code, an option of a command."""


def find_spintax(document: Document, _lines: Lines) -> Iterator[Found]:
    """Yield every outermost pair of braces that holds alternatives of words and nothing else."""
    text = document.text
    start = text.find("{") if "|" in text else -1
    while start >= 0:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield from _free(text, _outermost(text, start, end))
        start = text.find("{", end)


def _outermost(text: str, start: int, end: int) -> list[Span]:
    """Return the outermost spintax of one line, also where a brace before it is never closed."""
    found: list[Span] = []
    unclosed: list[tuple[int, list[Span]]] = []  # where a brace stands, and the spintax behind it
    for brace in _BRACE.finditer(text, start, end):
        if brace[0] == "{":
            unclosed.append((brace.start(), []))
        elif unclosed:
            opened, inner = unclosed.pop()
            whole = Span(opened, brace.end())
            if len(whole) > _LONGEST:  # nor can the braces around it be spintax, so what it holds is final
                found.extend(inner)
            else:
                (unclosed[-1][1] if unclosed else found).extend([whole] if _is_spintax(text, whole, inner) else inner)
    return [*found, *(span for _, inner in unclosed for span in inner)]


def _is_spintax(text: str, whole: Span, inner: Sequence[Span]) -> bool:
    outside, at = [], whole.start + 1
    for span in inner:
        outside.append(text[at : span.start])
        at = span.end
    alternatives = "x".join([*outside, text[at : whole.end - 1]]).split("|")
    return len(alternatives) > 1 and alternatives[0][:1].isalpha() and all(map(_ALTERNATIVE.fullmatch, alternatives))


def _free(text: str, spans: Iterable[Span]) -> Iterator[Found]:
    """Yield those of ``spans`` that are no part of a longer token."""
    for span in spans:
        before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
        if not (before.isalnum() or before in _NO_SPINTAX_AFTER or after.isalnum() or after == "}"):
            yield Found(span=span)
