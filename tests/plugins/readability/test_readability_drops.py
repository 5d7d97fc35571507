from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck_readability.drops import Drop, Sample, find_drops, maximal_runs

EASY = ([9, 12, 10, 8, 14, 11] * 5, [12, 15, 13, 11, 18, 14] * 5)
HARD = ([28, 31, 25, 30], [56, 64, 50, 61])


def drops(words: list[int], syllables: list[int], stretches: list[range] | None = None, min_words: int = 150) -> list[Drop]:
    found = find_drops(
        words, syllables, stretches=stretches or [range(len(words))], paragraphs=[], points=30, min_words=min_words
    )
    return sorted(found, key=lambda drop: (drop.sentences.start, drop.sentences.stop))


def planted(at: int) -> tuple[list[int], list[int]]:
    words, syllables = (easy[:at] + hard + easy[at:] for easy, hard in zip(EASY, HARD, strict=True))
    return words, syllables


@pytest.mark.parametrize("at", [0, 1, 13, 29, 30])
def test_a_planted_passage_is_found_exactly(at: int) -> None:
    (drop,) = drops(*planted(at))
    assert drop.sentences == range(at, at + 4)
    assert drop.passage == Sample.of(*HARD)
    assert drop.rest == Sample.of(*EASY)


def test_the_numbers_of_a_drop() -> None:
    (drop,) = drops(*planted(7))
    assert drop.passage.ease == pytest.approx(206.835 - 1.015 * 114 / 4 - 84.6 * 231 / 114)
    assert drop.rest.ease == pytest.approx(206.835 - 1.015 * 320 / 30 - 84.6 * 415 / 320)
    assert drop.points == pytest.approx(drop.rest.ease - drop.passage.ease)
    assert not drop.is_paragraph


def test_the_error_is_that_of_the_mean_hardness() -> None:
    words, syllables = [10, 20, 15, 15], [15, 30, 30, 15]
    sample = Sample.of(words, syllables)
    # 15 words a sentence and 1.5 syllables a word: a word more costs 1.015 − 5.64 × 1.5 points, a syllable 84.6 / 15 = 5.64
    hardness = [(1.015 - 8.46) * a + 5.64 * b for a, b in zip(words, syllables, strict=True)]
    mean = sum(hardness) / 4
    assert sample.variance == pytest.approx(sum((value - mean) ** 2 for value in hardness) / 4)


def test_uniform_text_has_no_drop_however_hard() -> None:
    assert drops(*EASY) == []
    assert drops(HARD[0] * 10, HARD[1] * 10) == []


def test_an_easy_passage_in_hard_text_is_no_drop() -> None:
    assert drops(HARD[0] * 5 + EASY[0][:4] + HARD[0] * 5, HARD[1] * 5 + EASY[1][:4] + HARD[1] * 5) == []


def test_one_or_two_hard_sentences_are_no_passage() -> None:
    words, syllables = planted(10)
    del words[12:14], syllables[12:14]
    assert drops(words, syllables) == []


def test_one_monstrous_sentence_makes_no_passage() -> None:
    words, syllables = EASY[0].copy(), EASY[1].copy()
    words[10], syllables[10] = 99, 220
    assert drops(words, syllables) == []


def test_no_passage_crosses_a_border_between_stretches() -> None:
    words, syllables = planted(10)
    assert drops(words, syllables, [range(12), range(12, 34)]) == []
    (drop,) = drops(words, syllables, [range(10), range(10, 34)])
    assert drop.sentences == range(10, 14)


def test_the_rest_must_be_long_enough() -> None:
    words, syllables = planted(5)
    assert len(drops(words, syllables, min_words=320)) == 1
    assert drops(words, syllables, min_words=321) == []
    assert drops(words[:15], syllables[:15], min_words=1) == []
    assert drops([], [], [], min_words=1) == []


def test_more_uneven_text_needs_a_larger_drop() -> None:
    (even,) = drops(*planted(10))
    words, syllables = planted(10)
    for i in (1, 4, 16, 20):
        words[i], syllables[i] = 3, 3
        words[i + 1], syllables[i + 1] = 20, 26
    (uneven,) = drops(words, syllables)
    assert uneven.error > even.error
    assert uneven.points / uneven.error < even.points / even.error


COUNTS = st.lists(st.tuples(st.integers(1, 99), st.integers(0, 300)), max_size=60)


@given(COUNTS)
def test_drops_are_far_and_long_enough_for_any_counts(counts: list[tuple[int, int]]) -> None:
    for drop in drops([words for words, _ in counts], [syllables for _, syllables in counts], min_words=1):
        assert drop.points >= 30
        assert len(drop.sentences) >= 3


def test_a_paragraph_counts_even_if_some_of_its_sentences_are_easy() -> None:
    words, syllables = planted(10)
    words[11:13], syllables[11:13] = [9, 40], [12, 95]  # nothing sticks out of it for long
    found = find_drops(
        words, syllables, stretches=[range(34)], paragraphs=[range(10), range(10, 14), range(14, 34)], points=30, min_words=150
    )
    (drop,) = (drop for drop in found if drop.is_paragraph)
    assert drop.sentences == range(10, 14)


@given(st.lists(st.integers(-9, 9), max_size=12))
def test_maximal_runs_by_their_definition(scores: list[int]) -> None:
    assert maximal_runs(scores) == _by_definition(scores, 0, len(scores))


def _by_definition(scores: list[int], start: int, stop: int) -> list[range]:
    """Take the run with the greatest sum, the shortest and first of several, and go on left and right of it."""
    runs = [range(a, b) for a, b in combinations(range(start, stop + 1), 2)]
    best = max(runs, key=lambda run: (sum(scores[i] for i in run), -len(run), -run.start), default=range(0))
    if sum(scores[i] for i in best) <= 0:
        return []
    return [*_by_definition(scores, start, best.start), best, *_by_definition(scores, best.stop, stop)]
