"""What two documents share, and what that means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ..ascent import longest_ascent
from ..figures import share

if TYPE_CHECKING:
    from .features import Features, Hashes


class Kind(StrEnum):
    """What the features of two documents say about them, strongest first."""

    COPIED = "copied"
    """Nearly all of the shorter one stands in the other one word for word."""
    PARTLY_COPIED = "partly copied"
    """Whole passages stand in both word for word."""
    REWORDED = "reworded"
    """The same names, numbers and quotations follow one another, in other words."""
    SAME_STORY = "same story"
    """Many of the same names and numbers go together, in another order or in part: one may be retold from the other, or both
    from a third text."""


_COPIED: Final = 0.8
_PARTLY: Final = 0.10
"""Share of the shorter text's wording."""
_LEAST_RUNS: Final = 12
"""Runs of words: the length of a standing phrase or of one quoted sentence is no copy."""
_REWORDED: Final = 0.35
_SAME_STORY: Final = 0.12
"""Share of the shorter text's kept features."""
_LEAST_REWORDED: Final = 6
_LEAST_STORY: Final = 10

_COMMON: Final = 10
_COMMON_SHARE: Final = 0.001
"""A kept feature of more documents than ten and one in a thousand is no evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What two documents share."""

    runs: int
    """Shared runs of words."""
    wording: float
    """Their share of the shorter document's, 0 to 1."""
    marks: int
    """Shared pairs of names and numbers, and quotations, without those that are common among all the documents."""
    kept: float
    """Their share of the shorter document's, 0 to 1."""
    order: float
    """The share of these that come in the same order in both, 0 to 1; 0 where nothing is shared."""

    @property
    def strength(self) -> int:
        """How much they share; of the texts that a copy may be made of, it has most in common with its source."""
        return self.runs + self.marks

    @property
    def kind(self) -> Kind | None:
        """What that makes of the two; none where it is no more than texts on one topic share."""
        if self.runs >= _LEAST_RUNS and self.wording >= _PARTLY:
            return Kind.COPIED if self.wording >= _COPIED else Kind.PARTLY_COPIED
        if self.marks >= _LEAST_REWORDED and self.kept >= _REWORDED:
            return Kind.REWORDED
        if self.marks >= _LEAST_STORY and self.kept >= _SAME_STORY:
            return Kind.SAME_STORY
        return None


def compare(one: Features, other: Features) -> Evidence:
    """Return what two documents share."""
    import numpy as np

    runs = len(np.intersect1d(one.wording, other.wording, assume_unique=True))
    shared, places, other_places = np.intersect1d(one.kept, other.kept, assume_unique=True, return_indices=True)
    return Evidence(
        runs=runs,
        wording=share(runs, min(len(one.wording), len(other.wording))),
        marks=len(shared),
        kept=share(len(shared), min(len(one.kept), len(other.kept))),
        order=share(len(longest_ascent(other_places[np.argsort(places)].tolist())), len(shared)),
    )


def common_features(documents: Iterable[Hashes]) -> Hashes:
    """Return the kept features that so many documents have that sharing them says nothing, in ascending order."""
    import numpy as np

    features = list(documents)
    if not features:
        return np.empty(0, dtype=np.uint32)
    values, counts = np.unique(np.concatenate(features), return_counts=True)
    return values[counts > _COMMON + len(features) * _COMMON_SHARE]
