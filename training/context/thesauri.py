"""Thesauri of other people, which only make test spins: the detector must not have seen them.

Aiksaurus (GPL) is Debian's ``libaiksaurus-1.2-data``; PPDB 1.0 (CC BY 3.0) is a list of pairs. Neither is shipped.
"""

from __future__ import annotations

import struct
import zipfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

Synonyms = dict[str, list[str]]


def read_aiksaurus(folder: Path, is_word: Callable[[str], bool]) -> Synonyms:
    """Return the synonyms of each word from ``words.dat`` and ``meanings.dat``.

    Words end in NUL and are followed by 16-bit numbers up to 0xFFFF; the meanings are runs of word numbers parted by 0xFFFF.
    """
    data = (folder / "words.dat").read_bytes()
    words: list[str] = []
    at = 0
    while at < len(data):
        end = data.index(b"\0", at)
        words.append(data[at:end].decode("latin-1").replace(":", " ").lower())
        at = end + 1
        while data[at : at + 2] != b"\xff\xff":
            at += 2
        at += 2
    raw = (folder / "meanings.dat").read_bytes()
    numbers = struct.unpack(f">{len(raw) // 2}H", raw[: len(raw) // 2 * 2])
    synonyms: defaultdict[str, set[str]] = defaultdict(set)
    meaning: list[str] = []
    for number in numbers:
        if number == 0xFFFF:
            for word in meaning:
                synonyms[word].update(other for other in meaning if other != word)
            meaning = []
        elif number < len(words) and is_word(words[number]):
            meaning.append(words[number])
    return {word: sorted(others) for word, others in synonyms.items() if others}


def read_ppdb(archive: Path, is_word: Callable[[str], bool]) -> Synonyms:
    """Return the paraphrases of each word from a zipped list of pairs, without spellings and inflections of the same word."""
    synonyms: defaultdict[str, set[str]] = defaultdict(set)
    with zipfile.ZipFile(archive) as files:
        for name in files.namelist():
            for line in files.read(name).decode("utf-8").splitlines():
                pair = line.lower().split("\t")
                if len(pair) == 2 and all(map(is_word, pair)) and not _same_word(*pair):
                    synonyms[pair[0]].add(pair[1])
                    synonyms[pair[1]].add(pair[0])
    return {word: sorted(others) for word, others in synonyms.items()}


def _same_word(one: str, other: str) -> bool:
    shared = max(4, min(len(one), len(other)) - 3)
    return one[:shared] == other[:shared]
