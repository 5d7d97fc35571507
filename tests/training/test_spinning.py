"""Made spins: what is replaced, and where it stands then."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from spincheck.readers.plain import PlainReader
from training.context.spinning import spin

SYNONYMS = {"small": ["little"], "river": ["stream", "brook"], "water": ["fluid"], "cold": ["chilly"], "stones": ["rocks"]}
TEXT = "The small river carries cold water. Small stones lie in the water, and the river is small; Water is cold.\n\n" * 3


@given(st.floats(0, 1), st.integers(0, 1000))
def test_every_swap_can_be_undone(share: float, seed: int) -> None:
    document = PlainReader().read(TEXT, "text")
    spun = spin(document, SYNONYMS, share, Random(seed))
    text = spun.text
    for swap in reversed(spun.swaps):
        assert text[swap.span.start : swap.span.end] in SYNONYMS[swap.original]
        text = text[: swap.span.start] + swap.original + text[swap.span.end :]
    assert text == document.text


def test_a_word_is_replaced_by_the_same_synonym_everywhere() -> None:
    spun = spin(PlainReader().read(TEXT, "text"), SYNONYMS, 1.0, Random(3))
    by_word: dict[str, set[str]] = {}
    for swap in spun.swaps:
        by_word.setdefault(swap.original, set()).add(spun.text[swap.span.start : swap.span.end])
    assert by_word.keys() == SYNONYMS.keys()
    assert all(len(synonyms) == 1 for synonyms in by_word.values())


def test_words_with_a_capital_stay() -> None:
    spun = spin(PlainReader().read(TEXT, "text"), SYNONYMS, 1.0, Random(3))
    assert spun.text.count("Small") == spun.text.count("Water") == 3


def test_nothing_is_replaced_at_a_share_of_none() -> None:
    document = PlainReader().read(TEXT, "text")
    assert spin(document, SYNONYMS, 0.0, Random(0)).text == document.text
