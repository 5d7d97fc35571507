"""Counts how often clean text holds the spun detector's phrases and words, and writes their rates into the plugin's data.

From the rates it also tells how far each synonym can be trusted: the share of ordinary English among the phrases that it
composes, which is the lower the more tortured phrases have been published with it.

    python -m training.phrase_rates CORPORA TORTURED [--every N]

CORPORA is a folder of ``*.jsonl.zst`` files, each a collection of documents of one sort with one ``{"text": …}`` a line.
TORTURED is a tab-separated list of published phrases with the columns ``tortured`` and ``expected``, of which one half is read;
the other measures.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from math import log
from pathlib import Path

from spincheck.readers.plain import PlainReader
from spincheck_spun.composed import ComposedPhrases
from spincheck_spun.inflection import singular
from spincheck_spun.listed import ListedPhrases
from spincheck_spun.matching import find_phrases
from spincheck_spun.phrases import LEAST_LOG_RATE, data_rows
from spincheck_spun.tokens import fold, split_phrase, tokenize
from training.corpora import rows

DATA = Path(__file__).parents[1] / "plugins" / "spincheck_spun" / "data"
LOWEST_RATE = 0.01
LOWEST_GENERAL_RATE = 0.1
"""The trigram model also guesses; lower rates are guesses."""
UNSEEN_TERMS = 3
"""Added to the terms of a synonym, so that one innocent phrase of one term does not say that all are."""
UNSEEN_INNOCENT = 0.3
"""Added to the innocent phrases of a synonym, because none seen does not mean none."""
SEVERAL_WORDS = 0.22
"""What a synonym of several words multiplies its share by: people seldom write ``mean square blunder`` by chance."""


def texts(corpus: Path, every: int) -> Iterator[str]:
    """Return the text of the first of each ``every`` documents of a corpus."""
    return (row["text"] for row in islice(rows(corpus), 0, None, every))


def rates(corpus: Path, every: int) -> tuple[dict[str, float], dict[str, float]]:
    """Return the occurrences of each phrase and of each word in a million words of one corpus."""
    unsuspicious = dict.fromkeys((synonym for synonym, _ in composed()), 1e-9)
    sources = (ListedPhrases({}, {}), ComposedPhrases({}, unsuspicious))
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    reader = PlainReader()
    for text in texts(corpus, every):
        document = reader.read(text, corpus.name)
        tokens = tokenize(document, document.words)
        words.update(tokens.words)
        counts.update(hit.phrase.key for hit in find_phrases(document, tokens, sources))
    total = words.total()
    print(f"{corpus.name}: {total:,} words, {counts.total():,} occurrences of {len(counts):,} phrases", flush=True)
    per_million = 1_000_000 / total
    return {key: n * per_million for key, n in counts.items()}, {word: n * per_million for word, n in words.items()}


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
    for words in [*listed_terms(), *term_pairs()]:
        for at, word in enumerate(words):
            by_word[singular(word)].append((words, at))
    for word, synonyms in data_rows("substitutions.tsv"):
        for synonym in synonyms.split(", "):
            phrases = [[*words[:at], *split_phrase(synonym), *words[at + 1 :]] for words, at in by_word[word]]
            yield (word, synonym), {" ".join([*phrase[:-1], singular(phrase[-1])]) for phrase in phrases}


def listed_terms() -> Iterator[list[str]]:
    """Yield the words of the terms that are listed as a whole."""
    for _, terms in data_rows("terms.tsv"):
        yield from map(split_phrase, fold(terms).split(", "))


def term_pairs() -> Iterator[list[str]]:
    """Yield the pairs of words that follow each other in terms."""
    for first, seconds in data_rows("term_pairs.tsv"):
        yield from ([first, second] for second in seconds.split())


def observed(path: Path) -> Counter[tuple[str, str]]:
    """Count the expected terms in which published phrases have a synonym, by word and synonym."""
    expected_terms: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            expected = re.sub(r"\s*\([^)]*\)", "", row["expected"]).strip().lower()
            found, meant = split_phrase(fold(row["tortured"])), split_phrase(fold(expected))
            if sha256(expected.encode()).digest()[0] % 2 == 0 and len(found) == len(meant):
                for synonym, word in zip(found, meant, strict=True):
                    expected_terms[singular(word), singular(synonym)].add(expected)
    return Counter({pair: len(terms) for pair, terms in expected_terms.items()})


def shares(seen: Mapping[str, float], published: Mapping[tuple[str, str], int]) -> Iterator[tuple[str, str, float]]:
    """Yield each word and synonym, and the share of ordinary English among the phrases that it composes.

    It is the share of those that clean text held, divided by one more than the published terms with this synonym.
    """
    for (word, synonym), phrases in composed():
        pairs = [phrase for phrase in phrases if phrase.count(" ") == 1 + synonym.count(" ")]
        innocent = sum(phrase in seen for phrase in pairs)
        share = (innocent + UNSEEN_INNOCENT) / (len(pairs) + UNSEEN_TERMS)
        several = len(split_phrase(synonym)) > 1
        yield word, synonym, share * (SEVERAL_WORDS if several else 1) / (1 + published.get((word, singular(synonym)), 0))


def log_rates(words: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """Yield the rounded logarithms of the rates of words that phrases can hold, and the words that have each."""
    parts = {part for _, phrases in composed() for phrase in phrases for part in phrase.split()}
    by_log_rate: defaultdict[int, list[str]] = defaultdict(list)
    for word in sorted(parts & words.keys()):
        by_log_rate[round(log(words[word]))].append(word)
    for log_rate in sorted(by_log_rate):
        if log_rate > LEAST_LOG_RATE:
            yield str(log_rate), " ".join(by_log_rate[log_rate])


def telling(seen: Mapping[str, float], shares: Mapping[tuple[str, str], float]) -> Iterator[tuple[str, float]]:
    """Yield the phrases whose rates must be known: those that would be reported if clean text had not held them."""
    listed, composer = {row[0] for row in data_rows("phrases.tsv")}, ComposedPhrases({}, shares)
    for key, rate in sorted(seen.items()):
        words = key.split()
        if key in listed or any(match.phrase and match.phrase.key == key for match in composer.matches(words)):
            yield key, rate


def write(name: str, header: str, rows: Iterable[tuple[str | float, ...]], writer: str = "training/phrase_rates.py") -> None:
    """Write one data file of the plugin, whose first line names its fields and the script that wrote it."""
    lines = ["\t".join(f"{field:.2g}" if isinstance(field, float) else field for field in row) + "\n" for row in rows]
    (DATA / name).write_text(f"# {header}; written by {writer}\n{''.join(lines)}", encoding="utf-8", newline="\n")
    print(f"{name}: {len(lines):,} rows")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, metavar="CORPORA")
    parser.add_argument("tortured", type=Path, metavar="TORTURED")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="count only one document of N, for a quick look")
    arguments = parser.parse_args()
    highest: defaultdict[str, float] = defaultdict(float)
    words: defaultdict[str, float] = defaultdict(float)
    corpora = sorted(arguments.corpora.glob("*.jsonl.zst"))
    for corpus in corpora:
        phrase_rates, rates_of_words = rates(corpus, arguments.every)
        for key, rate in phrase_rates.items():
            highest[key] = max(rate, highest[key])
        for word, rate in rates_of_words.items():
            words[word] += rate / len(corpora)
    write_all(highest, words, observed(arguments.tortured))


def write_all(seen: dict[str, float], words: Mapping[str, float], published: Mapping[tuple[str, str], int]) -> None:
    """Write the three data files."""
    trusted = list(shares(seen, published))
    write("clean_shares.tsv", "word\tsynonym\tshare of ordinary English among the phrases that it composes", trusted)
    write("word_rates.tsv", "rounded logarithm of the occurrences in a million words\twords", log_rates(words))
    for key, rate in general_rates():
        if rate >= LOWEST_GENERAL_RATE:
            seen[key] = max(rate, seen.get(key, 0.0))
    kept = {key: rate for key, rate in seen.items() if rate >= LOWEST_RATE}
    write(
        "clean_rates.tsv",
        "phrase\toccurrences in a million words of the sort of clean text that has it most",
        telling(kept, {(word, synonym): share for word, synonym, share in trusted}),
    )


if __name__ == "__main__":
    main()
