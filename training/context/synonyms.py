"""Which words may stand for which: WordNet, and the substitutions that spinners have been seen to make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from spincheck_spun.context.vocabulary import FIRST_WORD, Vocabulary
from spincheck_spun.inflection import other_number
from spincheck_spun.phrases import data_rows

if TYPE_CHECKING:
    from .network import Replacements

_FILES = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj", "ADV": "adv"}
_LIKE = {"noun": ("@",), "verb": ("@", "$"), "adj": ("&",), "adv": ()}
"""Relations whose words spinners treat as synonyms: hypernym, verb group, similar to."""
_MOST: Final = 24
"""How many replacements of a word the network learns from."""


@dataclass(frozen=True, slots=True)
class _Synset:
    words: tuple[str, ...]
    related: tuple[str, ...] = field(default=())


def read_wordnet(folder: Path) -> dict[tuple[str, str], set[str]]:
    """Return the synonyms of each lemma and part of speech from the data files of WordNet 3 in ``folder``."""
    synonyms: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for part, name in _FILES.items():
        synsets = dict(_synsets(folder / f"data.{name}", _LIKE[name]))
        for synset in synsets.values():
            groups = [synset.words, *(synsets[other].words for other in synset.related if other in synsets)]
            for group in groups:
                for one in synset.words:
                    for other in group:
                        if one != other:
                            synonyms[one, part].add(other)
                            synonyms[other, part].add(one)
    return synonyms


def _synsets(path: Path, relations: Iterable[str]) -> Iterator[tuple[str, _Synset]]:
    """Yield each synset of a data file by its offset; see ``wndb(5WN)`` for the format."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = tuple(fields[4 + 2 * index].split("(")[0].lower() for index in range(count))
            at = 4 + 2 * count
            pointers = (fields[at + 1 + 4 * index : at + 5 + 4 * index] for index in range(int(fields[at])))
            yield fields[0], _Synset(words, tuple(pointer[1] for pointer in pointers if pointer[0] in relations))


def inflected_synonyms(vocabulary: Vocabulary, wordnet: dict[tuple[str, str], set[str]]) -> dict[str, set[str]]:
    """Return, for each word of the vocabulary, the synonyms of its lemmas in the word's own form."""
    from lemminflect import getInflection

    synonyms: defaultdict[str, set[str]] = defaultdict(set)
    for number in range(FIRST_WORD, len(vocabulary)):
        word = vocabulary.word(number)
        if len(word) < 3 or "'" in word:
            continue
        for lemma, part, tags in readings(word):
            for synonym in wordnet.get((lemma, part), ()):
                if "_" in synonym or "-" in synonym:
                    continue
                for tag in tags:
                    synonyms[word].update(form for form in getInflection(synonym, tag) if vocabulary.number(form) >= FIRST_WORD)
        synonyms[word].discard(word)
    return synonyms


def readings(word: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what a word may be a form of: the lemma, its part of speech, and the tags of the forms that are spelled so."""
    from lemminflect import getAllLemmas

    for part, lemmas in getAllLemmas(word).items():
        for lemma in lemmas:
            yield lemma, part, [tag for tag, forms in _inflections(lemma, part).items() if word in forms]


@cache
def _inflections(lemma: str, part: str) -> Mapping[str, Iterable[str]]:
    from lemminflect import getAllInflections

    forms: Mapping[str, Iterable[str]] = getAllInflections(lemma, part)
    return forms


def seen_substitutions(vocabulary: Vocabulary) -> dict[str, set[str]]:
    """Return, for each word that spinners were seen to replace, what they put in its place, in both numbers."""
    substitutions: defaultdict[str, set[str]] = defaultdict(set)
    for listed, substitutes in data_rows("substitutions.tsv"):
        for substitute in substitutes.split(", "):
            for word, other in ((listed, substitute), (other_number(listed), other_number(substitute))):
                if min(vocabulary.number(word), vocabulary.number(other)) >= FIRST_WORD:
                    substitutions[word].add(other)
    return substitutions


def by_frequency(
    vocabulary: Vocabulary, words: NDArray[np.float64], synonyms: Mapping[str, Iterable[str]], draws: int = 60
) -> dict[str, list[str]]:
    """Return synonyms that are drawn by the square root of their frequency: common words make the better spins.

    Args:
        vocabulary: the words that may be drawn.
        words: how often each was counted.
        synonyms: of each word.
        draws: into how many parts the chance of a draw is divided; what gets none of them is never drawn.
    """
    weighed: dict[str, list[str]] = {}
    for word, others in synonyms.items():
        known = [other for other in sorted(others) if vocabulary.number(other) >= FIRST_WORD]
        if known:
            roots = np.sqrt(words[vocabulary.numbers(known)])
            times = np.round(roots / roots.sum() * draws).astype(int)
            weighed[word] = [other for other, count in zip(known, times, strict=True) for _ in range(count)] or known
    return weighed


def replacements(
    vocabulary: Vocabulary,
    judged: NDArray[np.bool_],
    words: NDArray[np.float64],
    synonyms: Mapping[str, Iterable[str]],
    seed: int,
) -> Replacements:
    """Return what the network learns to tell from the word that stood there: synonyms, and twice those that spinners use."""
    from .network import Replacements  # its jax is needed for nothing else here

    random = np.random.default_rng(seed)
    table = np.zeros((len(vocabulary), _MOST), np.int32)
    counts = np.zeros(len(vocabulary), np.int32)
    seen = seen_substitutions(vocabulary)
    for number in np.flatnonzero(judged):
        word = vocabulary.word(int(number))
        own = _judged(vocabulary, judged, synonyms.get(word, ()))
        if len(own) > _MOST:
            chances = np.sqrt(words[own])
            own = [int(one) for one in random.choice(own, _MOST, replace=False, p=chances / chances.sum())]
        listed = _judged(vocabulary, judged, seen.get(word, ()))
        chosen = [*listed, *listed, *(one for one in own if one not in listed)][:_MOST]
        table[number, : len(chosen)] = chosen
        counts[number] = len(chosen)
    return Replacements(words=table, counts=counts)


def _judged(vocabulary: Vocabulary, judged: NDArray[np.bool_], words: Iterable[str]) -> list[int]:
    numbers = (vocabulary.number(word) for word in sorted(words))
    return [number for number in numbers if judged[number]]
