"""Readability formulas for English, each from the counts of one text.

Each needs at least one sentence and one word; on shorter text than the 100 words of the samples that they were fitted to, their
values mean little. Where sources differ, the variant of textstat 0.7.13 is used, so that figures can be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import sqrt
from types import MappingProxyType
from typing import Final

from .counting import Counts

EASE_PER_WORD: Final = 1.015
"""Points of Flesch reading ease that one more word a sentence costs."""
EASE_PER_SYLLABLE: Final = 84.6
"""Points of Flesch reading ease that one more syllable a word costs."""


def flesch_reading_ease(counts: Counts) -> float:
    """Return points, higher is easier: about 90 for a children's book, 60 for plain English, below 30 for a scientific paper.

    Source: R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948) 221–233.
    """
    return 206.835 - EASE_PER_WORD * counts.words / counts.sentences - EASE_PER_SYLLABLE * counts.syllables / counts.words


def flesch_kincaid_grade(counts: Counts) -> float:
    """Return a US school grade.

    Source: J. P. Kincaid et al., "Derivation of new readability formulas", US Navy Research Branch Report 8-75 (1975).
    """
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def gunning_fog(counts: Counts) -> float:
    """Return years of schooling; a word is hard if it has three or more syllables and is not on the Dale–Chall list.

    Source: R. Gunning, "The technique of clear writing" (1952); the list in place of Gunning's own exceptions, as in textstat.
    """
    return 0.4 * (counts.words / counts.sentences + 100 * counts.difficult_words / counts.words)


def smog_index(counts: Counts) -> float:
    """Return a US school grade; fitted to samples of 30 sentences.

    Source: G. H. McLaughlin, "SMOG grading: a new readability formula", Journal of Reading 12 (1969) 639–646.
    """
    return 1.043 * sqrt(30 * counts.polysyllables / counts.sentences) + 3.1291


def coleman_liau_index(counts: Counts) -> float:
    """Return a US school grade.

    Source: M. Coleman and T. L. Liau, "A computer readability formula designed for machine scoring", Journal of Applied
    Psychology 60 (1975) 283–284.
    """
    return 5.8 * counts.letters / counts.words - 29.6 * counts.sentences / counts.words - 15.8


def automated_readability_index(counts: Counts) -> float:
    """Return a US school grade; punctuation counts as characters.

    Source: R. J. Senter and E. A. Smith, "Automated readability index", US Air Force report AMRL-TR-66-220 (1967).
    """
    return 4.71 * counts.characters / counts.words + 0.5 * counts.words / counts.sentences - 21.43


def lix(counts: Counts) -> float:
    """Return points, higher is harder: about 25 for a children's book, 40 for a newspaper, above 60 for a dissertation.

    Source: C. H. Björnsson, "Läsbarhet" (1968); in English: Reading Research Quarterly 18 (1983) 480–497.
    """
    return counts.words / counts.sentences + 100 * counts.long_words / counts.words


FORMULAS: Final[Mapping[str, tuple[Callable[[Counts], float], str]]] = MappingProxyType(
    {
        "flesch-reading-ease": (flesch_reading_ease, "points"),
        "flesch-kincaid-grade": (flesch_kincaid_grade, "grade"),
        "gunning-fog": (gunning_fog, "grade"),
        "smog-index": (smog_index, "grade"),
        "coleman-liau-index": (coleman_liau_index, "grade"),
        "automated-readability-index": (automated_readability_index, "grade"),
        "lix": (lix, "points"),
    }
)
"""Every formula by the name of its score, and the unit of the score."""
