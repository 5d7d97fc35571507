"""Texts and documents that plugins meet in the wild, as values and as hypothesis strategies."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from ...api import BlockKind, Document, DocumentBuilder

HOSTILE_TEXTS: Final = {
    "empty": "",
    "white space": " \n\t\r\n\u00a0\u2003\u2028\n",
    "NUL": "a\0b\0\0c",
    "control characters": "".join(map(chr, range(32))) + "\x7f\x80\x85\x9f",
    "ANSI escapes": "\x1b[2J\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b31m",
    "lone surrogates": "a \ud800 b \udfff c\udc80",
    "emoji": "👩‍👩‍👧‍👦 family 🇩🇪 flag 👍🏽 thumb ☝️",
    "combining marks": "Z̸̡̢a̴͓̓l̵̰̈́g̷̱̊o e\u0301\u0301\u0301",
    "right to left": "\u202eabc\u202c שלום العربية \u2067x\u2069",
    "no letters": "!!! ... ??? --- *** 123 1.2.3 (((",
    "one long word": "a" * 10_000,
    "one long line": "word " * 2_000,
    "many blank lines": "\n" * 2_000,
    "old newlines": "a\rb\r\nc\n\rd\u0085e\u2028f",
    "unclosed": '<p class="<!-- <b ``` ~~~ [a]( [b][ &#x &amp | \\ $$ \'\'\' """ {{ [[ (( .. ::',
}
"""Texts, by a name for each, that have broken programs before."""

for_fixtures = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
)
"""For tests that an author's class inherits: fixtures give the plugin's object, which keeps no state between documents."""


def any_text() -> st.SearchStrategy[str]:
    """Any string that Python can hold, lone surrogates included."""
    return st.text(st.characters(exclude_categories=()))


@cache
def texts_of(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Texts of ``pieces`` in any order, with any text between them."""
    return st.lists(st.sampled_from(pieces) | any_text() if pieces else any_text()).map("".join)


@cache
def documents(pieces: tuple[str, ...]) -> st.SearchStrategy[Document]:
    """Documents, some with an earlier version or an original, as a reader may make them.

    They have blocks whose parts read as they stand, as nothing, or as something else.
    """
    text = texts_of(pieces)
    part = st.tuples(text, st.none() | st.just("") | text)
    alone = st.lists(st.tuples(st.sampled_from(BlockKind), st.lists(part, max_size=4)), max_size=4).map(_document)
    companion = st.none() | alone
    return st.builds(
        lambda document, previous, original: replace(document, previous=previous, original=original),
        alone,
        companion,
        companion,
    )


def _document(blocks: list[tuple[BlockKind, list[tuple[str, str | None]]]]) -> Document:
    source = "".join(f"{''.join(raw for raw, _ in parts)}\n\n" for _, parts in blocks)
    builder = DocumentBuilder(path="any.txt", format="plain", source=source)
    for kind, parts in blocks:
        with builder.block(kind):
            for raw, reading in parts:
                if raw:
                    builder.add_replacement(raw, raw if reading is None else reading)
        builder.add_text("\n\n")
    return builder.build()
