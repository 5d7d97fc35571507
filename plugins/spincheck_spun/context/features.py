"""What speaks for and against each content word in its context, as one row of numbers a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .encoding import REACH, Encoded
from .model import Model
from .vocabulary import MARK, UNKNOWN

NAMES: Final = (
    "left information", "right information", "lower information", "skip information", "triple seen", "left seen", "right seen",
    "frequency", "left frequency", "right frequency",
    "advantage", "total advantage", "left advantage", "right advantage", "frequency advantage",
    "candidate's triple seen", "candidate's skip information", "candidate seen", "edges",
    "fit", "candidate's fit", "fit advantage", "fit advantage of the best by counts", "bias",
)  # fmt: skip
"""What the numbers of a row are; information is pointwise mutual information in nats."""

BLOCK: Final = 64
"""Numbers of a row whose mean is part of the network's context."""
_OFFSETS: Final = np.array([*range(-REACH, 0), *range(1, REACH + 1)])
_NEVER: Final = -50.0
_FARTHEST: Final = 15.0
_PER_PLACE: Final = np.float32(0.5)
"""What every further place among the candidates takes from one, in nats; the likeliest ones come first."""
_WITHOUT_CANDIDATES: Final = -2.0
"""The advantage of the best candidate where there is none: what it is for the author's words on the average."""
_AT_ONCE: Final = 1024
"""Words that are judged in one go, so that the numbers in work stay in the processor's cache."""

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The content words of a stretch of text."""

    tokens: NDArray[np.int64]
    """Their indices among the tokens."""
    numbers: Numbers
    """Their numbers in the vocabulary."""
    features: Floats
    """A row for each, as `NAMES` says."""
    candidates: Numbers
    """What each may stand for, 0 where there is no more; ``suitability`` orders them."""
    suitability: Floats
    """How well each candidate fits, in nats over the word that stands there, and how likely it is to be replaced by that."""


def judge(encoded: Encoded, model: Model) -> Judged:
    """Return what speaks for and against every content word with a small initial."""
    numbers = encoded.row[encoded.places]
    tokens = np.flatnonzero(model.arrays.content[numbers] & encoded.lower)
    vectors = _vectors(encoded.row, model)
    near = model.arrays.hidden[len(_OFFSETS) * vectors.shape[1] :]
    sizes = np.minimum(BLOCK, len(encoded.row) - np.arange(0, len(encoded.row), BLOCK)).astype(np.float32)
    means = vectors.reshape(len(sizes), BLOCK, -1).sum(axis=1) / sizes[:, None] @ near + model.arrays.hidden_bias
    parts = [
        _judge_some(encoded.row, encoded.places[tokens[start : start + _AT_ONCE]], (vectors, means), model)
        for start in range(0, len(tokens), _AT_ONCE)
    ]
    width = model.arrays.candidates.shape[1]
    return Judged(
        tokens=tokens,
        numbers=numbers[tokens],
        features=np.concatenate([part[0] for part in parts]) if parts else np.empty((0, len(NAMES)), np.float32),
        candidates=np.concatenate([part[1] for part in parts]) if parts else np.empty((0, width), np.int32),
        suitability=np.concatenate([part[2] for part in parts]) if parts else np.empty((0, width), np.float32),
    )


def _judge_some(
    row: Numbers, places: NDArray[np.int64], context: tuple[Floats, Floats], model: Model
) -> tuple[Floats, Numbers, Floats]:
    """Judge the words at some places, given the vectors of the row and what the blocks give to the hidden layer."""
    arrays = model.arrays
    word = row[places]
    left, right = row[places - 1][:, None], row[places + 1][:, None]
    options = np.concatenate([word[:, None], arrays.candidates[word].astype(np.int32)], axis=1)
    valid = options != UNKNOWN
    frequency = arrays.frequency[options].astype(np.float32)
    left_information, left_seen = _information(model, "pairs", left, options, frequency)
    right_information, right_seen = _information(model, "pairs", options, right, frequency)
    skip = np.maximum(_information(model, "skips", row[places - 2][:, None], options, frequency)[0], 0)
    skip += np.maximum(_information(model, "skips", options, row[places + 2][:, None], frequency)[0], 0)
    triple, triple_seen = model.log_count("triples", _key(_key(left, options), right))
    around = arrays.frequency[left].astype(np.float32) + arrays.frequency[right].astype(np.float32)
    counted = frequency + left_information + right_information
    counted = np.where(triple_seen, np.maximum(counted, triple + np.float32(model.manifest.log_words) - around), counted)
    counted = np.where(valid, counted + np.float32(0.5) * skip, np.float32(_NEVER))
    fit = np.where(valid, _fit(places, *context, options, model), np.float32(_NEVER))

    has = valid[:, 1]
    each = np.arange(len(word))
    best = counted[:, 1:].argmax(axis=1) + 1
    highest = counted[each, best]
    total = highest + np.log(np.exp(counted[:, 1:] - highest[:, None]).sum(axis=1))
    fittest = fit[:, 1:].max(axis=1)

    def over(values: Floats) -> Floats:
        return np.where(has, values[each, best] - values[:, 0], 0)

    def of_best(values: NDArray[np.bool_] | Floats) -> Floats:
        return np.where(has, values[each, best], 0)

    features = np.stack(
        [
            left_information[:, 0],
            right_information[:, 0],
            np.minimum(left_information[:, 0], right_information[:, 0]),
            skip[:, 0],
            triple_seen[:, 0],
            left_seen[:, 0],
            right_seen[:, 0],
            frequency[:, 0],
            arrays.frequency[left[:, 0]],
            arrays.frequency[right[:, 0]],
            np.where(has, np.clip(highest - counted[:, 0], -_FARTHEST, _FARTHEST), _WITHOUT_CANDIDATES),
            np.where(has, np.clip(total - counted[:, 0], -_FARTHEST, _FARTHEST), _WITHOUT_CANDIDATES),
            over(left_information),
            over(right_information),
            over(frequency),
            of_best(triple_seen),
            of_best(skip),
            of_best(left_seen & right_seen),
            (left[:, 0] <= MARK).astype(np.float32) + (right[:, 0] <= MARK),
            fit[:, 0],
            np.where(has, fittest, 0),
            np.where(has, fittest - fit[:, 0], 0),
            over(fit),
            arrays.bias[word],
        ],
        axis=1,
    ).astype(np.float32)
    suitability = (counted + fit)[:, 1:] - (counted + fit)[:, :1] - _PER_PLACE * np.arange(options.shape[1] - 1)
    return features, options[:, 1:], np.where(valid[:, 1:], suitability, np.float32(_NEVER)).astype(np.float32)


def _key(left: NDArray[np.integer], right: NDArray[np.integer]) -> NDArray[np.uint64]:
    return (left.astype(np.uint64) << np.uint64(16)) | right.astype(np.uint64)


def _information(
    model: Model, table: str, left: Numbers, right: Numbers, frequency: Floats
) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the pointwise mutual information of each option with the word beside it, and whether the pair was counted.

    A pair that was not counted tells only against it, and nothing where one of the two is unknown.
    """
    count, seen = model.log_count(table, _key(left, right))
    other = left if left.shape[1] == 1 else right
    information = count + np.float32(model.manifest.log_words) - frequency - model.arrays.frequency[other].astype(np.float32)
    information = np.where(seen, information, np.minimum(information, 0))
    information = np.where((left == UNKNOWN) | (right == UNKNOWN), 0, information)
    return np.clip(information, -6, 12), seen


def _vectors(row: Numbers, model: Model) -> Floats:
    """Return the network's vector of each number of a row, and zeros that fill the last block."""
    vectors = np.zeros((len(row) + -len(row) % BLOCK, model.arrays.inputs.shape[1]), np.float32)
    vectors[: len(row)] = model.arrays.inputs[row]
    vectors[: len(row)] *= model.arrays.input_scale[row].astype(np.float32)[:, None]
    return vectors


def _fit(places: NDArray[np.int64], vectors: Floats, means: Floats, options: Numbers, model: Model) -> Floats:
    """Return how well the network thinks that each option fits: the log-odds that it was not put there."""
    arrays = model.arrays
    inputs = vectors.take(places[:, None] + _OFFSETS, axis=0).reshape(len(places), -1)
    hidden: Floats = inputs @ arrays.hidden[: inputs.shape[1]]
    hidden += means[places // BLOCK]
    context = np.maximum(hidden, 0, out=hidden) @ arrays.context + arrays.context_bias
    scores: Floats = np.matmul(arrays.outputs[options].astype(np.float32), context[:, :, None])[:, :, 0]
    fit: Floats = scores * arrays.output_scale[options].astype(np.float32) + arrays.bias[options].astype(np.float32)
    return fit
