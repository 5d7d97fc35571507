"""How likely a document is spun, from the phrases that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .phrases import Phrase

LEAST_WORDS: Final = 40
"""A shorter document says too little about itself for a score."""

_PRIOR: Final = -6.0
"""Log-odds that a text is spun before it is read: more than any one phrase can outweigh."""
_COST_PER_WORD: Final = 0.002
"""Log-odds that each word takes away, because a long clean text has an odd phrase now and then."""
_ENGLISH_SHARE: Final = 0.18
"""The least share of `_FUNCTION_WORDS` among the words of English prose, spun or not; its neighbours have up to 15 %."""
_FUNCTION_WORDS: Final = frozenset(
    "a an and are as at be but by can for from had has have he in is it its not of on or our that the their they this to was "
    "we were which will with you".split()
)


def spun_probability(phrases: Iterable[Phrase], words: int) -> float:
    """Return the probability that a text of so many words is spun.

    The log-odds are a prior, plus the weight of each phrase, minus a cost for each word. A phrase counts once however often it
    occurs, because one odd phrase is the author's habit and twenty different ones are a dictionary's; one without weight counts
    nothing.
    """
    weights = {phrase.key: phrase.weight for phrase in phrases}
    log_odds = _PRIOR + sum(max(0.0, weights[key]) for key in sorted(weights)) - _COST_PER_WORD * words
    return 1.0 / (1.0 + exp(-log_odds)) if log_odds > -700 else 0.0


def count_function_words(words: Sequence[str]) -> int:
    """Count the words, in lower case, that any English prose is full of."""
    return sum(map(_FUNCTION_WORDS.__contains__, words))


def can_be_scored(words: int, function_words: int) -> bool:
    """Tell whether a text has words enough, and is English enough, for a score."""
    return words >= LEAST_WORDS and function_words >= _ENGLISH_SHARE * words
