"""Words that stand in the same places: what a thesaurus that we do not know may take for synonyms."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from .tables import Counted

_WORDS: Final = 30_000
"""The most frequent words; rarer ones have too few contexts."""
_CONTEXTS: Final = 10_000
_DIMENSIONS: Final = 120
NEIGHBOURS: Final = 16


def find_neighbours(pairs: Counted, words: NDArray[np.float64], stop: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Return the nearest words of each word, 0 where there is none, by what stands to their left and to their right.

    The vectors are the singular vectors of the positive pointwise mutual information with both neighbours.
    O. Levy, Y. Goldberg, "Neural Word Embedding as Implicit Matrix Factorization", NeurIPS 2014.
    """
    from scipy.sparse import coo_matrix, hstack
    from sklearn.utils.extmath import randomized_svd

    left = (pairs.keys >> np.uint64(16)).astype(np.int64)
    right = (pairs.keys & np.uint64(0xFFFF)).astype(np.int64)
    information = np.maximum(np.log(pairs.counts * words.sum() / (words[left] * words[right])), 0)
    sides = []
    for word, context in ((left, right), (right, left)):
        kept = (word < _WORDS) & (context < _CONTEXTS)
        sides.append(coo_matrix((information[kept], (word[kept], context[kept])), shape=(_WORDS, _CONTEXTS)).tocsr())
    vectors, values, _ = randomized_svd(hstack(sides).tocsr(), _DIMENSIONS, n_iter=4, random_state=0)
    vectors = (vectors * np.sqrt(values)).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    nearest = np.zeros((len(words), NEIGHBOURS), np.int32)
    barred = stop[:_WORDS]
    for start in range(0, _WORDS, 1000):
        likeness = vectors[start : start + 1000] @ vectors.T
        likeness[:, barred] = -1
        likeness[np.arange(len(likeness)), start + np.arange(len(likeness))] = -1
        nearest[start : start + 1000] = np.argpartition(-likeness, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
    nearest[:_WORDS][barred] = 0
    return nearest
