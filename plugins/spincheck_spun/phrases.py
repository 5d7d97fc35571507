"""What the detector knows about a phrase, wherever it knows it from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from .inflection import other_number

_DATA: Final = Path(__file__).with_name("data")


LEAST_LOG_RATE: Final = -1
"""The logarithm of the occurrences in a million words of clean text that stands for all rarer words too."""


class Kind(Enum):
    """Which rule a phrase belongs to."""

    TORTURED = "tortured"
    SPINNER = "spinner"
    MANGLED = "mangled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase that stands where another one should."""

    key: str
    """The phrase in lower case as it is listed or, where it was composed, with its last word in the singular."""
    kind: Kind
    clean_rate: float
    """Occurrences in a million words of clean text."""
    weight: float
    """The log-likelihood ratio of spun against clean text that the phrase gives, in nats."""
    guards: frozenset[str] = frozenset()
    """Words near which the phrase is innocent."""


class Match(NamedTuple):
    """Tokens that a source of phrases knows."""

    start: int
    """The index of the first token."""
    end: int
    """The index after the last token."""
    phrase: Phrase | None
    """None for words that stand as they should."""
    expected: tuple[str, ...]
    """What the phrase usually stands for, likeliest first, in the number that it has in the text."""


class PhraseSource(Protocol):
    """Finds phrases among tokens."""

    def matches(self, words: Sequence[str]) -> Iterator[Match]:
        """Yield every match by its start; of two equally long ones from one token the first is the better."""
        ...


def data_rows(name: str) -> list[list[str]]:
    """Return the fields of each row of a data file; lines that start with ``#`` are no rows."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def clean_rates() -> dict[str, float]:
    """Return the occurrences in a million words of clean text by `Phrase.key`, for the phrases that it holds at all."""
    return {key: float(rate) for key, rate in data_rows("clean_rates.tsv")}


def clean_shares() -> dict[tuple[str, str], float]:
    """Return the share of ordinary English among the phrases of a synonym, by the word that it replaces and the synonym."""
    return {(word, synonym): float(share) for word, synonym, share in data_rows("clean_shares.tsv")}


def word_rates() -> dict[str, int]:
    """Return the rounded logarithm of the occurrences in a million words of each word that is not among the rarest."""
    return {word: int(log_rate) for log_rate, words in data_rows("word_rates.tsv") for word in words.split()}


def in_other_number(phrase: str) -> str:
    """Return the phrase with its last word in the plural instead of the singular, or the other way round."""
    head, space, last = phrase.rpartition(" ")
    return head + space + other_number(last)
