"""The words that the context model knows, found in memory-mapped arrays, so that nothing is built at the start."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ..remembered import Remembered

UNKNOWN: Final = 0
BREAK: Final = 1
"""The end of a sentence or of a block."""
MARK: Final = 2
"""Any other punctuation between two words."""
NUMBER: Final = 3
FIRST_WORD: Final = 4
"""The number of the first word of the vocabulary."""


def key_of(word: str) -> int:
    """Return the number under which `Vocabulary` looks a word up."""
    return crc32(word.encode("utf-8", "surrogatepass"))


class Vocabulary:
    """Words in lower case by their numbers, and numbers by their words."""

    def __init__(
        self, letters: NDArray[np.uint8], ends: NDArray[np.uint32], keys: NDArray[np.uint32], keyed: NDArray[np.uint16]
    ) -> None:
        """Wrap the arrays that `pack` makes; see `spincheck_spun.context.model.Arrays`."""
        self._letters: Any = letters.data
        self._ends: Any = ends.data
        self._keys: Any = keys.data
        self._keyed: Any = keyed.data
        self._numbers: Remembered[int] = Remembered(self._find)

    def __len__(self) -> int:
        return len(self._ends)

    def word(self, number: int) -> str:
        """Return the word of a number from `FIRST_WORD` on."""
        return bytes(self._letters[self._ends[number - 1] : self._ends[number]]).decode("utf-8")

    def number(self, word: str) -> int:
        """Return the number of a word in lower case, `UNKNOWN` or, for what begins with a digit, `NUMBER`."""
        return self._numbers[word]

    def numbers(self, words: Sequence[str]) -> NDArray[np.int32]:
        """Return the number of each word."""
        return np.fromiter(map(self._numbers.__getitem__, words), np.int32, len(words))

    def _find(self, word: str) -> int:
        key = key_of(word)
        at = bisect_left(self._keys, key)
        if at < len(self._keys) and self._keys[at] == key and self.word(self._keyed[at]) == word:
            return int(self._keyed[at])
        return NUMBER if word[:1].isdigit() else UNKNOWN
