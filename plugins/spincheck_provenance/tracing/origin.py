"""Which member of a family is likely the original: the traces that copying leaves, weighed.

A copy loses something (completeness, length), is damaged (swapped words, debris of a page) and comes later. None of these is
sure: an editor cuts an original too, a good copy is clean, and a page gives the date of its last change. So each member has a
likelihood, and reasons that a reader can check.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp
from typing import TYPE_CHECKING, Final

from spincheck.api import FileResult, Workbench

from .families import Family
from .library import Library
from .paths import absolute
from .reading import content_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SPUN: Final = "spun"
"""The score of the spun detector: the probability that the text was spun."""
_DEBRIS: Final = "BLP"
"""How the codes of rules for debris of a page start."""
_KEPT_BIT: Final = 1 << 32
"""Tells hashes of kept features from those of wording."""

_WEIGHTS: Final = {"completeness": 4.0, "length": 5.0, "spun": -5.0, "debris": -2.5, "lateness": -1.5}
"""What each trace counts for, in log odds. Fitted on one half of made families and then halved, but for the first, because real
copies are less alike than made ones; lateness is a guess, because made copies have no dates."""
_MOST_DEBRIS: Final = 3
"""Findings from which more do not count."""
_SAME_TIME: Final = 2
"""Days that say nothing: time zones, and print editions that come a day later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What the other detectors say of a document."""

    spun: float | None
    """The probability that it was spun; none where it was not measured."""
    debris: int
    """Findings of debris of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What speaks for and against one member being the original."""

    completeness: float
    """The share that it has of all that two or more members have in common, 0 to 1."""
    length: float
    """Its words as a share of the longest member's, 0 to 1."""
    damage: Damage | None
    """None where the file was not scanned, because it is gone or has changed since it was indexed."""
    date: date | None
    """The date that it gives for itself."""
    days_after: int
    """Days from the earliest date in the family to its own; 0 without one."""

    @property
    def log_odds(self) -> float:
        """How much likelier than another member it is the original, as a logarithm that is good for comparing only."""
        signs = {
            "completeness": self.completeness,
            "length": self.length,
            "spun": (self.damage.spun or 0.0) if self.damage else 0.0,
            "debris": min(self.damage.debris, _MOST_DEBRIS) / _MOST_DEBRIS if self.damage else 0.0,
            "lateness": float(self.days_after > _SAME_TIME),
        }
        return sum(_WEIGHTS[name] * value for name, value in signs.items())


def read_traces(library: Library, family: Family, damages: Mapping[int, Damage]) -> dict[int, Traces]:
    """Return the traces of each member of a family; ``damages`` holds those that were scanned."""
    sizes: dict[int, int] = {}
    dates: dict[int, date] = {}
    for member in family.members:
        entry = library.entry(member)
        sizes[member] = entry.features.words
        if entry.date:
            dates[member] = entry.date
    earliest = min(dates.values(), default=date.min)
    longest = max(sizes.values())
    return {
        member: Traces(
            completeness=completeness,
            length=sizes[member] / longest,
            damage=damages.get(member),
            date=dates.get(member),
            days_after=(dates.get(member, earliest) - earliest).days,
        )
        for member, completeness in _completeness(library, family.members)
    }


def likelihoods(traces: Mapping[int, Traces]) -> dict[int, float]:
    """Return for each member the likelihood that it is the original of those at hand, the likeliest first; they add up to 1."""
    highest = max(trace.log_odds for trace in traces.values())
    weights = {member: exp(trace.log_odds - highest) for member, trace in traces.items()}
    total = sum(weights.values())
    ranked = sorted(weights, key=lambda member: (-weights[member], member))
    return {member: weights[member] / total for member in ranked}


def scan_damage(workbench: Workbench, library: Library, members: Sequence[int]) -> tuple[dict[int, Damage], list[FileResult]]:
    """Scan the members whose files are as they were indexed; return their damage, and the results that have failures."""
    numbers = {library.path(member): member for member in members}
    paths = [path for path, member in numbers.items() if content_of(path) == library.entry(member).content]
    damages: dict[int, Damage] = {}
    failed: list[FileResult] = []
    results = workbench.scan(paths) if paths else ()
    for result in workbench.progress(results, total=len(paths), doing="looking for damage"):
        if result.failures:
            failed.append(result)
        debris = sum(finding.code.startswith(_DEBRIS) for finding in result.findings)
        spun = next((score.value for score in result.scores if score.name == _SPUN and score.start is None), None)
        damages[numbers[absolute(result.path)]] = Damage(spun=spun, debris=debris)
    return damages, failed


def _completeness(library: Library, members: Sequence[int]) -> Iterable[tuple[int, float]]:
    """Yield for each member its share of the features that two or more members have; wording and kept features count alike."""
    import numpy as np

    def of(member: int) -> NDArray[np.uint64]:
        features = library.entry(member).features
        return np.concatenate([features.wording.astype(np.uint64), features.kept.astype(np.uint64) | np.uint64(_KEPT_BIT)])

    values, counts = np.unique(np.concatenate([of(member) for member in members]), return_counts=True)
    shared = values[counts > 1]
    for member in members:
        yield member, float(np.isin(shared, of(member), assume_unique=True).mean()) if len(shared) else 0.0
