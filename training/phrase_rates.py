"""Counts how often clean text holds the spun detector's phrases, and writes their rates into the plugin's data.

From the rates it also tells how far each synonym can be trusted: the share of ordinary English among the phrases that it
composes.

    python training/phrase_rates.py CORPORA [--every N]

CORPORA is a folder of ``*.jsonl.zst`` files, each a collection of documents of one sort with one ``{"text": …}`` a line.
"""

from __future__ import annotations

import argparse
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import zstandard

from spincheck.readers.plain import PlainReader
from spincheck_spun.composed import ComposedPhrases
from spincheck_spun.inflection import singular
from spincheck_spun.listed import ListedPhrases
from spincheck_spun.matching import find_phrases
from spincheck_spun.phrases import data_rows
from spincheck_spun.tokens import fold, split_phrase, tokenize

DATA = Path(__file__).parents[1] / "plugins" / "spincheck_spun" / "data"
LOWEST_RATE = 0.01
UNSEEN_TERMS = 3
"""Added to the terms of a synonym, so that one innocent phrase of one term does not say that all are."""


def texts(corpus: Path, every: int) -> Iterator[str]:
    """Yield the text of the first of each ``every`` documents of a corpus."""
    with corpus.open("rb") as raw, zstandard.ZstdDecompressor().stream_reader(raw) as plain:
        for line in islice(io.TextIOWrapper(plain, encoding="utf-8"), 0, None, every):
            yield json.loads(line)["text"]


def rates(corpus: Path, every: int) -> dict[str, float]:
    """Return the occurrences of each phrase in a million words of one corpus."""
    sources = (ListedPhrases({}, {}), ComposedPhrases({}, {}))
    counts: Counter[str] = Counter()
    words = 0
    reader = PlainReader()
    for text in texts(corpus, every):
        document = reader.read(text, corpus.name)
        tokens = tokenize(document, document.words)
        words += len(tokens.words)
        counts.update(hit.phrase.key for hit in find_phrases(document, tokens, sources))
    print(f"{corpus.name}: {words:,} words, {counts.total():,} occurrences of {len(counts):,} phrases")
    return {key: count * 1_000_000 / words for key, count in counts.items()}


def general_rates() -> Iterator[tuple[str, float]]:
    """Yield the composed phrases and how often a trigram model of general American English expects them in a million words."""
    import pocketsphinx

    model = pocketsphinx.NGramModel.readfile(str(Path(pocketsphinx.get_model_path(), "en-us", "en-us.lm.bin")))
    exp = pocketsphinx.LogMath().exp
    for key in sorted({phrase for _, phrases in composed() for phrase in phrases}):
        words = key.split()
        log_probability = sum(model.prob([word, *reversed(words[max(0, at - 2) : at])]) for at, word in enumerate(words))
        yield key, exp(log_probability) * 1_000_000


def composed() -> Iterator[tuple[tuple[str, str], set[str]]]:
    """Yield each word and synonym with the phrases that it composes from terms with no other synonym."""
    by_word: defaultdict[str, list[tuple[list[str], int]]] = defaultdict(list)
    for _, terms in data_rows("terms.tsv"):
        for words in map(split_phrase, fold(terms).split(", ")):
            for at, word in enumerate(words):
                by_word[singular(word)].append((words, at))
    for word, synonyms in data_rows("substitutions.tsv"):
        for synonym in synonyms.split(", "):
            phrases = [[*words[:at], *split_phrase(synonym), *words[at + 1 :]] for words, at in by_word[word]]
            yield (word, synonym), {" ".join([*phrase[:-1], singular(phrase[-1])]) for phrase in phrases}


def shares(seen: Mapping[str, float]) -> Iterator[tuple[str, str, float]]:
    """Yield each word and synonym of which clean text held phrases of two words, and their share of all that it composes."""
    for (word, synonym), phrases in composed():
        pairs = [phrase for phrase in phrases if phrase.count(" ") == 1]
        innocent = sum(phrase in seen for phrase in pairs)
        if innocent:
            yield word, synonym, innocent / (len(pairs) + UNSEEN_TERMS)


def write(name: str, header: str, rows: Iterable[tuple[str | float, ...]], writer: str = "training/phrase_rates.py") -> None:
    """Write one data file of the plugin, whose first line names its fields and the script that wrote it."""
    lines = ["\t".join(f"{field:.2f}" if isinstance(field, float) else field for field in row) + "\n" for row in rows]
    (DATA / name).write_text(f"# {header}; written by {writer}\n{''.join(lines)}", encoding="utf-8", newline="\n")
    print(f"{name}: {len(lines):,} rows")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, metavar="CORPORA")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="count only one document of N, for a quick look")
    arguments = parser.parse_args()
    highest: dict[str, float] = {}
    for corpus in sorted(arguments.corpora.glob("*.jsonl.zst")):
        for key, rate in rates(corpus, arguments.every).items():
            highest[key] = max(rate, highest.get(key, 0.0))
    for key, rate in general_rates():
        highest[key] = max(rate, highest.get(key, 0.0))
    seen = {key: rate for key, rate in sorted(highest.items()) if rate >= LOWEST_RATE}
    write("clean_rates.tsv", "phrase\toccurrences in a million words of the sort of clean text that has it most", seen.items())
    write(
        "clean_shares.tsv",
        "word\tsynonym\tshare of ordinary English among the phrases of two words that it composes",
        shares(seen),
    )


if __name__ == "__main__":
    main()
