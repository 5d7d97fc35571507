"""General American English: the trigram model that comes with pocketsphinx (BSD), read and drawn from.

The library answers questions about one word at a time and cannot list its triples (its converter dies there), so its file is
read here. The format is a trie of reversed n-grams: for each word the words that stand before it, for each such pair the words
before that (``src/lm/lm_trie.c`` and ``lm_trie_quant.c`` of https://github.com/cmusphinx/pocketsphinx at 511126b4). What is
read agrees with the library's own answers, which a test compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

START: Final = "<s>"
END: Final = "</s>"
_HEADER: Final = b"Trie Language Model"
_ORDER: Final = 3
_BINS: Final = 1 << 16
_BASE: Final = 1.0001
"""Of the model's logarithms; the library's default."""
_UNIGRAM: Final = np.dtype([("prob", "<f4"), ("backoff", "<f4"), ("next", "<u4")])

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralEnglish:
    """Probabilities. The words of an n-gram are numbers in ``words``, in the order of the text."""

    words: list[str]
    word_prob: Floats
    word_backoff: Floats
    pairs: Numbers
    """m × 2."""
    pair_prob: Floats
    """Of the second word after the first."""
    pair_backoff: Floats
    triples: Numbers
    """k × 3."""
    triple_prob: Floats
    """Of the third word after the other two."""


def model_path() -> Path:
    """Return where the installed pocketsphinx keeps its model."""
    import pocketsphinx

    return Path(pocketsphinx.get_model_path(), "en-us", "en-us.lm.bin")


def read_general(path: Path) -> GeneralEnglish:
    """Read a binary trigram model.

    Raises:
        ValueError: if the file is no such model.
    """
    data = path.read_bytes()
    at = len(_HEADER)
    if not data.startswith(_HEADER) or data[at] != _ORDER:
        raise ValueError(f"{path} is not a trigram model of pocketsphinx")
    words, pairs, triples = (int(count) for count in np.frombuffer(data, "<u4", _ORDER, at + 1))
    at += 1 + 4 * _ORDER + 4
    bins = np.frombuffer(data, "<f4", 3 * _BINS, at).astype(np.float64)
    at += 4 * 3 * _BINS
    unigrams = np.frombuffer(data, _UNIGRAM, words + 1, at)
    at += _UNIGRAM.itemsize * (words + 1)
    next_bits = triples.bit_length()
    word_bits = words.bit_length()
    (last, pair_backoff, pair_prob, first_triple), at = _fields(data, at, pairs + 1, (word_bits, 16, 16, next_bits))
    (first_of_three, triple_prob), at = _fields(data, at, triples + 1, (word_bits, 16))
    # The file has room for a few more pairs than it holds.
    pairs = int(unigrams["next"][words])
    triples = int(first_triple[pairs])
    strings = data[at + 4 :].split(b"\0")[:words]
    after_pair = np.repeat(np.arange(words), np.diff(unigrams["next"].astype(np.int64)).astype(np.int64))
    pair_words = np.stack([last[:pairs], after_pair], axis=1)
    after_triple = np.repeat(np.arange(pairs), np.diff(first_triple[: pairs + 1]))
    triple_words = np.stack([first_of_three[:triples], *pair_words[after_triple].T], axis=1)
    return GeneralEnglish(
        words=[string.decode("utf-8") for string in strings],
        word_prob=_BASE ** unigrams["prob"][:words].astype(np.float64),
        word_backoff=_BASE ** unigrams["backoff"][:words].astype(np.float64),
        pairs=pair_words,
        pair_prob=_BASE ** bins[:_BINS][pair_prob[:pairs]],
        pair_backoff=_BASE ** bins[_BINS : 2 * _BINS][pair_backoff[:pairs]],
        triples=triple_words,
        triple_prob=_BASE ** bins[2 * _BINS :][triple_prob[:triples]],
    )


def _fields(data: bytes, at: int, count: int, widths: tuple[int, ...]) -> tuple[list[Numbers], int]:
    """Return each field of ``count`` records that are packed bit after bit, least significant first, and where they end."""
    total = sum(widths)
    size = (count * total + 7) // 8 + 8
    raw = np.frombuffer(data, np.uint8, size, at)
    fields, first = [], 0
    for width in widths:
        bit = np.arange(count, dtype=np.int64) * total + first
        value = np.zeros(count, np.int64)
        for byte in range(4):
            value |= raw[(bit >> 3) + byte].astype(np.int64) << (8 * byte)
        fields.append((value >> (bit & 7)) & ((1 << width) - 1))
        first += width
    return fields, at + size


def joint_counts(general: GeneralEnglish, words: float, breaks: float = 0.05) -> tuple[Floats, Floats]:
    """Return how often each pair and each triple occurs in so many words of general English.

    Args:
        general: the model.
        words: how many words.
        breaks: how many sentences begin a word; the model gives no probability to their beginning.
    """
    first = general.word_prob.copy()
    first[general.words.index(START)] = breaks
    pairs = first[general.pairs[:, 0]] * general.pair_prob
    keys = general.pairs @ np.array([len(first), 1])
    order = np.argsort(keys)
    before = order[np.searchsorted(keys, general.triples[:, :2] @ np.array([len(first), 1]), sorter=order)]
    return words * pairs, words * pairs[before] * general.triple_prob


def draw_text(general: GeneralEnglish, seed: int, writers: int = 6000, length: int = 4000) -> Numbers:
    """Draw text from the model: rows of numbers, sentences parted by the number of `END`.

    Where the model backs off, the words that it has already counted after the longer history are not excluded: they are drawn
    a little too often.
    """
    random = np.random.default_rng(seed)
    size, start, end = len(general.words), general.words.index(START), general.words.index(END)
    after_word = _Choices(general.pairs[:, 0], general.pairs[:, 1], general.pair_prob)
    after_pair = _Choices(general.triples[:, :2] @ np.array([size, 1]), general.triples[:, 2], general.triple_prob)
    anything = general.word_prob.copy()
    anything[start] = 0
    any_word = np.cumsum(anything / anything.sum())
    rows = np.empty((writers, length), np.int64)
    one = np.full(writers, end)
    two = np.full(writers, start)
    for column in range(length):
        drawn = after_pair.draw(one * size + two, random)
        missing = np.flatnonzero(drawn < 0)
        drawn[missing] = after_word.draw(two[missing], random)
        missing = np.flatnonzero(drawn < 0)
        drawn[missing] = np.minimum(np.searchsorted(any_word, random.random(len(missing))), size - 1)
        rows[:, column] = drawn
        over = drawn == end
        one, two = np.where(over, end, two), np.where(over, start, drawn)
    return rows


class _Choices:
    """What may follow each history, and how probable it is."""

    def __init__(self, histories: Numbers, words: Numbers, prob: Floats) -> None:
        order = np.argsort(histories, kind="stable")
        self._words = words[order]
        self._total = np.concatenate([[0.0], np.cumsum(prob[order])])
        self._histories, first = np.unique(histories[order], return_index=True)
        self._first = np.append(first, len(words))

    def draw(self, histories: Numbers, random: np.random.Generator) -> Numbers:
        """Return a word for each history, or -1 where the model has to back off."""
        index = np.minimum(np.searchsorted(self._histories, histories), len(self._histories) - 1)
        aim = self._total[self._first[index]] + random.random(len(histories))
        place = np.searchsorted(self._total, aim, side="right") - 1
        known = (self._histories[index] == histories) & (place < self._first[index + 1])
        return np.where(known, self._words[np.minimum(place, len(self._words) - 1)], -1)
