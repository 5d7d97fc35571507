"""The parts of a document that LanguageTool is shown, and how they travel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from spincheck.api import BlockKind, Document, Span

BATCH: Final = 10_000
"""Code points that are sent at once, about; a slow machine answers that in a few seconds."""
BREAK: Final = "\n\n"
"""What parts two paragraphs for LanguageTool."""

_CHECKED: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
"""Headings and table cells follow a grammar of their own."""


def passages(document: Document) -> Iterator[Span]:
    """Yield the paragraphs of a document. One that is longer than a batch is cut where sentences end.

    A sentence that is longer than a batch is left out: nobody wrote it.
    """
    for block in document.blocks:
        if block.kind not in _CHECKED:
            continue
        if len(block.span) <= BATCH:
            yield block.span
        else:
            yield from _runs(span for span in document.sentences.within(block.span) if len(span) <= BATCH)


def _runs(sentences: Iterable[Span]) -> Iterator[Span]:
    """Join neighbouring sentences as far as a batch holds them."""
    run: Span | None = None
    for sentence in sentences:
        if run and sentence.end - run.start <= BATCH:
            run = Span(run.start, sentence.end)
            continue
        if run:
            yield run
        run = sentence
    if run:
        yield run


def batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Put texts together as far as a batch holds them."""
    batch: list[str] = []
    length = 0
    for text in texts:
        if batch and length + len(text) > BATCH:
            yield batch
            batch, length = [], 0
        batch.append(text)
        length += len(text) + len(BREAK)
    if batch:
        yield batch
