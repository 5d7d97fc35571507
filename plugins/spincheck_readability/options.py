"""The options of the readability detector."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from spincheck.api import nearest

_SHORT = {"min_flesch": "flesch-reading-ease", "max_grade": "flesch-kincaid-grade"}
"""The limits that have an option of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadabilityOptions:
    """The table ``[tool.spincheck.readability]``.

    Raises:
        ValueError: a value that is not positive, an unknown language or metric, or a file that holds no profile.
    """

    language: str = "auto"
    """The language of the texts (an ISO 639-1 code), or ``auto`` to tell it from each text."""
    drop: float = 30.0
    """How far a passage must lie below the rest of its document, in points of Flesch reading ease."""
    min_words: int = 150
    """Words that the rest of the document must have for a comparison to mean anything."""
    regression: float = 15.0
    """With an earlier version: the points of reading ease that a paragraph must have lost; a document a third of them."""
    min_flesch: float | None = None
    """The least Flesch reading ease of a document."""
    max_grade: float | None = None
    """The highest Flesch–Kincaid grade of a document."""
    min: Mapping[str, float] = field(default_factory=dict)
    """The least values of a document's scores, by name."""
    max: Mapping[str, float] = field(default_factory=dict)
    """The greatest values, likewise."""
    profile: Path | None = None
    """A house profile, as ``spincheck readability profile`` writes it."""

    def __post_init__(self) -> None:
        for name, unit in (("drop", "points"), ("min_words", "words"), ("regression", "points")):
            value = getattr(self, name)
            if not value > 0:
                raise ValueError(f"{name.replace('_', '-')} must be a positive number of {unit}, not {value}")
        if self.language != "auto":
            from .languages import LANGUAGES

            _check([self.language], LANGUAGES, "language")
        if self.min or self.max:
            from .formulas import METRICS

            _check([*self.min, *self.max], METRICS, "metric")
        if self.profile is not None:
            from .profile import load_profile

            load_profile(self.profile)

    @property
    def least(self) -> Mapping[str, float]:
        """Every lower limit by the name of its score."""
        return {**({_SHORT["min_flesch"]: self.min_flesch} if self.min_flesch is not None else {}), **self.min}

    @property
    def most(self) -> Mapping[str, float]:
        """Every upper limit by the name of its score."""
        return {**({_SHORT["max_grade"]: self.max_grade} if self.max_grade is not None else {}), **self.max}


def _check(names: Iterable[str], known: Iterable[str], kind: str) -> None:
    known = list(known)
    for name in names:
        if name not in known:
            raise ValueError(f"there is no {kind} '{name}'; {nearest(name, known)}")
