from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spincheck_spun import composed, listed
from spincheck_spun.composed import ComposedPhrases
from spincheck_spun.context.mixture import Mixture
from spincheck_spun.listed import ListedPhrases
from spincheck_spun.phrases import Kind, Phrase
from spincheck_spun.scoring import LEAST_WORDS, count_function_words, is_english, weigh


def phrase(key: str, weight: float) -> Phrase:
    return Phrase(key=key, kind=Kind.TORTURED, clean_rate=0.0, weight=weight)


def probability(phrases: list[Phrase], words: int, strength: float | None = None) -> float:
    mixture = None if strength is None else Mixture(standing=0.0, strength=strength, share=0.0, words=words)
    return weigh(phrases, words, 0.0, mixture).probability


PHRASES = st.lists(
    st.builds(phrase, st.text(min_size=1, max_size=3), st.floats(-3, 4.6)), max_size=60, unique_by=lambda p: p.key
)
LENGTHS = st.integers(LEAST_WORDS, 10**8)


@given(PHRASES, LENGTHS)
def test_a_probability(phrases: list[Phrase], words: int) -> None:
    assert 0.0 <= probability(phrases, words) <= 1.0


@given(PHRASES, LENGTHS, st.floats(-3, 4.6))
def test_another_phrase_never_lowers_it(phrases: list[Phrase], words: int, weight: float) -> None:
    assert probability([*phrases, phrase("another", weight)], words) >= probability(phrases, words)


@given(PHRASES, LENGTHS, st.integers(1, 10**6))
def test_more_clean_words_never_raise_it(phrases: list[Phrase], words: int, more: int) -> None:
    assert probability(phrases, words + more) <= probability(phrases, words)


@given(PHRASES, LENGTHS)
def test_order_and_repetition_do_not_matter(phrases: list[Phrase], words: int) -> None:
    assert probability([*reversed(phrases), *phrases], words) == probability(phrases, words)


def test_no_phrase_alone_makes_a_document_spun() -> None:
    sources = (ListedPhrases({"flux hub": "river port"}, {}), ComposedPhrases({}, {}))
    for text in ("flux hub", "counterfeit consciousness", "bosom malignancy", "withinside"):
        words = text.split()
        phrases = [match.phrase for source in sources for match in source.matches(words) if match.end == len(words)]
        assert phrases
        for strongest in filter(None, phrases):
            assert 4 < strongest.weight < 5
            assert probability([strongest], LEAST_WORDS) < 0.5
    assert listed.SPUN_RATE / listed.SMOOTHING == composed.SPUN_RATE / composed.SMOOTHING


def test_two_strong_phrases_make_a_short_text_spun_and_not_a_long_one() -> None:
    two = [phrase("a", 4.5), phrase("b", 4.5)]
    assert probability(two, 100) > 0.9
    assert probability(two, 5000) < 0.01


@given(PHRASES, LENGTHS, st.floats(-5, 5), st.floats(0, 5))
def test_more_surprising_words_never_lower_it(phrases: list[Phrase], words: int, strength: float, more: float) -> None:
    assert probability(phrases, words, strength + more) >= probability(phrases, words, strength)


def test_words_as_surprising_as_in_one_clean_text_of_a_hundred_make_a_document_spun() -> None:
    assert probability([], 1000, 1.0) == 0.5
    assert probability([], 1000, 0.9) < 0.5


def test_ordinary_words_outweigh_one_strong_phrase_and_not_two() -> None:
    assert probability([phrase("a", 4.5)], 100, 0.5) > 0.5 > probability([phrase("a", 4.5)], 100, 0.0)
    assert probability([phrase("a", 4.6), phrase("b", 4.6)], 100, -9.0) == probability(
        [phrase("a", 4.6), phrase("b", 4.6)], 100, -0.5
    )
    assert probability([phrase("a", 4.6), phrase("b", 4.6)], 50, -9.0) > 0.5


def test_which_texts_is_english() -> None:
    english = "the town has built a system that reads the sound of its pipes at night and it is not loud".split()
    german = (
        "der Rat der Stadt hat in der Sitzung beschlossen dass die Arbeiten an der Brücke im Herbst beginnen".lower().split()
    )
    for words, scored in ((english * 3, True), (english, False), (german * 10, False), ([], False)):
        assert is_english(len(words), count_function_words(words)) == scored
