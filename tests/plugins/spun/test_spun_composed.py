from __future__ import annotations

from itertools import pairwise

import pytest

from spincheck_spun.composed import ComposedPhrases
from spincheck_spun.inflection import singular
from spincheck_spun.phrases import LEAST_LOG_RATE, Match, clean_rates, clean_shares, data_rows, word_rates
from spincheck_spun.tokens import fold, split_phrase

COMPOSED = ComposedPhrases(clean_rates(), clean_shares())
STRONG = 3.0


def whole(phrase: str) -> Match | None:
    """Return what is known of a phrase as a whole; the text ends with it."""
    words = split_phrase(fold(phrase))
    return next((match for match in COMPOSED.matches(words) if (match.start, match.end) == (0, len(words))), None)


@pytest.mark.parametrize(
    ("phrase", "term"),
    [
        ("boric corrosive", "boric acid"),
        ("fluffy rationale regulator", "fuzzy logic controller"),
        ("bosom malignancy", "breast cancer"),
        ("photonic gems", "photonic crystals"),
        ("otherworldly bunching", "spectral clustering"),
        ("remote sensor organizations", "wireless sensor networks"),
        ("irregular timberland classifiers", "random forest classifiers"),
    ],
)
def test_a_term_is_recognised_through_its_synonyms(phrase: str, term: str) -> None:
    match = whole(phrase)
    assert match is not None
    assert match.phrase is not None
    assert match.phrase.weight >= STRONG
    assert term in match.expected


@pytest.mark.parametrize(
    "term", ["deep learning", "support vector machines", "boric acid", "machine learning algorithm", "random forest classifier"]
)
def test_a_term_as_it_should_be_is_no_phrase_and_hides_what_it_holds(term: str) -> None:
    match = whole(term)
    assert match is not None
    assert match.phrase is None


@pytest.mark.parametrize("phrase", ["new approach", "first place", "research group", "personal life", "more effective"])
def test_ordinary_english_made_of_synonyms_is_not_reported(phrase: str) -> None:
    match = whole(phrase)
    assert match is None or match.phrase is None or match.phrase.weight < STRONG


def test_words_that_follow_each_other_in_terms_make_a_term() -> None:
    listed = {tuple(map(singular, split_phrase(fold(term)))) for _, row in data_rows("terms.tsv") for term in row.split(", ")}
    match = whole("otherworldly bunching calculation")
    assert match is not None
    assert match.expected[0] == "spectral clustering algorithm"
    assert ("spectral", "clustering", "algorithm") not in listed


def test_what_clean_text_holds_weighs_less() -> None:
    shares = clean_shares()
    key = "fluffy rationale"
    [unseen] = [match for match in ComposedPhrases({}, shares).matches(key.split()) if match.phrase]
    [seen] = [match for match in ComposedPhrases({key: 0.2}, shares).matches(key.split()) if match.phrase]
    assert unseen.phrase is not None
    assert seen.phrase is not None
    assert seen.phrase.weight < STRONG < unseen.phrase.weight


def test_frequent_words_weigh_less_than_rare_ones() -> None:
    assert word_rates()["system"] > word_rates()["rationale"]
    assert min(word_rates().values()) > LEAST_LOG_RATE


def test_the_words_of_pairs_are_singular_and_sorted() -> None:
    rows = list(data_rows("term_pairs.tsv"))
    assert all(before[0] < after[0] for before, after in pairwise(rows))
    for first, seconds in rows:
        assert singular(first) == first
        assert seconds.split() == sorted({singular(second) for second in seconds.split()})
