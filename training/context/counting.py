"""The vocabulary, and every training text as a row of its numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from spincheck_spun.context.encoding import encode
from spincheck_spun.context.vocabulary import FIRST_WORD, Vocabulary
from spincheck_spun.tokens import Tokens, stretches, tokenize

from .packing import vocabulary_of
from .texts import CORPORA, TRAINING, WEIGHTS, documents

SIZE = 65_536
"""Every number fits into sixteen bits."""
GENERAL_WORDS = 40e6
"""How many words of general English the model of pocketsphinx stands for."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def count_words(folder: Path, corpus: str) -> Counter[str]:
    """Count the words of a corpus's training part."""
    counts: Counter[str] = Counter()
    for _, _, tokens in _tokens(folder, corpus):
        counts.update(tokens.words)
    return counts


def choose_vocabulary(counts: dict[str, Counter[str]], general: dict[str, float]) -> list[str]:
    """Return the most frequent words by the weights of their corpora, ``general`` being probabilities in general English."""
    total: Counter[str] = Counter()
    for corpus, corpus_counts in counts.items():
        for word, count in corpus_counts.items():
            total[word] += count * WEIGHTS[corpus]  # type: ignore[assignment]
    for word, probability in general.items():
        total[word] += probability * GENERAL_WORDS  # type: ignore[assignment]
    words = (word for word, _ in sorted(total.items(), key=lambda item: (-item[1], item[0])) if _WORD.fullmatch(word))
    return [word for word, _ in zip(words, range(SIZE - FIRST_WORD), strict=False)]


def encode_corpus(folder: Path, corpus: str, vocabulary: Vocabulary) -> NDArray[np.uint16]:
    """Return the whole training part of a corpus as one row; its documents are parted by breaks."""
    rows = [
        encode(text, tokens, block_starts, vocabulary).row.astype(np.uint16)
        for text, block_starts, tokens in _tokens(folder, corpus)
    ]
    return np.concatenate(rows)


def _tokens(folder: Path, corpus: str) -> Iterator[tuple[str, list[int], Tokens]]:
    for document in documents(folder, corpus, TRAINING):
        block_starts = [block.span.start for block in document.blocks]
        for stretch in stretches(document):
            yield document.text, block_starts, tokenize(document, stretch)


def main(folder: Path, work: Path, general: dict[str, float]) -> None:
    """Write ``vocabulary.txt`` and one ``<corpus>.npy`` for each corpus into ``work``."""
    counts = {corpus: count_words(folder, corpus) for corpus in CORPORA}
    for corpus, corpus_counts in counts.items():
        print(f"{corpus}: {corpus_counts.total():,} words", flush=True)
    words = choose_vocabulary(counts, general)
    (work / "vocabulary.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    vocabulary = vocabulary_of(words)
    for corpus in CORPORA:
        row = encode_corpus(folder, corpus, vocabulary)
        np.save(work / f"{corpus}.npy", row)
        print(f"{corpus}: {len(row):,} numbers, {(row == 0).mean():.2%} unknown", flush=True)
