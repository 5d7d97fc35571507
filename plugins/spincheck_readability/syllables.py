"""How many syllables a word has.

English words are exact on the CMU Pronouncing Dictionary, and counted by rule where it ends. For other languages textstat
counts the places where a word can be hyphenated; it reads its own patterns and touches no network for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "data"
EXCEPTIONS_FILE: Final = "syllables.txt"
"""The words of the dictionary that the rule gets wrong: one line a number of syllables, the number first."""

_VOWELS = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœ]+")
_SILENT = re.compile(
    r"(?<=[^aeiouydt])ed$(?<![^aeiouyl]led)"  # walked, filled; not settled
    r"|(?<=[^aeiouy])e$(?<![^aeiouyl]le)"  # home, belle; not table
    r"|(?<=[^aeiouyszcgxlh])es$|(?<=[aeiouyrl]l)es$"  # homes, rules; not boxes, tables
    r"|(?<=q)ue(?=s?$)"  # plaque
    r"|(?<=ic)a(?=lly$)"  # basically
    r"|(?<=[^aeiouy])e(?=(?:back|berg|burg|field|ful|ham|house|land|less|line|ly|man|men|ments?|ness|side|son|ton|town|"
    r"ville?|wood|work|worth)s?$)"  # hopeful, movement
)
_APART = re.compile(
    r"(?<![tc])i(?=a)|(?<![tscxg])io|iu|ie(?=r$|s?t$)|[ct]i(?=at(?:e[ds]?|ing|ions?|ors?)$)"  # dial, lion, stadium, association
    r"|eo(?!u)|(?<![gq])ua|(?<![gq])uou"  # video, actual, continuous
    r"|(?<=[aeiou])y(?=[aeiou])|(?<=[^aeiou])y(?=[aeiou])|[aeiou]ing"  # player, myopia, seeing
    r"|ism|[^aeiouyhlrw]ling$|^mc(?=[^aeiouy])"  # prism, sampling, McDonald
)
_HISSING_END = re.compile(r"(?:[sxz]|[cs]h|[^h][cgsz]e)$")


def load_exceptions() -> dict[str, int]:
    """Read the exceptions to the rule that are shipped with the plugin."""
    exceptions: dict[str, int] = {}
    for line in (DATA / EXCEPTIONS_FILE).read_text(encoding="utf-8").splitlines():
        syllables, *words = line.split(" ")
        exceptions.update(dict.fromkeys(words, int(syllables)))
    return exceptions


def count_syllables(word: str, exceptions: Mapping[str, int]) -> int:
    """Return the syllables of one word in lower case; at least 1 unless the dictionary says that it has none (``shh``).

    A hyphenated word is the sum of its parts. A number is one syllable, as in textstat, because nobody reads digits aloud.
    """
    known = exceptions.get(word)
    if known is not None:
        return known
    if "-" in word:
        return sum(count_syllables(part, exceptions) for part in word.split("-") if part)
    stem, apostrophe, ending = word.rpartition("'")
    if apostrophe and stem and ending in {"s", ""}:
        return count_syllables(stem, exceptions) + (ending == "s" and _HISSING_END.search(stem) is not None)
    return max(1, len(_VOWELS.findall(word)) - len(_SILENT.findall(word)) + len(_APART.findall(word)))


def hyphenation(language: str) -> Callable[[str], int]:
    """Return textstat's count of the syllables of one word in a language other than English (an ISO 639-1 code).

    textstat takes half a second to import, so a text in such a language is what it is imported for.
    """
    from textstat.textstat import textstatistics

    statistics = textstatistics()
    statistics.set_lang(language)

    def count(word: str) -> int:
        return sum(max(1, statistics.syllable_count(part)) for part in word.split("-") if part)

    return count
