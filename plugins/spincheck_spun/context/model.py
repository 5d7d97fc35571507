"""The context model's data, as ``training/context`` wrote it: read in place and shared between processes."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from .static_map import ABSENT, Keys, look_up
from .vocabulary import Vocabulary

FOLDER: Final = Path(__file__).parents[1] / "data" / "context"
VERSION: Final = 1
"""Of the format; files of another version are of no use."""
MANIFEST: Final = "manifest.json"

_HALF_STEP: Final = np.float32(np.log(2) / 2)
"""Counts are kept as half steps of their binary logarithm."""
_UNSEEN: Final = np.float32(-0.7)
"""The logarithm of a count that was too low to be kept."""


class DamagedModelError(ValueError):
    """A file of the model is missing, damaged or of another version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrays:
    """One ``.npy`` file each.

    ``n`` is the size of the vocabulary, ``d`` the width of the network and ``h`` that of its hidden layer.
    """

    letters: NDArray[np.uint8]
    """The words of the vocabulary, one after another, in UTF-8."""
    ends: NDArray[np.uint32]
    """n: where each word ends in ``letters``."""
    keys: NDArray[np.uint32]
    """The keys of the words, in ascending order."""
    keyed: NDArray[np.uint16]
    """The number of the word of each key."""
    frequency: NDArray[np.float16]
    """n: the logarithm of how often each word was counted."""
    content: NDArray[np.bool_]
    """n: whether a word is judged at all."""
    candidates: NDArray[np.uint16]
    """n × k: what each word may stand for; 0 where there is no more."""
    pairs: NDArray[np.uint16]
    """A static map of neighbours; so are the next two."""
    skips: NDArray[np.uint16]
    triples: NDArray[np.uint16]
    inputs: NDArray[np.int8]
    """n × d: the words of a context, in units of ``input_scale``."""
    input_scale: NDArray[np.float16]
    outputs: NDArray[np.int8]
    """n × d: the words that are judged, in units of ``output_scale``."""
    output_scale: NDArray[np.float16]
    bias: NDArray[np.float16]
    """n: how likely each word is anywhere."""
    hidden: NDArray[np.float32]
    """9d × h: from the eight neighbours and the mean of the block to the hidden layer."""
    hidden_bias: NDArray[np.float32]
    context: NDArray[np.float32]
    """h × d: from the hidden layer to the context vector."""
    context_bias: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What belongs to the arrays, as ``manifest.json`` has it."""

    version: int
    log_words: float
    """The logarithm of the number of words that were counted."""
    seeds: dict[str, int]
    """Of the static maps, by name."""
    checksums: dict[str, int]
    """The CRC-32 of each array."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Everything that judges a word in its context."""

    arrays: Arrays
    manifest: Manifest
    vocabulary: Vocabulary

    @classmethod
    def of(cls, arrays: Arrays, manifest: Manifest) -> Model:
        """Return the model that arrays make."""
        vocabulary = Vocabulary(arrays.letters, arrays.ends, arrays.keys, arrays.keyed)
        return cls(arrays=arrays, manifest=manifest, vocabulary=vocabulary)

    def log_count(self, table: str, keys: Keys) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """Return the logarithm of how often each key was counted in a table, and whether it was counted at all."""
        values = look_up(getattr(self.arrays, table), self.manifest.seeds[table], keys)
        seen = values != ABSENT
        return np.where(seen, values * _HALF_STEP, _UNSEEN), seen


def load_model(folder: Path = FOLDER) -> Model:
    """Map the files of a model into memory.

    Raises:
        DamagedModelError: a file is missing, has another checksum than the manifest says, or is of another version.
    """
    try:
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
        if manifest.version != VERSION:
            raise DamagedModelError(f"{folder} holds version {manifest.version} of the context model, not {VERSION}")
        arrays = {field.name: _read(folder, field.name, manifest.checksums[field.name]) for field in fields(Arrays)}
    except DamagedModelError:
        raise
    except (OSError, EOFError, KeyError, TypeError, ValueError) as error:
        raise DamagedModelError(f"the context model in {folder} cannot be read ({error}); install spincheck again") from error
    return Model.of(Arrays(**arrays), manifest)


def save_model(model: Model, folder: Path) -> None:
    """Write the files of a model, the manifest last."""
    folder.mkdir(parents=True, exist_ok=True)
    for field in fields(Arrays):
        np.save(folder / f"{field.name}.npy", getattr(model.arrays, field.name))
    manifest = {field.name: getattr(model.manifest, field.name) for field in fields(Manifest)}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def checksum(array: NDArray[Any]) -> int:
    """Return the CRC-32 of what an array holds."""
    return crc32(np.ascontiguousarray(array).view(np.uint8).data)


def _read(folder: Path, name: str, expected: int) -> NDArray[Any]:
    array: NDArray[Any] = np.load(folder / f"{name}.npy", mmap_mode="r").view(np.ndarray)  # as such it is quicker to read
    if checksum(array) != expected:
        raise DamagedModelError(f"{folder / name}.npy is damaged; install spincheck again")
    return array
