"""How often words, pairs and triples of words stand together, as static maps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from spincheck_spun.context.static_map import VALUES, Keys, cells, fingerprints, hashes
from spincheck_spun.context.vocabulary import BREAK, NUMBER, UNKNOWN, Vocabulary

from .general import END, START, GeneralEnglish, Numbers, joint_counts
from .texts import WEIGHTS

_SIXTEEN = np.uint64(16)
_LEAST_COUNT = 3.0
"""A word seen less often is taken for as frequent as this, because so few occurrences say nothing."""
_GENERAL_WORDS = 100e6
"""For how many words of general English the model of pocketsphinx counts: more than all corpora together, because what is
scanned is seldom of their domains."""
_LEAST_TRIPLE = 4.0
"""A triple counted less often is left out."""
_RAREST_TRIPLE = 0.8
"""A triple of the general model that is more frequent is kept: the model holds only those that tell more than its pairs do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Keys in ascending order and how often each was counted, by the weights of the corpora."""

    keys: Keys
    counts: NDArray[np.float32]

    def where(self, kept: NDArray[np.bool_]) -> Counted:
        """Return some of the keys."""
        return Counted(keys=self.keys[kept], counts=self.counts[kept])


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All counts of one vocabulary."""

    words: NDArray[np.float64]
    pairs: Counted
    """Neighbours."""
    skips: Counted
    """Words with one other between them."""
    triples: Counted


def count_tables(work: Path, vocabulary: Vocabulary, general: GeneralEnglish) -> Tables:
    """Count the rows of ``counting`` and leave out what says little."""
    words = np.zeros(len(vocabulary))
    pairs, skips, triples = [], [], []
    for corpus, weight in WEIGHTS.items():
        row = np.load(work / f"{corpus}.npy").astype(np.uint64)
        words += np.bincount(row.astype(np.int64), minlength=len(vocabulary)) * weight
        known = row != UNKNOWN
        pairs.append(_count(pair_keys(row[:-1], row[1:])[known[:-1] & known[1:]], weight))
        word = row > NUMBER
        skips.append(_count(pair_keys(row[:-2], row[2:])[word[:-2] & word[2:] & (row[1:-1] != BREAK)], weight))
        triples.append(_count(triple_keys(row[:-2], row[1:-1], row[2:])[known[:-2] & word[1:-1] & known[2:]], weight))
        print(f"{corpus}: counted", flush=True)
    translation = translate(general, vocabulary)
    pair_counts, triple_counts = joint_counts(general, _GENERAL_WORDS)
    first, second = translation[general.pairs].astype(np.uint64).T
    general_pairs = _weighed(pair_keys(first, second), np.maximum(pair_counts, 1.2), (first > 0) & (second > 0))
    first, second, third = translation[general.triples].astype(np.uint64).T
    known = (first > 0) & (second > NUMBER) & (third > 0)
    telling = np.where(triple_counts > _RAREST_TRIPLE, np.maximum(triple_counts, _LEAST_TRIPLE), triple_counts)
    triples.append(_weighed(triple_keys(first, second, third), telling, known))
    skips.append(_weighed(pair_keys(first, third), triple_counts, known & (first > NUMBER) & (third > NUMBER)))
    np.add.at(words, translation, general.word_prob * _GENERAL_WORDS * (translation > NUMBER))
    words = np.maximum(words, _LEAST_COUNT)
    counted = _merge(pairs)
    counted = _merge([counted.where(counted.counts >= 2), general_pairs])
    return Tables(
        words=words,
        pairs=_telling(counted, words, often=3, seldom=1.2, above=2.0),
        skips=_telling(_merge(skips), words, often=4, seldom=4, above=0.7),
        triples=(merged := _merge(triples)).where(merged.counts >= _LEAST_TRIPLE),
    )


def pair_keys(left: Keys, right: Keys) -> Keys:
    """Return the key of each pair of numbers."""
    return (left << _SIXTEEN) | right


def triple_keys(left: Keys, middle: Keys, right: Keys) -> Keys:
    """Return the key of each triple of numbers."""
    return (((left << _SIXTEEN) | middle) << _SIXTEEN) | right


def _count(keys: Keys, weight: float) -> Counted:
    unique, counts = np.unique(keys, return_counts=True)
    return Counted(keys=unique, counts=(counts * weight).astype(np.float32))


def _merge(parts: list[Counted]) -> Counted:
    keys = np.concatenate([part.keys for part in parts])
    counts = np.concatenate([part.counts for part in parts])
    unique, inverse = np.unique(keys, return_inverse=True)
    return Counted(keys=unique, counts=np.bincount(inverse, counts, len(unique)).astype(np.float32))


def _telling(counted: Counted, words: NDArray[np.float64], *, often: float, seldom: float, above: float) -> Counted:
    """Leave out rare pairs that stand together no more than chance would have it."""
    left = (counted.keys >> _SIXTEEN).astype(np.int64)
    right = (counted.keys & np.uint64(0xFFFF)).astype(np.int64)
    information = np.log(counted.counts * words.sum() / (words[left] * words[right]))
    lowest = -1.5 if seldom < often else above
    return counted.where(
        (counted.counts >= often) & (information > lowest) | (counted.counts >= seldom) & (information > above)
    )


def translate(general: GeneralEnglish, vocabulary: Vocabulary) -> Numbers:
    """Return the number in the vocabulary of each word of the general model."""
    numbers = np.array([vocabulary.number(word) for word in general.words])
    numbers[[general.words.index(mark) for mark in (START, END)]] = BREAK
    return numbers


def _weighed(keys: Keys, counts: NDArray[np.float64], kept: NDArray[np.bool_]) -> Counted:
    unique, inverse = np.unique(keys[kept], return_inverse=True)
    return Counted(keys=unique, counts=np.bincount(inverse, counts[kept], len(unique)).astype(np.float32))


def quantised(counts: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return counts as half steps of their binary logarithm, which fit into a static map."""
    return np.clip(np.round(2 * np.log2(np.maximum(counts, 1))), 0, VALUES - 1).astype(np.uint8)


def build_map(keys: Keys, values: NDArray[np.uint8]) -> tuple[NDArray[np.uint16], int]:
    """Build a static map and return its array and seed.

    Keys that have a cell to themselves are taken away again and again until none is left; in the opposite order each can then
    set that cell freely. Where some keys remain, the next seed is tried.
    """
    third = int(1.24 * len(keys) / 3) + 32
    numbers = np.arange(len(keys))
    for seed in range(1, 100):
        mixed = hashes(keys, seed)
        places = np.stack(cells(mixed, third), axis=1).astype(np.int64)
        users = np.bincount(places.ravel(), minlength=3 * third)
        whose = np.zeros(3 * third, np.int64)
        for column in range(3):
            np.bitwise_xor.at(whose, places[:, column], numbers)
        order, alone, taken = [], np.flatnonzero(users == 1), 0
        while len(alone):
            freed, first = np.unique(whose[alone], return_index=True)
            order.append((freed, alone[first]))
            taken += len(freed)
            for column in range(3):
                np.subtract.at(users, places[freed, column], 1)
                np.bitwise_xor.at(whose, places[freed, column], freed)
            touched = np.unique(places[freed].ravel())
            alone = touched[users[touched] == 1]
        if taken == len(keys):
            break
    else:
        raise RuntimeError("no seed lets every key have a cell of its own")
    array = np.zeros(3 * third, np.uint16)
    wanted = (fingerprints(mixed) << np.uint16(6)) | values.astype(np.uint16)
    for freed, own in reversed(order):
        array[own] = 0
        held = array[places[freed, 0]] ^ array[places[freed, 1]] ^ array[places[freed, 2]]
        array[own] = wanted[freed] ^ held
    return array, seed
