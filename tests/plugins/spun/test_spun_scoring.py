from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spincheck_spun import composed, listed
from spincheck_spun.composed import ComposedPhrases
from spincheck_spun.listed import ListedPhrases
from spincheck_spun.phrases import Kind, Phrase
from spincheck_spun.scoring import LEAST_WORDS, can_be_scored, count_function_words, spun_probability


def phrase(key: str, weight: float) -> Phrase:
    return Phrase(key=key, kind=Kind.TORTURED, clean_rate=0.0, weight=weight)


PHRASES = st.lists(
    st.builds(phrase, st.text(min_size=1, max_size=3), st.floats(-3, 4.6)), max_size=60, unique_by=lambda p: p.key
)
LENGTHS = st.integers(LEAST_WORDS, 10**8)


@given(PHRASES, LENGTHS)
def test_a_probability(phrases: list[Phrase], words: int) -> None:
    assert 0.0 <= spun_probability(phrases, words) <= 1.0


@given(PHRASES, LENGTHS, st.floats(-3, 4.6))
def test_another_phrase_never_lowers_it(phrases: list[Phrase], words: int, weight: float) -> None:
    assert spun_probability([*phrases, phrase("another", weight)], words) >= spun_probability(phrases, words)


@given(PHRASES, LENGTHS, st.integers(1, 10**6))
def test_more_clean_words_never_raise_it(phrases: list[Phrase], words: int, more: int) -> None:
    assert spun_probability(phrases, words + more) <= spun_probability(phrases, words)


@given(PHRASES, LENGTHS)
def test_order_and_repetition_do_not_matter(phrases: list[Phrase], words: int) -> None:
    assert spun_probability([*reversed(phrases), *phrases], words) == spun_probability(phrases, words)


def test_no_phrase_alone_makes_a_document_spun() -> None:
    sources = (ListedPhrases({"flux hub": "river port"}, {}), ComposedPhrases({}, {}))
    for text in ("flux hub", "counterfeit consciousness", "bosom malignancy", "withinside"):
        words = text.split()
        phrases = [match.phrase for source in sources for match in source.matches(words) if match.end == len(words)]
        assert phrases
        for strongest in filter(None, phrases):
            assert 4 < strongest.weight < 5
            assert spun_probability([strongest], LEAST_WORDS) < 0.5
    assert listed.SPUN_RATE / listed.SMOOTHING == composed.SPUN_RATE / composed.SMOOTHING


def test_two_strong_phrases_make_a_short_text_spun_and_not_a_long_one() -> None:
    two = [phrase("a", 4.5), phrase("b", 4.5)]
    assert spun_probability(two, 100) > 0.9
    assert spun_probability(two, 5000) < 0.01


def test_which_texts_can_be_scored() -> None:
    english = "the town has built a system that reads the sound of its pipes at night and it is not loud".split()
    german = (
        "der Rat der Stadt hat in der Sitzung beschlossen dass die Arbeiten an der Brücke im Herbst beginnen".lower().split()
    )
    for words, scored in ((english * 3, True), (english, False), (german * 10, False), ([], False)):
        assert can_be_scored(len(words), count_function_words(words)) == scored
