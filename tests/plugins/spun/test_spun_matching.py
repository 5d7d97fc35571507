from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import BlockKind, Document, DocumentBuilder, Reader, SourceSpan
from spincheck.readers.html import HtmlReader
from spincheck.readers.markdown import MarkdownReader
from spincheck.readers.plain import PlainReader
from spincheck_spun.composed import ComposedPhrases
from spincheck_spun.inflection import singular
from spincheck_spun.listed import ListedPhrases
from spincheck_spun.matching import Hit, find_phrases
from spincheck_spun.phrases import data_rows
from spincheck_spun.tokens import fold, split_phrase, tokenize

SOURCES = (ListedPhrases({}, {}), ComposedPhrases({}, {}))
"""Without the counts, so that every phrase of the data is known."""
TERMS = [term for _, terms in data_rows("terms.tsv") for term in terms.split(", ")]
SYNONYMS = {word: synonyms.split(", ") for word, synonyms in data_rows("substitutions.tsv")}
WORDS = st.sampled_from(
    [*"profound deep neural network learning getting to know bosom most cancers the of a and somewhat than".split()]
)


def hits(document: Document) -> list[Hit]:
    return list(find_phrases(document, tokenize(document, document.words), SOURCES))


def found(text: str) -> list[str]:
    document = PlainReader().read(text, "any.txt")
    return [document.text[hit.span.start : hit.span.end] for hit in hits(document)]


def test_longest_match_wins_and_nothing_overlaps() -> None:
    assert found("A profound learning calculation.") == ["profound learning calculation"]
    assert found("It is withinside the pc imaginative and prescient lab.") == ["withinside the", "pc imaginative and prescient"]


def test_an_established_term_covers_what_stands_in_it() -> None:
    assert found("the random forest algorithm") == []


@pytest.mark.parametrize("gap", [" ", "\n", "-", "‑", "\u00a0", "  "])
def test_words_may_be_parted_by_white_space_and_hyphens(gap: str) -> None:
    assert found(f"x counterfeit{gap}consciousness y counterfeit consciousness")[-1] == "counterfeit consciousness"


@pytest.mark.parametrize("gap", [", ", ". ", " / ", " \ufffc ", "\n\n", " “", "—", "...", "/"])
def test_nothing_else_may_part_them(gap: str) -> None:
    assert found(f"x counterfeit{gap}consciousness y") == []


def test_a_hyphen_of_the_list_must_stand_in_the_text() -> None:
    assert found("arms-on training") == ["arms-on"]
    assert found("hands and arms on the table") == []


def test_a_block_border_parts_even_where_white_space_does_not_show_it() -> None:
    builder = DocumentBuilder(path="x", format="plain", source="counterfeit consciousness")
    with builder.block(BlockKind.TABLE_CELL):
        builder.add_text("counterfeit")
    builder.add_text(" ")
    with builder.block(BlockKind.TABLE_CELL):
        builder.add_text("consciousness")
    assert hits(builder.build()) == []


@pytest.mark.parametrize(
    ("reader", "source", "raw"),
    [
        (MarkdownReader(), "We use **profound** *learning* and `profound learning`.", "profound** *learning"),
        (MarkdownReader(), "> a hard-wrapped profound\n> learning age\n", "profound\n> learning"),
        (
            HtmlReader(),
            "<p>It is <i>profound</i> learning&nbsp;here</p><code>profound learning</code>",
            "profound</i> learning",
        ),
        (HtmlReader(), "<p>profound&nbsp;learning</p>", "profound&nbsp;learning"),
    ],
)
def test_offsets_lead_back_to_the_source(reader: Reader, source: str, raw: str) -> None:
    document = reader.read(source, "any")
    start = source.index(raw)
    (hit,) = hits(document)
    assert hit.expected == ("deep learning",)
    assert document.to_source(hit.span) == SourceSpan(start, start + len(raw))


@pytest.mark.parametrize("quoted", ["“{}”", '"{}"', "'{}'", "‘{}’", "„{}“", "«{}»", "“{},”", '"{}."'])
def test_quotation_marks_of_its_own_protect_a_phrase(quoted: str) -> None:
    assert found(f"They wrote {quoted.format('counterfeit consciousness')} there.") == []


def test_quotation_marks_around_more_do_not() -> None:
    assert found("“We like counterfeit consciousness”, they wrote.") == ["counterfeit consciousness"]


def test_guards_protect_a_phrase_nearby_only() -> None:
    assert found("The neural organization of the cortex.") == []
    assert found(f"The neural organization{' of it' * 20} cortex.") == ["neural organization"]


def test_numbers_of_phrase_and_suggestion_agree() -> None:
    document = PlainReader().read("Irregular timberlands and an irregular timberland; brain organizations.", "any.txt")
    assert [hit.expected[0] for hit in hits(document)] == ["random forests", "random forest", "neural networks"]


@given(st.data())
def test_a_term_with_any_of_its_words_swapped_is_found(data: st.DataObject) -> None:
    term = data.draw(st.sampled_from(TERMS))
    words = [data.draw(st.sampled_from([word, *SYNONYMS.get(singular(word), [])])) for word in split_phrase(fold(term))]
    tokens = split_phrase(" ".join(words))
    assert len(tokens) in {match.end for source in SOURCES for match in source.matches(tokens) if match.start == 0}


@given(st.lists(WORDS, max_size=40))
def test_hits_are_in_order_without_overlaps_and_the_same_again(words: list[str]) -> None:
    document = PlainReader().read(" ".join(words), "any.txt")
    first = hits(document)
    assert first == hits(document)
    spans = [hit.span for hit in first]
    assert all(before.end <= after.start for before, after in pairwise(spans))
