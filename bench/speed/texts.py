"""The texts that the speed bench scans: prose made from the project's own, and shared prose where a checkout has it."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED_PROSE = ROOT.parent / "shared" / "spun" / "clean-dev.jsonl"
"""Other people's prose, one JSON object with a ``text`` a line; only read, and not part of the project."""

_OWN_PROSE = ("seeds/000-original.txt", "seeds/002-paraphrased.md", "docs/*.md", "docs/decisions/*.md")
_PARAGRAPH_WORDS = 60
_MEGABYTE = 1_000_000


def small_markdown(size: int = 5_000) -> str:
    """Return the clean Markdown seed, repeated and cut to about ``size`` bytes."""
    text = (ROOT / "seeds/002-paraphrased.md").read_text(encoding="utf-8")
    return (text * (size // len(text) + 1))[:size]


class ProseMaker:
    """Makes any amount of new prose out of little, the same from the same seed.

    A walk from word to word that follow each other in the project's own prose gives words, sentences and paragraphs of
    usual length, and hardly a sentence twice: repeated text would flatter every cache. The vocabulary is small, which still
    flatters caches of words; the shared prose shows the difference.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._followers: defaultdict[str, list[str]] = defaultdict(list)
        for path in sorted(path for pattern in _OWN_PROSE for path in ROOT.glob(pattern)):
            words = path.read_text(encoding="utf-8").split()
            for word, follower in pairwise([*words, words[0]]):
                self._followers[word].append(follower)
        self._words = sorted(self._followers)

    def document(self, megabytes: float) -> str:
        """Return plain prose of about ``megabytes`` × 10⁶ bytes as UTF-8."""
        paragraphs: list[str] = []
        missing = megabytes * _MEGABYTE
        while missing > 0:
            paragraphs.append(self._paragraph())
            missing -= len(paragraphs[-1].encode()) + 2
        return "\n\n".join(paragraphs) + "\n"

    def _paragraph(self) -> str:
        words = [self._random.choice(self._words)]
        while len(words) < _PARAGRAPH_WORDS or not words[-1].endswith((".", "?", "!")):
            words.append(self._random.choice(self._followers[words[-1]]))
        return " ".join(words)


def altered(text: str) -> str:
    """Return prose with every twelfth word swapped and its paragraphs in the reverse order."""
    paragraphs = []
    for paragraph in text.split("\n\n"):
        words = paragraph.split(" ")
        words[::12] = ["swapped"] * len(words[::12])
        paragraphs.append(" ".join(words))
    return "\n\n".join(reversed(paragraphs))


def write_folder(folder: Path, documents: list[str]) -> Path:
    """Write each document to a file of its own in a new ``folder``."""
    folder.mkdir()
    for number, document in enumerate(documents):
        (folder / f"{number:04}.txt").write_text(document, encoding="utf-8", newline="\n")
    return folder


def shared_documents() -> list[str]:
    """Return the shared prose, or nothing where this checkout has none."""
    if not SHARED_PROSE.exists():
        return []
    with SHARED_PROSE.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]
