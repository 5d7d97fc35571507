"""Readability formulas, each from the counts of one text.

Each needs at least one sentence and one word; on shorter text than the 100 words of the samples that they were fitted to, their
values mean little. Where sources differ, the variant of textstat 0.7.13 is used, so that figures can be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType
from typing import Final

from .counting import Counted, Counts, syllables_per_word, words_per_sentence

Formula = Callable[[Counts], float]


@dataclass(frozen=True, slots=True)
class Ease:
    """Flesch reading ease of one language, in points; higher is easier."""

    base: float
    per_word: float
    """Points that one more word a sentence costs."""
    per_syllable: float
    """Points that one more syllable a word costs."""

    def __call__(self, text: Counted) -> float:
        """Return the points of a text."""
        return self.base - self.per_word * text.words / text.sentences - self.per_syllable * text.syllables / text.words


flesch_reading_ease: Final = Ease(206.835, 1.015, 84.6)
"""About 90 for a children's book, 60 for plain English, below 30 for a scientific paper.

Source: R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948) 221–233.
"""

EASE: Final[Mapping[str, Ease]] = MappingProxyType(
    {
        "en": flesch_reading_ease,
        "de": Ease(180, 1, 58.5),  # T. Amstad, "Wie verständlich sind unsere Zeitungen?" (1978)
        "fr": Ease(207, 1.015, 73.6),  # L. Kandel and A. Moles (1958)
        "es": Ease(206.84, 1.02, 60),  # J. Fernández Huerta (1959)
        "it": Ease(217, 1.3, 60),  # V. Franchina and R. Vacca (1986)
        "nl": Ease(206.835, 0.93, 77),  # W. H. Douma (1960)
        "ru": Ease(206.835, 1.3, 60.1),  # I. V. Oborneva (2006)
        "hu": Ease(206.835, 1.015, 58.5),  # as in textstat
    }
)
"""By language, with the factors of textstat. Polish has none: there Gunning's fog is used."""


def flesch_kincaid_grade(counts: Counts) -> float:
    """Return a US school grade.

    Source: J. P. Kincaid et al., "Derivation of new readability formulas", US Navy Research Branch Report 8-75 (1975).
    """
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def gunning_fog(counts: Counts) -> float:
    """Return years of schooling; a word is hard if it is a polysyllable and, in English, not on the Dale–Chall list.

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


def dale_chall_readability_score(counts: Counts) -> float:
    """Return points: below 5 for a pupil of ten, 9 and more for a student; a word is hard if it is not on the Dale–Chall list.

    Source: E. Dale and J. S. Chall, "A formula for predicting readability", Educational Research Bulletin 27 (1948) 11–20;
    inflected forms that are not on the list count as hard, as in textstat.
    """
    share = 100 * counts.rare_words / counts.words
    return 0.1579 * share + 0.0496 * counts.words / counts.sentences + (3.6365 if share > 5 else 0)


def lix(counts: Counts) -> float:
    """Return points, higher is harder: about 25 for a children's book, 40 for a newspaper, above 60 for a dissertation.

    Source: C. H. Björnsson, "Läsbarhet" (1968); in English: Reading Research Quarterly 18 (1983) 480–497.
    """
    return counts.words / counts.sentences + 100 * counts.long_words / counts.words


def wiener_sachtextformel(counts: Counts) -> float:
    """Return an Austrian school grade; the second of four variants.

    Source: R. Bamberger and E. Vanecek, "Lesen – Verstehen – Lernen – Schreiben" (1984).
    """
    return (
        0.2007 * 100 * counts.polysyllables / counts.words
        + 0.1682 * counts.words / counts.sentences
        + 0.1373 * 100 * counts.long_words / counts.words
        - 2.779
    )


def szigriszt_pazos(counts: Counts) -> float:
    """Return points, higher is easier.

    Source: F. Szigriszt Pazos, "Sistemas predictivos de legibilidad del mensaje escrito" (1993); the base as in textstat.
    """
    return 206.84 - 62.3 * counts.syllables / counts.words - counts.words / counts.sentences


def gutierrez_polini(counts: Counts) -> float:
    """Return points, higher is easier.

    Source: L. E. Gutiérrez de Polini, "Investigación sobre lectura en Venezuela" (1972).
    """
    return 95.2 - 9.7 * counts.letters / counts.words - 0.35 * counts.words / counts.sentences


def crawford(counts: Counts) -> float:
    """Return years of schooling.

    Source: A. N. Crawford, "Fórmula y gráfico para determinar la comprensibilidad de textos de nivel primario en castellano",
    Lectura y Vida 6 (1985) 18–24.
    """
    return -20.5 * counts.sentences / counts.words + 4.9 * counts.syllables / counts.words - 3.407


def gulpease_index(counts: Counts) -> float:
    """Return points from 0 to 100, higher is easier; punctuation counts as characters, as in textstat.

    Source: P. Lucisano and M. E. Piemontese, "Gulpease", Scuola e città 39 (1988) 110–124.
    """
    return 89 + (300 * counts.sentences - 10 * counts.characters) / counts.words


FORMULAS: Final[Mapping[str, tuple[Formula, str]]] = MappingProxyType(
    {
        "flesch-reading-ease": (flesch_reading_ease, "points"),
        "flesch-kincaid-grade": (flesch_kincaid_grade, "grade"),
        "gunning-fog": (gunning_fog, "grade"),
        "smog-index": (smog_index, "grade"),
        "dale-chall-readability-score": (dale_chall_readability_score, "points"),
        "coleman-liau-index": (coleman_liau_index, "grade"),
        "automated-readability-index": (automated_readability_index, "grade"),
        "lix": (lix, "points"),
    }
)
"""Every formula for English by the name of its score, and the unit of the score."""

_OF_OTHERS: Mapping[str, Mapping[str, tuple[Formula, str]]] = {
    "de": {"wiener-sachtextformel": (wiener_sachtextformel, "grade")},
    "es": {
        "szigriszt-pazos": (szigriszt_pazos, "points"),
        "gutierrez-polini": (gutierrez_polini, "points"),
        "crawford": (crawford, "grade"),
    },
    "it": {"gulpease-index": (gulpease_index, "points")},
    "pl": {"gunning-fog": (gunning_fog, "grade")},
}

SHAPE: Final[Mapping[str, tuple[Formula, str]]] = MappingProxyType(
    {
        "words-per-sentence": (words_per_sentence, "words"),
        "syllables-per-word": (syllables_per_word, "syllables"),
    }
)
"""What makes a text hard, in every language: plain means, which are scores as well."""

SCORES: Final = tuple(dict.fromkeys(name for formulas in (FORMULAS, *_OF_OTHERS.values(), SHAPE) for name in formulas))
"""The names of all scores of a document, in whatever language."""

EASIER_IS_HIGHER: Final = frozenset(
    {"flesch-reading-ease", "szigriszt-pazos", "gutierrez-polini", "gulpease-index"},
)
"""The formulas whose points fall as a text gets harder; the others rise."""


def formulas_for(language: str) -> Mapping[str, tuple[Formula, str]]:
    """Return every formula for a language (an ISO 639-1 code) by the name of its score, and the unit of the score."""
    if language == "en":
        return FORMULAS
    ease = {"flesch-reading-ease": (EASE[language], "points")} if language in EASE else {}
    return {**ease, **_OF_OTHERS.get(language, {}), "lix": (lix, "points")}


METRICS: Final = frozenset(name for language in (*EASE, *_OF_OTHERS) for name in formulas_for(language)) | frozenset(SHAPE)
"""The names of all scores of whole documents, of every language."""
