"""MinHash signatures of features, and the pairs of documents that these make candidates.

Two documents agree in a place of their signatures with the probability of their features' Jaccard similarity (Broder 1997,
doi:10.1109/SEQUEN.1997.666900). Each place is a band of its own of locality-sensitive hashing, because single features are
rare enough here: a copy that was cut to a part, or put into a longer text, has few places in common with its source, but a
text that was written apart has hardly one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from .features import SHORTEST, Features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Signatures: TypeAlias = NDArray[np.uint32]
    Pairs: TypeAlias = NDArray[np.int64]

WORDING_PLACES: Final = 64
KEPT_PLACES: Final = 128
"""More than for the wording, because two rewrites of one story share as little as a twentieth of what is kept."""
PLACES: Final = WORDING_PLACES + KEPT_PLACES

_SEED: Final = 1
_NEIGHBOURS: Final = 8
"""How many documents each is paired with that agree with it in one place. A large family is linked all the same, in chains."""
_NOTHING: Final = 0xFFFF_FFFF
"""Each place of the signature of a document that has no feature of the kind."""
_KEPT_AGREEMENTS: Final = 4
"""In how many places of what is kept a pair must agree, if it agrees in none of the wording: names of one topic agree here and
there."""


def algorithm() -> str:
    """Return the name of the permutations: signatures made with other ones must not be compared."""
    from rensa import RMinHash

    return f"rensa {RMinHash.ALGORITHM_VERSION} {WORDING_PLACES} {KEPT_PLACES} {_SEED}"


def sign(documents: Sequence[Features]) -> Signatures:
    """Return the signatures of documents, a row each; that of a document which is too short is like no other."""
    import numpy as np
    from rensa import RMinHash

    signatures = np.full((len(documents), PLACES), _NOTHING, dtype=np.uint32)
    long = [number for number, features in enumerate(documents) if features.words >= SHORTEST]
    if not long:
        return signatures
    wording = [documents[number].wording.tolist() for number in long]
    kept = [documents[number].kept.tolist() for number in long]
    signatures[long, :WORDING_PLACES] = RMinHash.digest_matrix_from_token_hash_sets(wording, WORDING_PLACES, _SEED).to_rows()
    signatures[long, WORDING_PLACES:] = RMinHash.digest_matrix_from_token_hash_sets(kept, KEPT_PLACES, _SEED).to_rows()
    return signatures


def candidates(signatures: Signatures) -> Pairs:
    """Return the pairs of rows that are worth comparing, the smaller row first, in ascending order."""
    import numpy as np

    worded = np.unique(_agreeing(signatures[:, :WORDING_PLACES]))
    keys, agreements = np.unique(_agreeing(signatures[:, WORDING_PLACES:]), return_counts=True)
    keys = np.union1d(worded, keys[agreements >= _KEPT_AGREEMENTS])
    return np.stack(np.divmod(keys, max(len(signatures), 1)), axis=1)


def _agreeing(signatures: Signatures) -> NDArray[np.int64]:
    """Return the pairs of rows that agree in a place, once for each such place, as ``smaller * number of rows + larger``."""
    import numpy as np

    count = len(signatures)
    found: list[NDArray[np.int64]] = [np.empty(0, dtype=np.int64)]
    for values in signatures.T:
        order = np.argsort(values, kind="stable")
        ranked = values[order]
        for distance in range(1, min(_NEIGHBOURS, count - 1) + 1):
            agree = np.flatnonzero((ranked[:-distance] == ranked[distance:]) & (ranked[distance:] != _NOTHING))
            found.append(order[agree] * count + order[agree + distance])
    return np.concatenate(found)
