"""A trace as a page: the families as trees, and each copy beside the document that it was likely made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from spincheck.api import Document, Kinship, Relative, Workbench

from ..rules import RULES
from .result import Member, Traced
from .text_output import CAVEAT, details, headline, remarks

_SIDE_BY_SIDE: Final = 200
"""Copies that are shown beside their sources at most: more than anybody reads, and what a browser still opens with ease."""


def write(traced: Traced, workbench: Workbench) -> int:
    """Write the page, and return the exit code: 0 unless a comparison failed."""
    copies = sum(1 for member in chain.from_iterable(traced.families) if member.source)
    more = [f"The first {_SIDE_BY_SIDE} of {copies:,} copies are shown beside their sources."] if copies > _SIDE_BY_SIDE else []
    kinship = Kinship(
        families=tuple(tuple(_relatives(family)) for family in traced.families),
        remarks=(*remarks(traced), *[CAVEAT] * bool(traced.families), *more),
    )
    pairs = islice(_pairs(traced, workbench), _SIDE_BY_SIDE)
    documents = workbench.progress(pairs, total=min(copies, _SIDE_BY_SIDE), doing="comparing")
    return workbench.report(documents, "html", select=[rule.code for rule in RULES], kinship=kinship)


def _relatives(family: Sequence[Member]) -> Iterator[Relative]:
    places = {member.path: place for place, member in enumerate(family)}
    for member in family:
        yield Relative(
            path=member.path,
            title=headline(member),
            details=tuple(details(member)),
            parent=places[member.source.path] if member.source else None,
        )


def _pairs(traced: Traced, workbench: Workbench) -> Iterator[Document]:
    """Yield each copy with its source as its original; a file that is gone since it was indexed cannot be shown."""
    for member in chain.from_iterable(traced.families):
        if member.source:
            copy, source = workbench.try_open(member.path), workbench.try_open(member.source.path)
            if isinstance(copy, Document) and isinstance(source, Document):
                yield replace(copy, original=source)
