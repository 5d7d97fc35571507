"""Two spinners that share nothing with the detector: the thesaurus Aiksaurus, and the paraphrases of PPDB.

Like real spinners they put a synonym in the form of the word that it replaces. Aiksaurus lists base forms, which lemminflect
inflects; PPDB lists every form. Common synonyms are drawn more often than rare ones, which makes spins harder to find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from spincheck_spun.context.model import Model
from training.context.content import is_content
from training.context.spinning import Synonyms
from training.context.synonyms import by_frequency, readings
from training.context.thesauri import read_aiksaurus, read_ppdb

AIKSAURUS = Path("/usr/share/aiksaurus")
"""Where Debian's ``libaiksaurus-1.2-data`` puts its files."""
PPDB = "ppdb-lexical-pairs.zip"

_DRAWS = 250
"""Into how many parts the chance of a draw is divided: so many that rare synonyms are drawn, too."""


def missing(aiksaurus: Path, ppdb: Path) -> dict[str, str]:
    """Return, for each spinner that cannot be had here, why."""
    reasons = {}
    if not (aiksaurus / "meanings.dat").is_file():
        reasons["Aiksaurus"] = f"there is no meanings.dat in {aiksaurus}"
    elif not find_spec("lemminflect"):
        reasons["Aiksaurus"] = "lemminflect is not installed"
    if not ppdb.is_file():
        reasons["PPDB"] = f"there is no {ppdb}"
    return reasons


def read_spinners(words: Iterable[str], model: Model, aiksaurus: Path, ppdb: Path) -> dict[str, Synonyms]:
    """Return what each spinner that is not `missing` puts in the place of each of ``words``: words that the model knows."""
    wanted = sorted({word for word in words if is_content(word)})
    readers = {
        "Aiksaurus": lambda: _inflected(read_aiksaurus(aiksaurus, str.isalpha)),
        "PPDB": lambda: _listed(read_ppdb(ppdb, is_content)),
    }
    spinners = {}
    for name in readers.keys() - missing(aiksaurus, ppdb).keys():
        synonyms = readers[name]()
        spinners[name] = weighed(((word, synonyms(word)) for word in wanted), model)
    return dict(sorted(spinners.items()))


def weighed(synonyms: Iterable[tuple[str, Iterable[str]]], model: Model) -> Synonyms:
    """Return the synonyms that are content words and that the model knows, common ones more often."""
    content = {word: {other for other in others if other != word and is_content(other)} for word, others in synonyms}
    counts = np.exp(model.arrays.frequency.astype(np.float64))
    return by_frequency(model.vocabulary, counts, content, _DRAWS)


def _listed(thesaurus: Mapping[str, Iterable[str]]) -> Callable[[str], Iterable[str]]:
    return lambda word: thesaurus.get(word, ())


def _inflected(thesaurus: Mapping[str, Iterable[str]]) -> Callable[[str], Iterable[str]]:
    """Return what gives the synonyms of a word's lemmas in the word's own form."""
    from lemminflect import getAllInflections

    inflections = cache(getAllInflections)

    def forms(word: str) -> Iterator[str]:
        for lemma, part, tags in readings(word):
            for synonym in thesaurus.get(lemma, ()):
                for tag in tags:
                    yield from inflections(synonym, part).get(tag, ())

    return forms
