"""How much of a text comes from another one, as numbers."""

from __future__ import annotations

from dataclasses import dataclass

from .changes import ChangeKind
from .comparison import Comparison, Passage

_RUN = 6
"""Words in a row from which on they count as copied, where the rest of the sentence was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Shares are from 0 to 1 and count words."""

    copied: float
    """The share of the suspect that stands in the original word for word: whole sentences, or six words and more in a row."""
    reworded: float
    """The share of the suspect that was made of sentences of the original, and is not copied."""
    retained: float
    """The share of the original whose sentences live on in the suspect, copied or reworded."""
    order_kept: float
    """The share of what comes from the original that stands there in the same order; 1 where nothing does."""
    swapped: float
    """Words and phrases of the suspect that stand in the place of others, in 100 of its words."""

    likeness: float
    """The share that comes from the original, each sentence weighed by its likeness to what it was made of."""

    @property
    def derived(self) -> float:
        """The share of the suspect that comes from the original, copied or reworded."""
        return self.copied + self.reworded


def score(comparison: Comparison) -> Scores:
    """Return the scores of a comparison."""
    passages = comparison.passages
    words = sum(map(len, comparison.suspect.words)) or 1
    copied = sum(map(_copied, passages))
    linked = sum(len(passage.wording.suspect) for passage in passages)
    unmoved = sum(len(passage.wording.suspect) for passage in passages if not passage.is_moved)
    swapped = sum(change.kind is ChangeKind.WORD for passage in passages for change in passage.changes)
    return Scores(
        copied=copied / words,
        reworded=(linked - copied) / words,
        retained=sum(len(passage.wording.original) for passage in passages) / (sum(map(len, comparison.original.words)) or 1),
        order_kept=unmoved / linked if linked else 1.0,
        swapped=100 * swapped / words,
        likeness=sum(passage.likeness * len(passage.wording.suspect) for passage in passages) / words,
    )


def _copied(passage: Passage) -> int:
    """Return how many words of the suspect a passage copies."""
    if passage.is_copy:
        return len(passage.wording.suspect)
    return sum(len(run) for run in passage.wording.shared if len(run) >= _RUN)
