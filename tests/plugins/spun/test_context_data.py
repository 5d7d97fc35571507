"""The data of the context model: static maps, vocabulary, files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spincheck_spun.context.mixture import FITTED, Fitted
from spincheck_spun.context.model import FOLDER, MANIFEST, Arrays, DamagedModelError, load_model, save_model
from spincheck_spun.context.static_map import ABSENT, VALUES, look_up
from spincheck_spun.context.vocabulary import FIRST_WORD, NUMBER, UNKNOWN, Vocabulary
from training.context.packing import vocabulary_of
from training.context.tables import build_map

WORDS = ["the", "model", "naïve", "l'État", "network"]


@settings(deadline=None)
@given(st.dictionaries(st.integers(0, 2**48 - 1), st.integers(0, VALUES - 1), min_size=1, max_size=300))
def test_static_map_gives_back_what_was_put_in(values: dict[int, int]) -> None:
    keys = np.array(sorted(values), np.uint64)
    array, seed = build_map(keys, np.array([values[int(key)] for key in keys], np.uint8))
    assert look_up(array, seed, keys).tolist() == [values[int(key)] for key in keys]


def test_static_map_seldom_takes_a_strange_key_for_its_own() -> None:
    random = np.random.default_rng(0)
    keys = np.unique(random.integers(0, 2**48, 20_000).astype(np.uint64))
    array, seed = build_map(keys, np.zeros(len(keys), np.uint8))
    strange = random.integers(2**48, 2**49, 100_000).astype(np.uint64)
    taken = (look_up(array, seed, strange) != ABSENT).mean()
    assert taken == pytest.approx(1 / 1024, rel=0.5)


def test_vocabulary_finds_words_and_numbers() -> None:
    vocabulary = vocabulary_of(WORDS)
    assert [vocabulary.word(number) for number in range(FIRST_WORD, len(vocabulary))] == WORDS
    assert vocabulary.numbers([*WORDS, "unseen", "1984", "\ud800"]).tolist() == [4, 5, 6, 7, 8, UNKNOWN, NUMBER, UNKNOWN]


@given(st.lists(st.text(st.characters(categories=["Ll"]), min_size=1), unique=True, max_size=50))
def test_vocabulary_has_no_word_twice(words: Sequence[str]) -> None:
    vocabulary = vocabulary_of(words)
    assert vocabulary.numbers(words).tolist() == list(range(FIRST_WORD, FIRST_WORD + len(words)))


def test_words_with_one_key_are_told_apart() -> None:
    # The CRC-32 of both words is 0x4DDB0C25.
    vocabulary = vocabulary_of(["plumless"])
    assert vocabulary.number("plumless") == FIRST_WORD
    assert vocabulary.number("buckeroo") == UNKNOWN


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    save_model(load_model(), tmp_path)
    (tmp_path / FITTED).write_bytes((FOLDER / FITTED).read_bytes())
    return tmp_path


def test_the_packaged_model_is_whole(copy: Path) -> None:
    packaged, written = load_model(), load_model(copy)
    assert written.manifest == packaged.manifest
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= 25_000_000
    assert isinstance(packaged.vocabulary, Vocabulary)


@pytest.mark.parametrize("name", [name for name in Arrays.__slots__ if name != "letters"])
def test_a_damaged_array_is_named(copy: Path, name: str) -> None:
    file = copy / f"{name}.npy"
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    with pytest.raises(DamagedModelError, match=rf"{name}\.npy is damaged; install spincheck again"):
        load_model(copy)


@pytest.mark.parametrize("name", ["pairs.npy", MANIFEST])
@pytest.mark.parametrize("damage", ["missing", "empty", "cut"])
def test_a_lost_file_is_a_clear_error(copy: Path, name: str, damage: str) -> None:
    file = copy / name
    data = file.read_bytes()
    file.unlink()
    if damage != "missing":
        file.write_bytes(b"" if damage == "empty" else data[: len(data) // 2])
    with pytest.raises(DamagedModelError, match="install spincheck again"):
        load_model(copy)


def test_another_version_is_refused(copy: Path) -> None:
    manifest = json.loads((copy / MANIFEST).read_text())
    (copy / MANIFEST).write_text(json.dumps(manifest | {"version": 99}))
    with pytest.raises(DamagedModelError, match="version 99"):
        load_model(copy)


@pytest.mark.parametrize("change", [{"weights": {}}, {"surplus": 1}])
def test_fitted_numbers_of_another_version_are_refused(copy: Path, change: dict[str, object]) -> None:
    fitted = json.loads((copy / FITTED).read_text())
    (copy / FITTED).write_text(json.dumps(fitted | change))
    with pytest.raises(DamagedModelError, match="install spincheck again"):
        Fitted.read(copy)
