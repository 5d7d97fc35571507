"""Documents for measuring ``spincheck trace``, and its cost as they become many.

``python -m bench.speed.tracing 1000 10000 100000`` makes so many documents of 5 kB, traces them, and prints time and memory.
They are random words and names, common ones oftener, as in text; one in fifty is a copy of the one before, with a fifth of its
words replaced. Each run is measured once, after an unmeasured one.
"""

from __future__ import annotations

import random
import sys
import tempfile
from itertools import accumulate
from pathlib import Path

from .timing import Command, run_in_turns

_SIZE = 5_000
"""Bytes of a document."""
_SENTENCE_WORDS = 18
_NAMES_OF_A_SENTENCE = 2
_WORDS = 30_000
_NAMES = 60_000
_COPIED = 0.02
_REPLACED = 0.2
_LETTERS = "aeioubcdfghjklmnprstvwz"


class DocumentMaker:
    """Makes documents that were written apart, and copies, the same from the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._words = [self._word() for _ in range(_WORDS)]
        self._names = [self._word().title() for _ in range(_NAMES)]
        self._word_weights = list(accumulate(1 / rank for rank in range(1, _WORDS + 1)))
        self._name_weights = list(accumulate(1 / (rank + 50) for rank in range(1, _NAMES + 1)))

    def write(self, folder: Path, documents: int) -> None:
        """Write so many documents to files in ``folder``, a thousand in a folder."""
        before = self._document()
        for number in range(documents):
            is_copy = self._random.random() < _COPIED
            text = self._copy(before) if is_copy else self._document()
            before = text
            place = folder / f"{number // 1000:03}"
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{number % 1000:03}.txt").write_text(text, encoding="utf-8", newline="\n")

    def _document(self) -> str:
        sentences: list[str] = []
        while sum(map(len, sentences)) < _SIZE:
            words = self._random.choices(self._words, cum_weights=self._word_weights, k=_SENTENCE_WORDS)
            for name in self._random.choices(self._names, cum_weights=self._name_weights, k=_NAMES_OF_A_SENTENCE):
                words[self._random.randrange(1, _SENTENCE_WORDS)] = name
            sentences.append(f"{words[0].title()} {' '.join(words[1:])}.")
        return " ".join(sentences)

    def _copy(self, text: str) -> str:
        words = text.split(" ")
        for place in self._random.sample(range(len(words)), int(len(words) * _REPLACED)):
            if words[place].isalpha() and words[place].islower():
                words[place] = self._random.choice(self._words)
        return " ".join(words)

    def _word(self) -> str:
        return "".join(self._random.choices(_LETTERS, k=self._random.randrange(3, 9)))


def trace_command(spincheck: str, folder: Path) -> Command:
    """Return the command that is measured."""
    return Command([spincheck, "trace", str(folder), "--format", "json"])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        for documents in map(int, sys.argv[1:]):
            DocumentMaker(documents).write(Path(made) / str(documents), documents)
            script = str(Path(sys.executable).with_name("spincheck"))
            (sample,) = run_in_turns({"trace": trace_command(script, Path(made) / str(documents))}, 1)["trace"]
            per_document = sample.seconds / documents * 1000
            print(
                f"{documents:,} documents: {sample.seconds:.1f} s, {per_document:.2f} ms each, {sample.peak_bytes / 1e6:.0f} MB"
            )
