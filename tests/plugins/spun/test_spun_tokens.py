from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spincheck.readers.plain import PlainReader
from spincheck_spun.inflection import other_number, plural, singular
from spincheck_spun.tokens import fold, in_style_of, normal_form, split_phrase, stretches, tokenize


@given(st.text())
@example("İstanbul’s DEEP‑rooted ﬁrm")
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert all(
        fold(old) == new for old, new in zip(text, folded, strict=True) if old != "Σ"
    )  # lower() of Σ looks at neighbours


@given(st.text(alphabet=st.sampled_from("aB é'’-‐. ,\n1\ufffcİ")))
def test_tokens_stand_where_they_say(text: str) -> None:
    document = PlainReader().read(text, "any.txt")
    tokens = tokenize(document, document.words)
    spelled = [fold(document.text[start:end]) for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    assert list(tokens.words) == spelled
    assert not any("-" in word for word in spelled)


def test_a_hyphen_parts_tokens() -> None:
    document = PlainReader().read("The real-time, state‑of‑the‑art one", "any.txt")
    tokens = tokenize(document, document.words)
    assert list(tokens.words) == ["the", "real", "time", "state", "of", "the", "art", "one"]
    assert tokens.starts[2] == 9


def test_a_long_document_comes_in_runs_of_whole_blocks() -> None:
    document = PlainReader().read("One more line of it all.\n\n" * 25_000, "any.txt")
    runs = list(stretches(document))
    assert len(runs) > 1
    assert [start for run in runs for start in run.starts] == list(document.words.starts)
    block_starts = {block.span.start for block in document.blocks}
    assert all(run.starts[0] in block_starts for run in runs)


def test_phrases_of_users_are_brought_into_form() -> None:
    assert normal_form("  Flux\tHub’s ") == "flux hub's"
    assert split_phrase("long-time period") == ["long", "time", "period"]


@pytest.mark.parametrize(
    ("text", "phrase", "styled"),
    [
        ("AI fashions", "ai models", "AI models"),
        ("Counterfeit consciousness", "artificial intelligence", "Artificial intelligence"),
        ("COUNTERFEIT CONSCIOUSNESS", "artificial intelligence", "ARTIFICIAL INTELLIGENCE"),
        ("The Counterfeit Consciousness", "artificial intelligence", "Artificial Intelligence"),
        ("excessive-quality", "high quality", "high-quality"),
        ("months outdated", "months old", "months old"),
        ("bosom peril", "breast cancer", "breast cancer"),
    ],
)
def test_a_suggestion_is_written_as_the_text_is(text: str, phrase: str, styled: str) -> None:
    assert in_style_of(text, phrase) == styled


def test_numbers_of_nouns() -> None:
    for one, many in {
        "network": "networks",
        "study": "studies",
        "array": "arrays",
        "analysis": "analyses",
        "loss": "losses",
    }.items():
        assert plural(one) == other_number(one) == many
        assert singular(many) == other_number(many) == one
    for same in ("news", "series", "gas", "virus", "basis"):
        assert singular(same) == same
