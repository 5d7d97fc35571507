from __future__ import annotations

from itertools import pairwise

import pytest

from spincheck_spun.inflection import singular
from spincheck_spun.phrases import Kind, clean_rates, clean_shares, data_rows
from spincheck_spun.tokens import fold, normal_form, split_phrase

TERMS = [term for _, terms in data_rows("terms.tsv") for term in terms.split(", ")]
PAIR_WORDS = {word for first, seconds in data_rows("term_pairs.tsv") for word in (first, *seconds.split())}
TERM_WORDS = PAIR_WORDS | {singular(word) for term in TERMS for word in split_phrase(fold(term))}
SYNONYMS = [(word, synonym) for word, row in data_rows("substitutions.tsv") for synonym in row.split(", ")]
PHRASES = list(data_rows("phrases.tsv"))


@pytest.mark.parametrize("name", ["terms.tsv", "substitutions.tsv", "phrases.tsv", "clean_rates.tsv"])
def test_rows_are_sorted_and_unique(name: str) -> None:
    keys = [row[0] for row in data_rows(name)]
    assert all(before < after for before, after in pairwise(keys))


def test_everything_is_in_normal_form() -> None:
    keys = [*map(fold, TERMS), *(word for pair in SYNONYMS for word in pair), *(row[0] for row in PHRASES)]
    assert not [key for key in keys if key != normal_form(key)]


def test_terms_stand_beside_their_first_word() -> None:
    for first, terms in data_rows("terms.tsv"):
        for term in terms.split(", "):
            words = split_phrase(fold(term))
            assert singular(words[0]) == first
            assert len(words) > 1


def test_no_term_is_listed_twice() -> None:
    keys = [tuple(map(singular, split_phrase(fold(term)))) for term in TERMS]
    assert len(keys) == len(set(keys))


def test_every_substitution_is_of_a_word_of_a_term() -> None:
    assert not {word for word, _ in SYNONYMS} - TERM_WORDS
    assert len(SYNONYMS) == len(set(SYNONYMS))
    assert not [pair for pair in SYNONYMS if singular(pair[0]) == singular(pair[1])]


def test_phrases_have_an_expected_original_a_kind_and_perhaps_guards() -> None:
    for key, expected, kind, *guards in PHRASES:
        assert expected
        assert expected != key
        assert kind in {known.value for known in Kind}
        assert len(guards) <= 1
        assert all(guard == normal_form(guard) for guard in guards)


def test_no_phrase_is_an_established_term() -> None:
    terms = {tuple(map(singular, split_phrase(fold(term)))) for term in TERMS}
    assert not [row[0] for row in PHRASES if tuple(map(singular, split_phrase(row[0]))) in terms]


def test_the_lists_are_as_broad_as_promised() -> None:
    kinds = [Kind(row[2]) for row in PHRASES]
    assert kinds.count(Kind.TORTURED) >= 500
    assert kinds.count(Kind.SPINNER) >= 300


def test_counts_are_of_what_is_listed() -> None:
    assert all(rate > 0 for rate in clean_rates().values())
    assert set(clean_shares()) <= set(SYNONYMS)
    assert all(0 < share < 1 for share in clean_shares().values())
