"""The trigram model of general English, read from its file, against what the library that it belongs to says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from training.context.general import END, START, GeneralEnglish, draw_text, joint_counts, model_path, read_general

pocketsphinx: Any = pytest.importorskip("pocketsphinx", reason="the model comes with pocketsphinx, in the extra dev")


@pytest.fixture(scope="module")
def english() -> GeneralEnglish:
    return read_general(model_path())


@pytest.fixture(scope="module")
def library() -> Any:
    return pocketsphinx.NGramModel.readfile(str(model_path()))


def probability(library: Any, words: list[str]) -> float:
    """Return the library's probability of the last word after the others."""
    return float(pocketsphinx.LogMath().exp(library.prob(words[::-1])))


def test_every_order_agrees_with_the_library(english: GeneralEnglish, library: Any) -> None:
    random = np.random.default_rng(0)
    grams = [([number], prob) for number, prob in enumerate(english.word_prob)]
    for rows, probs in ((english.pairs, english.pair_prob), (english.triples, english.triple_prob)):
        grams += [(rows[at].tolist(), probs[at]) for at in random.integers(0, len(rows), 300)]
    for numbers, prob in [*grams[:300], *grams[-600:]]:
        words = [english.words[number] for number in numbers]
        if words[-1] != START:
            assert prob == pytest.approx(probability(library, words), rel=1e-2, abs=1e-9), words


def test_counts_are_of_so_many_words(english: GeneralEnglish) -> None:
    pairs, triples = joint_counts(english, 1e6)
    assert 0.5e6 < pairs.sum() < 1e6
    assert 0.2e6 < triples.sum() < pairs.sum()


def test_drawn_text_is_the_same_by_seed_and_holds_sentences(english: GeneralEnglish) -> None:
    rows = draw_text(english, seed=1, writers=200, length=100)
    assert (rows == draw_text(english, seed=1, writers=200, length=100)).all()
    assert (rows != draw_text(english, seed=2, writers=200, length=100)).any()
    assert 0.03 < (rows == english.words.index(END)).mean() < 0.2
    assert START not in {english.words[number] for number in np.unique(rows)}


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"Trie Language Model\x02")
    with pytest.raises(ValueError, match="is not a trigram model"):
        read_general(tmp_path / "model")
