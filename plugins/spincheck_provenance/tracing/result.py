"""What a trace found, ready to be shown: the one thing that all outputs read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..labels import Verdict
from .evidence import Evidence, Kind
from .origin import Traces


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The member that another one shares most with, on the way to the likely original."""

    path: str
    kind: Kind
    evidence: Evidence
    names: Sequence[str]
    """Names and numbers that both have, those of several words first."""
    verdict: Verdict | None
    """What kind of copy the text looks like beside this one; none where one of them is gone, where nothing was made of it, or
    in a trace of too many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One document of a family."""

    path: str
    """As the user wrote it, or where the index has it from."""
    is_archived: bool
    """It stands in the archive and is none of the traced documents."""
    likelihood: float
    """That it is the original of the members at hand, 0 to 1; those of a family add up to 1."""
    traces: Traces
    source: Source | None
    """None for the likely original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """All that a trace found."""

    documents: int
    """How many were traced; those of an archive do not count."""
    archived: int
    """How many documents of an archive they were compared with."""
    families: Sequence[Sequence[Member]]
    """Each with the likely original first and every source before what was made of it; the largest family first."""
    alone: Sequence[str]
    """The paths of the traced documents that share too little with any other."""
    too_short: Sequence[str]
    """The paths of those that are too short to say anything about."""
