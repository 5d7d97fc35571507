from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import BlockKind, Document, DocumentBuilder
from spincheck.testing import read
from spincheck_readability import counting
from spincheck_readability.counting import Counts, WordCounts, pack, unpack
from spincheck_readability.prose import Prose, read_prose

WORD_COUNTS = WordCounts()

TWO_SENTENCES = "The old committee met on Monday. Nobody there could explain the electricity bill of 2016!"


def paragraphs(*texts: str) -> Document:
    builder = DocumentBuilder(path="test.txt", format="plain", source="\n\n".join(texts))
    for number, text in enumerate(texts):
        if number:
            builder.add_text("\n\n")
        with builder.block(BlockKind.PARAGRAPH):
            builder.add_text(text)
    return builder.build()


def sentences(prose: Prose, document: Document) -> list[str]:
    return [document.text[start:end] for start, end in zip(prose.starts, prose.ends, strict=True)]


def test_counts_worked_out_by_hand() -> None:
    assert read_prose(paragraphs(TWO_SENTENCES), WORD_COUNTS).counts == Counts(
        sentences=2,
        characters=27 + 48,
        words=6 + 9,
        letters=26 + 47,
        syllables=(1 + 1 + 3 + 1 + 1 + 2) + (3 + 1 + 1 + 2 + 1 + 5 + 1 + 1 + 1),
        polysyllables=3,  # committee, nobody, electricity
        difficult_words=1,  # committee
        rare_words=2,  # committee, 2016
        long_words=3,  # committee, explain, electricity
        function_words=6,  # the, on, there, could, the, of
    )


@pytest.mark.parametrize("text", ["", "Yes.", "word " * 500, "!?… ☃ 🦉", "a\x00b\ud800c"])
def test_odd_texts_have_counts(text: str) -> None:
    assert read_prose(paragraphs(text), WORD_COUNTS).counts.words <= 100


SENTENCES = st.lists(
    st.sampled_from([TWO_SENTENCES, "It is what it is.", "No.", "Naïve façades don’t last – at all…", "A list: one, two"]),
    max_size=4,
).map(" ".join)


@given(st.lists(SENTENCES | st.text(max_size=80), max_size=5))
def test_counts_add_up_over_blocks(texts: Sequence[str]) -> None:
    one_by_one = [read_prose(paragraphs(text), WORD_COUNTS).counts for text in texts]
    together = read_prose(paragraphs(*texts), WORD_COUNTS).counts
    assert together == Counts(*(sum(column) for column in zip(Counts(), *one_by_one, strict=True)))


@given(st.lists(st.integers(0, 2**32 - 1), min_size=len(Counts()), max_size=len(Counts())))
def test_packing_loses_nothing(values: list[int]) -> None:
    assert unpack(pack(Counts(*values))) == tuple(values)


def test_forgetting_words_changes_no_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_REMEMBERED_WORDS", 3)
    forgetful = WordCounts()
    assert read_prose(paragraphs(TWO_SENTENCES), forgetful).counts == read_prose(paragraphs(TWO_SENTENCES), WORD_COUNTS).counts
    assert len(forgetful) <= 3


def test_only_sentences_of_paragraphs_count() -> None:
    document = read(
        "# A heading with the words of a sentence.\n\nThis is the first of the paragraphs here.\n\n- This is a list item.\n\n"
        "> This is a quote of what was said.\n\n| a cell of a table. |\n| --- |\n| It is another of the cells. |\n\n"
        "```\nThis is some code, and it is no prose.\n```\n\nAnd this is the last of the paragraphs.\n",
        format="markdown",
    )
    prose = read_prose(document, WORD_COUNTS)
    assert sentences(prose, document) == [
        "This is the first of the paragraphs here.",
        "And this is the last of the paragraphs.",
    ]
    assert [list(stretch) for stretch in prose.stretches] == [[0], [1]]


def test_what_is_no_sentence_does_not_count() -> None:
    too_long = "and the word " * 34
    document = paragraphs(
        "This is a sentence of the text. Really? “It is one too, in quotes.”",
        "The chairman of the firm at left",
        "Sales Marketing Finance Operations Legal Research.",
        f"{too_long.strip()}.",
    )
    kept = sentences(read_prose(document, WORD_COUNTS), document)
    assert kept == ["This is a sentence of the text.", "“It is one too, in quotes.”"]


def test_a_reference_list_does_not_count_up_to_the_next_heading() -> None:
    document = read(
        "This is the text of the article.\n\n## References\n\nThis is the title of a book that was read.\n\n"
        "## Afterword\n\nThis is what was added later.\n",
        format="markdown",
    )
    kept = sentences(read_prose(document, WORD_COUNTS), document)
    assert kept == ["This is the text of the article.", "This is what was added later."]


@pytest.mark.parametrize(
    "text",
    [
        "Der Hund schläft in der Sonne. Er wird erst am Abend wieder munter, wenn es in dem Garten kühl ist.",
        "De hond slaapt in de zon. Hij wordt pas in de avond weer wakker, als het in de tuin koel is.",
        "Le chien dort au soleil. On ne le verra pas avant le soir, quand il fera frais dans le jardin.",
        "Собака спит на солнце. Она проснётся только вечером.",
    ],
)
def test_other_languages_are_not_english(text: str) -> None:
    assert not read_prose(paragraphs(text), WORD_COUNTS).is_of_language
    assert read_prose(paragraphs(TWO_SENTENCES), WORD_COUNTS).is_of_language
