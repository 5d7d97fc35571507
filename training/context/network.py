"""The context network: whether a word stands where it belongs, or was put there in the place of another.

The score of a word in its context is ``u[word] · c + b[word]``, where the context vector ``c`` comes from the four words on
either side and the mean of the block of 64 around them. It is trained to tell the word that stood there from what could
replace it: synonyms, words of the same distribution, and noise (M. Gutmann, A. Hyvärinen, "Noise-contrastive estimation",
AISTATS 2010). The contexts themselves are corrupted in the same way, because in spun text the neighbours of a spun word are
spun too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from spincheck_spun.context.encoding import REACH
from spincheck_spun.context.vocabulary import FIRST_WORD, UNKNOWN

BLOCK: Final = 64
"""Numbers of a row whose mean is part of the context."""
WIDTH: Final = 64
HIDDEN: Final = 128
_BATCH: Final = 384
_TARGETS: Final = 8192
_OFFSETS: Final = np.array([*range(-REACH, 0), *range(1, REACH + 1)])
_FORGOTTEN: Final = 0.03
"""The share of words of a context that are made unknown: text that is scanned has more unknown words than the corpora."""
_RATES: Final = np.array([0.0, 0.05, 0.15, 0.3, 0.5])
_RATE_SHARES: Final = np.array([0.3, 0.2, 0.2, 0.2, 0.1])
SHARES: Final = {"general": 0.26, "books": 0.24, "science": 0.26, "software-docs": 0.12, "government": 0.12}
"""Which part of a batch comes from which corpus."""

Parameters = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacements:
    """What may stand in the place of each word: as many words as ``counts`` says, then zeros."""

    words: NDArray[np.int32]
    counts: NDArray[np.int32]

    def draw(self, originals: NDArray[np.int32], random: np.random.Generator) -> NDArray[np.int32]:
        """Return a replacement for each word; 0 where it has none."""
        return self.words[originals, (random.random(originals.shape) * self.counts[originals]).astype(np.int64)]


def initial(vocabulary: int, seed: int) -> Parameters:
    """Return parameters to start from."""
    random = np.random.default_rng(seed)

    def normal(scale: float, *shape: int) -> jax.Array:
        return jnp.asarray(random.normal(0, scale, shape), jnp.float32)

    inputs = (len(_OFFSETS) + 1) * WIDTH
    return {
        "e": normal(0.15, vocabulary, WIDTH),
        "u": normal(0.05, vocabulary, WIDTH),
        "b": jnp.zeros(vocabulary, jnp.float32),
        "w": normal(inputs**-0.5, inputs, HIDDEN),
        "wb": jnp.zeros(HIDDEN, jnp.float32),
        "o": normal(HIDDEN**-0.5, HIDDEN, WIDTH),
        "ob": jnp.zeros(WIDTH, jnp.float32),
    }


def loss(parameters: Parameters, rows: jax.Array, at: jax.Array, words: jax.Array, weights: jax.Array) -> jax.Array:
    """Return the mean logistic loss of the targets.

    Args:
        parameters: what is trained.
        rows: the corrupted rows of a batch.
        at: the places of the targets in the flattened batch, each far enough from the ends of its row.
        words: for each target the original and then its replacements.
        weights: how much each of these counts; 0 where there is no replacement.
    """
    flat = rows.reshape(-1)
    means = parameters["e"][rows].mean(axis=1)
    near = parameters["e"][flat[at[:, None] + _OFFSETS]].reshape(len(at), -1)
    inputs = jnp.concatenate([near, means[at // rows.shape[1]]], axis=1)
    context = jax.nn.relu(inputs @ parameters["w"] + parameters["wb"]) @ parameters["o"] + parameters["ob"]
    scores = jnp.einsum("td,tkd->tk", context, parameters["u"][words]) + parameters["b"][words]
    signs = jnp.ones(words.shape[1]).at[0].set(-1)
    return (jax.nn.softplus(scores * signs) * weights).sum() / len(at)


@partial(jax.jit, donate_argnums=(0, 1))
def step(
    parameters: Parameters, state: Parameters, rate: jax.Array, batch: tuple[jax.Array, ...]
) -> tuple[Parameters, Parameters, jax.Array]:
    """Make one step: Adagrad for the words, whose frequencies differ so much, Adam for the layers."""
    value, gradient = jax.value_and_grad(loss)(parameters, *batch)
    count = state["count"] + 1
    after, squares, moments = {}, {}, {}
    for name, slope in gradient.items():
        if name in {"e", "u", "b"}:
            squares[name] = state["squares"][name] + slope**2
            moments[name] = state["moments"][name]
            change = 30 * slope * jax.lax.rsqrt(squares[name] + 1e-14)
        else:
            moments[name] = 0.9 * state["moments"][name] + 0.1 * slope
            squares[name] = 0.98 * state["squares"][name] + 0.02 * slope**2
            change = moments[name] / (1 - 0.9**count) * jax.lax.rsqrt(squares[name] / (1 - 0.98**count) + 1e-16)
        after[name] = parameters[name] - rate * change
    return after, {"count": count, "squares": squares, "moments": moments}, value


def _batches(
    rows: dict[str, NDArray[np.uint16]],
    kinds: tuple[Replacements, ...],
    noise: NDArray[np.float64],
    is_target: NDArray[np.bool_],
    random: np.random.Generator,
) -> Iterator[tuple[NDArray[Any], ...]]:
    names, shares = list(SHARES), np.array(list(SHARES.values()))
    length = BLOCK + 2 * REACH
    inner = np.arange(_BATCH * length).reshape(_BATCH, length)[:, REACH:-REACH]
    while True:
        chosen = random.choice(len(names), _BATCH, p=shares)
        batch = np.empty((_BATCH, length), np.int32)
        for index, corpus in enumerate(chosen):
            row = rows[names[corpus]]
            start = random.integers(0, len(row) - length)
            batch[index] = row[start : start + length]
        corrupted = batch.copy()
        rates = random.choice(_RATES, _BATCH, p=_RATE_SHARES)[:, None]
        replaced = is_target[batch] & (random.random(batch.shape) < rates)
        for kind, part in zip(kinds, np.array_split(random.permutation(np.flatnonzero(replaced)), len(kinds)), strict=True):
            drawn = kind.draw(batch.ravel()[part], random)
            corrupted.ravel()[part[drawn > 0]] = drawn[drawn > 0]
        corrupted[random.random(batch.shape) < _FORGOTTEN] = UNKNOWN
        places = inner[is_target[batch[:, REACH:-REACH]]]
        places = random.choice(places, _TARGETS, replace=len(places) < _TARGETS)
        originals = batch.ravel()[places]
        negatives = [kind.draw(originals, random) for kind in (kinds[0], *kinds)]
        negatives.append(np.minimum(np.searchsorted(noise, random.random(_TARGETS)), len(noise) - 1).astype(np.int32))
        words = np.stack([originals, *negatives], axis=1)
        weights = np.where(words >= FIRST_WORD, np.array([1.0, *[0.34] * (len(negatives) - 1), 0.5]), 0).astype(np.float32)
        yield corrupted, places.astype(np.int32), words, weights


def train(  # noqa: PLR0913  # each is a thing of its own
    rows: dict[str, NDArray[np.uint16]],
    kinds: tuple[Replacements, ...],
    words: NDArray[np.float64],
    is_target: NDArray[np.bool_],
    *,
    steps: int,
    seed: int = 0,
) -> Iterator[tuple[int, float, Parameters]]:
    """Train, and yield the number of steps made, the mean loss since the last time, and the parameters, now and then.

    Args:
        rows: the encoded corpora.
        kinds: sources of replacements; the first counts twice.
        words: how often each word occurs.
        is_target: which words are learnt, the content words.
        steps: how many batches to learn from.
        seed: of everything random.
    """
    random = np.random.default_rng(seed)
    noise = np.cumsum(np.where(is_target, words**0.6, 0))
    batches = _batches(rows, kinds, noise / noise[-1], is_target, random)
    parameters = initial(len(words), seed)
    zeros = {name: jnp.zeros_like(value) for name, value in parameters.items()}
    state: Parameters = {"count": 0, "squares": dict(zeros), "moments": {name: jnp.array(v) for name, v in zeros.items()}}
    losses: list[jax.Array] = []
    for number, batch in zip(range(1, steps + 1), batches, strict=False):
        rate = 2e-3 * min(1.0, number / 200) * max(0.02, min(1.0, 1.3 * (1 - number / steps)))
        parameters, state, value = step(parameters, state, jnp.float32(rate), tuple(map(jnp.asarray, batch)))
        losses.append(value)
        if number % 200 == 0 or number == steps:
            yield number, float(jnp.stack(losses).mean()), parameters
            losses.clear()
