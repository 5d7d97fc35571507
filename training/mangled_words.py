"""Lists the words that spinners of the sort of ``mangles.tsv`` can mangle, and writes them into the plugin's data.

    python -m training.mangled_words CORPORA

CORPORA is a folder as for ``phrase_rates.py``. A word is known when the dictionary of pocketsphinx has it and clean text holds
it often enough. One whose mangled form clean text holds too is left out.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spincheck_spun.phrases import data_rows
from training.phrase_rates import texts, write

LEAST_OCCURRENCES = 5
LETTERS = re.compile(r"[a-z]+(?:-[a-z]+)*")


def occurrences(corpora: Path) -> Counter[str]:
    """Count the words of all corpora, in lower case, those with hyphens as one."""
    counts: Counter[str] = Counter()
    for corpus in sorted(corpora.glob("*.jsonl.zst")):
        for text in texts(corpus, every=1):
            counts.update(LETTERS.findall(text.lower()))
    print(f"{counts.total():,} words, {len(counts):,} different ones")
    return counts


def dictionary() -> set[str]:
    """Return the words of the pronouncing dictionary of pocketsphinx."""
    import pocketsphinx

    lines = Path(pocketsphinx.get_model_path(), "en-us", "cmudict-en-us.dict").read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines}


def words_by_part(counts: Counter[str], known: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each part with the known words that hold it and can be told from what a spinner makes of them."""
    swaps = [(replacement, part) for replacement, part, _ in data_rows("mangles.tsv")]
    common = sorted(word for word in known if counts[word] >= LEAST_OCCURRENCES)
    for part in sorted({part for _, part in swaps}):
        replacements = [replacement for replacement, replaced in swaps if replaced == part]
        words = [
            word
            for word in common
            if part in word and not any(counts[word.replace(part, replacement, 1)] for replacement in replacements)
        ]
        yield part, " ".join(words)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, metavar="CORPORA")
    rows = words_by_part(occurrences(parser.parse_args().corpora), dictionary())
    write("mangled_words.tsv", "part of a word\tthe words that hold it", rows, writer="training/mangled_words.py")


if __name__ == "__main__":
    main()
