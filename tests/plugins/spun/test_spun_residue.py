from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import Confidence, Document
from spincheck.readers.markdown import MarkdownReader
from spincheck.readers.plain import PlainReader
from spincheck_spun.residue import (
    MISMATCH_WEIGHT,
    MOST_COUNTED,
    Mismatch,
    find_mismatches,
    mismatch_finding,
    weigh_mismatches,
)
from spincheck_spun.tokens import stretches, tokenize

SEEDS = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"


def plain(text: str) -> Document:
    return PlainReader().read(text, "any.txt")


def mismatches(document: Document) -> list[Mismatch]:
    return [found for stretch in stretches(document) for found in find_mismatches(document, tokenize(document, stretch))]


def found(document: Document) -> list[str]:
    return [document.text[mismatch.span.start : mismatch.word.end] for mismatch in mismatches(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They set up an bold agenda for the town.", "a"),
        ("They had a ambitious plan for the town.", "an"),
        ("They waited for a hour at the gate.", "an"),
        ("It is an useful tool and they know it.", "a"),
        ("A ambitious plan is what they have.", "An"),
        ("They came. An bold plan was what they had.", "A"),
        ("They said: “An bold plan is what we have.”", "A"),
        ("They had (a ambitious plan) for the town.", "an"),
        ("They had a ambitious’s plan for the town.", "an"),
    ],
)
def test_an_article_suits_the_sound_after_it(text: str, expected: str) -> None:
    document = plain(text)
    (mismatch,) = mismatches(document)
    assert mismatch.expected == expected
    assert document.text[mismatch.span.start : mismatch.span.end].lower() in {"a", "an"}


@pytest.mark.parametrize(
    "text",
    [
        "They had an hour at a university and an honest one-off with a European of the UN.",
        "It was an MRI and a UN and an FBI and a NATO paper in an 8 by 10 frame, a 1 in an 11.",
        "It was an historic day in an hotel for an hundred of them, and such an one as we had not seen.",
        "It was an x-ray, a u-turn, an e-mail, a n-gram and a f-test that they had.",
        "The intake of vitamin A increased and in group A eight of them had it.",
        "The lines a and b are as long as a is, or a in the other.",
        "They had a (ambitious) plan and an “bold” one and a 'easy' one.",
        "They wrote of “an bold” agenda in the paper.",
        "It is a – ambitious – plan and they had a, ambitious as it was.",
        "It is a   ambitious plan in which a word was left out.",
        "That is the end of plan a\n\nambitious as it was for the town.",
        "They went to the AI/AN women and to Q&A events and to the Armv8-A architecture.",
        "Lo que hay a una distancia como esta va a otro lugar; volta a equipe do outro lado.",
        "I've got 'a old one and an' bold they are.",
        "They had a\nambitious plan for the town.",  # two blocks
        "It is an Bold plan, a Apple, AN bold one and an BOLD one for the town.",
        "It is an herb and a herb and a homage and an homage.",
    ],
)
def test_what_is_right_or_not_sure_is_left_alone(text: str) -> None:
    assert not found(plain(text))


def test_a_line_may_end_after_the_article() -> None:
    assert found(
        MarkdownReader().read("They had a\nambitious plan for it.\n\nThat is plan a\n\nambitious as it is.", "a.md")
    ) == ["a\nambitious"]


def test_code_and_quotations_are_not_looked_at() -> None:
    source = "They had a `x` ambitious plan and `an bold` one.\n\n> They had an bold plan for it.\n\nIt is an **bold** plan.\n"
    document = MarkdownReader().read(source, "a.md")
    assert found(document) == ["an bold"]


def test_a_mismatch_is_a_hint_and_in_a_spun_document_shown() -> None:
    document = plain("They set up an bold agenda for the town.")
    (mismatch,) = mismatches(document)
    assert mismatch_finding(document, mismatch, 0.49).confidence is Confidence.LOW
    finding = mismatch_finding(document, mismatch, 0.5)
    assert finding.confidence is Confidence.MEDIUM
    assert finding.rule.code == "SPN301"
    assert finding.suggestions == ("a",)
    assert (
        finding.message
        == "'an' stands before 'bold', which begins with a consonant sound; it may have belonged to another word"
    )


def test_nothing_is_repaired_because_the_word_may_be_what_is_wrong() -> None:
    document = MarkdownReader().read("They had *a* [ambitious](x.html) plan for it.", "a.md")
    (mismatch,) = mismatches(document)
    assert mismatch_finding(document, mismatch, 0.0).fix is None


def test_different_mismatches_count_up_to_a_limit() -> None:
    def weight(text: str) -> float:
        document = plain(text)
        return weigh_mismatches(document, mismatches(document))

    assert weight("They had a plan for it.") == 0
    assert weight("They had an plan for it, and An plan is what they had. An plan is it.") == MISMATCH_WEIGHT
    assert weight("They had an plan for it, an town of it, an bold one.") == MOST_COUNTED * MISMATCH_WEIGHT


def test_mismatches_alone_never_make_a_document_spun() -> None:
    assert MOST_COUNTED * MISMATCH_WEIGHT < 6  # the prior of `scoring`


@given(st.lists(st.sampled_from(["a", "an", "A", "bold", "apple", "hour", "the", "of", ".", "“", "”", "\n\n", "-", "’", "ﬁ"])))
def test_every_mismatch_is_an_article_and_the_other_one_suits(pieces: list[str]) -> None:
    document = plain(" ".join(["They said that it is", *pieces]))
    for mismatch in mismatches(document):
        start, end = mismatch.span.start, mismatch.span.end
        assert document.text[start:end] in {"a", "an", "A"}
        mended = plain(document.text[:start] + mismatch.expected + document.text[end:])
        assert start not in {other.span.start for other in mismatches(mended)}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared/seeds")
@pytest.mark.parametrize(("name", "expected"), [("000-original", []), ("002-paraphrased", []), ("003-spun", ["an bold"])])
def test_seeds(name: str, expected: list[str]) -> None:
    assert found(plain((SEEDS / f"{name}.txt").read_text(encoding="utf-8"))) == expected
