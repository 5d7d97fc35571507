"""A text as a row of small numbers, one for each word and one for each mark between words that parts them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from .vocabulary import BREAK, MARK, Vocabulary

if TYPE_CHECKING:
    from ..tokens import Tokens

REACH: Final = 4
"""How many numbers around a word belong to its context; every row is padded by so many breaks at both ends."""

_SPACE, _HYPHEN, _STOP = 1, 2, 3
_KINDS: Final = np.zeros(ord("…") + 2, np.uint8)
"""What a code point is; the last entry stands for all those beyond."""
for _kind, _members in ((_SPACE, " \n\r\t\xa0"), (_HYPHEN, "-‐‑"), (_STOP, ".!?…:;")):
    _KINDS[[ord(member) for member in _members]] = _kind
_PLAIN: Final = 2
"""A gap of so many code points with white space at both ends holds nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """A stretch of a document."""

    row: NDArray[np.int32]
    """The numbers, padded by `REACH` breaks at both ends."""
    places: NDArray[np.int64]
    """Where in ``row`` each token stands."""
    lower: NDArray[np.bool_]
    """Whether a token begins with a small letter of the Latin alphabet."""


def encode(text: str, tokens: Tokens, block_starts: Iterable[int], vocabulary: Vocabulary) -> Encoded:
    """Encode some tokens of ``text``. Where one block ends and another begins, the context ends too."""
    if not tokens.words:
        return Encoded(row=np.full(2 * REACH, BREAK, np.int32), places=np.empty(0, np.int64), lower=np.empty(0, np.bool_))
    starts = np.asarray(tokens.starts, np.int64)
    ends = np.asarray(tokens.ends, np.int64)
    base = int(starts[0])
    codes = np.frombuffer(text[base : int(ends[-1])].encode("utf-32-le", "surrogatepass"), np.uint32)
    parted = _parted(text, codes, base, starts, ends)
    blocks = np.searchsorted(np.fromiter(block_starts, np.int64), starts, side="right")
    parted[blocks[1:] != blocks[:-1]] = BREAK
    before = np.concatenate([[0], np.cumsum(parted > 0)])
    places = REACH + np.arange(len(starts)) + before
    row = np.full(len(starts) + int(before[-1]) + 2 * REACH, BREAK, np.int32)
    row[places] = vocabulary.numbers(tokens.words)
    row[places[1:][parted > 0] - 1] = parted[parted > 0]
    first = codes[starts - base]
    return Encoded(row=row, places=places, lower=(first >= ord("a")) & (first <= ord("z")))


def _parted(
    text: str, codes: NDArray[np.uint32], base: int, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.int32]:
    """Return what parts each token from the next: 0 for white space or a hyphen, `BREAK` or `MARK`."""
    length = starts[1:] - ends[:-1]
    first, last = (_KINDS[np.minimum(codes[places - base], len(_KINDS) - 1)] for places in (ends[:-1], starts[1:] - 1))
    spaced = (first == _SPACE) & (last == _SPACE)
    joined = (length == 1) & (first == _HYPHEN)
    parted = np.where(spaced | joined, 0, MARK).astype(np.int32)
    for index in np.flatnonzero(spaced & (length > _PLAIN)):
        if not text[ends[index] : starts[index + 1]].isspace():
            parted[index] = MARK
    parted[(first == _STOP) | (last == _STOP)] = BREAK
    return parted
