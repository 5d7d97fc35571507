"""How likely a document is spun, from all that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .context.mixture import Mixture
    from .phrases import Phrase

SPUN: Final = 0.5
"""The probability from which a document is taken to be spun."""
CERTAINLY_SPUN: Final = 0.9
LEAST_WORDS: Final = 40
"""A shorter document says too little about itself for a score."""

_PRIOR: Final = -6.0
"""Log-odds that a text is spun before it is read: more than any one phrase can outweigh."""
_COST_PER_WORD: Final = 0.002
"""Log-odds that each word takes from the phrases, because a long clean text has an odd one now and then."""
_LEAST_STRENGTH: Final = -0.5
"""However ordinary all words are, they outweigh one strong phrase and not two."""
_ENGLISH_SHARE: Final = 0.18
"""The least share of `_FUNCTION_WORDS` among the words of English prose, spun or not; its neighbours have up to 15 %."""
_FUNCTION_WORDS: Final = frozenset(
    "a an and are as at be but by can for from had has have he in is it its not of on or our that the their they this to was "
    "we were which will with you".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a whole document says about itself."""

    probability: float
    """That it is spun."""
    words: int
    mixture: Mixture | None
    """What its words in context say; none where they were not judged."""


def weigh(phrases: Iterable[Phrase], words: int, residue: float, mixture: Mixture | None) -> Verdict:
    """Return how likely a text of so many words is spun.

    The log-odds are a prior, plus the weights of the phrases, minus a cost for each word of the text, plus what the residue
    says, plus what the words in context say: that outweighs the prior where they are as surprising as in one clean text of a
    hundred. A phrase counts once however often it occurs, because one odd phrase is the author's habit and twenty are a
    dictionary's; one without weight counts nothing.
    """
    weights = {phrase.key: phrase.weight for phrase in phrases}
    odd_phrases = sum(max(0.0, weights[key]) for key in sorted(weights)) - _COST_PER_WORD * words
    odd_words = max(mixture.strength, _LEAST_STRENGTH) if mixture else 0.0
    log_odds = _PRIOR + max(0.0, odd_phrases) + residue - _PRIOR * odd_words
    probability = 1.0 / (1.0 + exp(-log_odds)) if log_odds > -700 else 0.0
    return Verdict(probability=probability, words=words, mixture=mixture)


def count_function_words(words: Sequence[str]) -> int:
    """Count the words, in lower case, that any English prose is full of."""
    return sum(map(_FUNCTION_WORDS.__contains__, words))


def is_english(words: int, function_words: int, least: int = LEAST_WORDS) -> bool:
    """Tell whether a text is English, and has so many words at least that this can be told, and a score be given."""
    return words >= least and function_words >= _ENGLISH_SHARE * words
