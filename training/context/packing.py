"""Everything that was counted and trained, as the arrays that the detector reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spincheck_spun.context.model import VERSION, Arrays, Manifest, Model, checksum
from spincheck_spun.context.vocabulary import FIRST_WORD, Vocabulary, key_of

from .content import content_mask
from .tables import Tables, build_map, quantised

CANDIDATES: Final = 8
"""How many words each word may stand for; more cost time and make the best of them less telling."""
_LIKENESS: Final = 4.0
"""What full likeness of two words is worth against frequency, in nats, when candidates are chosen."""
_SEEN: Final = 8.0
"""What it is worth that spinners were seen to put a word in the place of another."""


def pack_words(words: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Return the arrays of a vocabulary, most frequent word first. Of words with the same key only the first is found."""
    encoded = [word.encode("utf-8") for word in words]
    by_key: dict[int, int] = {}
    for number, word in enumerate(words, start=FIRST_WORD):
        by_key.setdefault(key_of(word), number)
    keys = sorted(by_key)
    return {
        "letters": np.frombuffer(b"".join(encoded), np.uint8),
        "ends": np.concatenate([np.zeros(FIRST_WORD), np.cumsum([len(word) for word in encoded])]).astype(np.uint32),
        "keys": np.array(keys, np.uint32),
        "keyed": np.array([by_key[key] for key in keys], np.uint16),
    }


def vocabulary_of(words: Sequence[str]) -> Vocabulary:
    """Return the vocabulary of some words, most frequent first."""
    return Vocabulary(**pack_words(words))


def choose_candidates(
    vocabulary: Vocabulary,
    frequency: NDArray[np.float64],
    outputs: NDArray[np.float32],
    synonyms: Mapping[str, Iterable[str]],
    substitutions: Mapping[str, Iterable[str]],
) -> NDArray[np.uint16]:
    """Return what each word may stand for.

    Args:
        vocabulary: all words.
        frequency: the logarithm of how often each was counted.
        outputs: the network's vectors, whose cosine is the likeness of two words.
        synonyms: of each word; they count both ways.
        substitutions: what spinners were seen to put in the place of a word; they count the other way round.
    """
    judged = content_mask(vocabulary)
    both_ways: defaultdict[int, set[int]] = defaultdict(set)
    for word, others in synonyms.items():
        for other in others:
            one, two = vocabulary.number(word), vocabulary.number(other)
            if judged[one] and judged[two] and one != two:
                both_ways[one].add(two)
                both_ways[two].add(one)
    seen: defaultdict[int, set[int]] = defaultdict(set)
    for word, others in substitutions.items():
        for other in others:
            one, two = vocabulary.number(word), vocabulary.number(other)
            if judged[one] and judged[two]:
                seen[two].add(one)
    directions = outputs / np.maximum(np.linalg.norm(outputs, axis=1, keepdims=True), 1e-9)
    candidates = np.zeros((len(vocabulary), CANDIDATES), np.uint16)
    for number in map(int, np.flatnonzero(judged)):
        found = np.array(sorted(both_ways[number] | seen[number]), np.int64)
        worth = frequency[found] + _LIKENESS * (directions[found] @ directions[number])
        worth += _SEEN * np.isin(found, sorted(seen[number]))
        chosen = found[np.argsort(-worth, kind="stable")][:CANDIDATES]
        candidates[number, : len(chosen)] = chosen
    return candidates


def pack(
    words: Sequence[str], tables: Tables, network: Mapping[str, NDArray[np.float32]], candidates: NDArray[np.uint16]
) -> Model:
    """Return the model that the counts and the network's parameters make."""
    vocabulary = pack_words(words)
    maps = {
        name: build_map(counted.keys, quantised(counted.counts))
        for name, counted in (("pairs", tables.pairs), ("skips", tables.skips), ("triples", tables.triples))
    }
    inputs, input_scale = _small(network["e"])
    outputs, output_scale = _small(network["u"])
    arrays = Arrays(
        letters=vocabulary["letters"],
        ends=vocabulary["ends"],
        keys=vocabulary["keys"],
        keyed=vocabulary["keyed"],
        frequency=np.log(tables.words).astype(np.float16),
        content=content_mask(Vocabulary(**vocabulary)),
        candidates=candidates,
        pairs=maps["pairs"][0],
        skips=maps["skips"][0],
        triples=maps["triples"][0],
        inputs=inputs,
        input_scale=input_scale,
        outputs=outputs,
        output_scale=output_scale,
        bias=network["b"].astype(np.float16),
        hidden=network["w"],
        hidden_bias=network["wb"],
        context=network["o"],
        context_bias=network["ob"],
    )
    manifest = Manifest(
        version=VERSION,
        log_words=float(np.log(tables.words.sum())),
        seeds={name: seed for name, (_, seed) in maps.items()},
        checksums={field.name: checksum(getattr(arrays, field.name)) for field in fields(Arrays)},
    )
    return Model.of(arrays, manifest)


def _small(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Return vectors in eight bits, and the unit of each."""
    unit = np.abs(vectors).max(axis=1) / 127
    unit[unit == 0] = 1
    return np.round(vectors / unit[:, None]).astype(np.int8), unit.astype(np.float16)
