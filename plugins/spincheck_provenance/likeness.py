"""How alike sentences are: by the words that they share, rare ones first, and by their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import log, sqrt

from .reading import Reading, stem

_FEWEST = 40
"""Sentences as which a shorter pair of texts counts, so that a word that stands twice in ten sentences is still a rare one."""


class Likeness:
    """Compares the sentences of two texts, which say together which words are rare."""

    def __init__(self, original: Reading, suspect: Reading) -> None:
        from rapidfuzz.distance import Indel

        self._indel = Indel.normalized_similarity
        self._words = (original.words, suspect.words)
        self.original = [frozenset(map(stem, words)) for words in original.words]
        """Of each sentence its stems."""
        self.suspect = [frozenset(map(stem, words)) for words in suspect.words]
        counts = Counter(chain.from_iterable(chain(self.original, self.suspect)))
        total = max(_FEWEST, len(self.original) + len(self.suspect))
        self._weights = {word: log(1 + total / count) for word, count in counts.items()}

        self._original_weights = [sum(self._weights[word] for word in stems) for stems in self.original]
        self._suspect_weights = [sum(self._weights[word] for word in stems) for stems in self.suspect]

    def weight(self, word: str) -> float:
        """Return how much a stem tells: its inverse document frequency over the sentences of both texts."""
        return self._weights[word]

    def of(self, original: Sequence[int], suspect: Sequence[int]) -> float:
        """Return how alike sentences of the original and of the suspect are, from 0 to 1.

        The cosine of their stems weighed by rarity, which no change of order touches. Where the words' order (the share of
        words in the longest common subsequence) is kept better than that, as after a spinner, the mean of both.
        """
        ours, our_weight = self._joined(self.original, self._original_weights, original)
        theirs, their_weight = self._joined(self.suspect, self._suspect_weights, suspect)
        weights = self._weights
        shared = sum(weights[word] for word in ours & theirs)
        norm = sqrt(our_weight * their_weight)
        cosine = shared / norm if norm else 0.0
        return (cosine + max(cosine, self.order(original, suspect))) / 2

    def _joined(
        self, stems: Sequence[frozenset[str]], weights: Sequence[float], numbers: Sequence[int]
    ) -> tuple[frozenset[str], float]:
        """Return the stems of sentences and the sum of their weights; nearly always it is one sentence."""
        if len(numbers) == 1:
            return stems[numbers[0]], weights[numbers[0]]
        joined = frozenset().union(*(stems[number] for number in numbers))
        return joined, sum(self._weights[word] for word in joined)

    def order(self, original: Sequence[int], suspect: Sequence[int]) -> float:
        """Return the share of words that stand in the same order in both (normalised Indel similarity), from 0 to 1."""
        ours, theirs = (
            words[numbers[0]] if len(numbers) == 1 else [*chain.from_iterable(words[number] for number in numbers)]
            for words, numbers in zip(self._words, (original, suspect), strict=True)
        )
        return self._indel(ours, theirs)
