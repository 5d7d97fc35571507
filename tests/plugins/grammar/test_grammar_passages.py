"""What LanguageTool is shown of a document, and that each paragraph is shown once."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import Finding, Span
from spincheck.testing import read
from spincheck_grammar.detector import GrammarDetector
from spincheck_grammar.matches import Utf16Offsets
from spincheck_grammar.options import GrammarOptions
from spincheck_grammar.passages import BATCH, BREAK, batches, passages
from tests.plugins.grammar.conftest import Parameters, StandIn, answer, finds_every

SENTENCE = "The harbour was quiet, and the boats lay in a row. "


@pytest.fixture
def detector(stand_in: StandIn) -> GrammarDetector:
    stand_in.behaviour = finds_every("cat")
    return GrammarDetector(GrammarOptions(server=stand_in.address, language="en-US"))


def found(detector: GrammarDetector, source: str, format: str = "plain") -> list[str]:
    """Return the source of each finding with a few characters around it."""
    document = read(source, format=format)
    spans = [document.to_source(result.span) for result in detector.detect(document) if isinstance(result, Finding)]
    return [source[span.start : span.end] for span in spans]


def test_a_document_is_one_request(detector: GrammarDetector, stand_in: StandIn) -> None:
    found(detector, "One cat.\n\nTwo cats.\n\nThree.\n")
    assert stand_in.texts == [BREAK.join(["One cat.", "Two cats.", "Three."])]


def test_a_large_document_is_cut_between_paragraphs(detector: GrammarDetector, stand_in: StandIn) -> None:
    paragraphs = [f"{number} {SENTENCE * 40}".strip() for number in range(30)]
    found(detector, "\n\n".join(paragraphs))
    assert len(stand_in.texts) > 3
    assert all(len(text) <= BATCH for text in stand_in.texts)
    assert BREAK.join(stand_in.texts).split(BREAK) == paragraphs


def test_a_large_paragraph_is_cut_between_sentences(detector: GrammarDetector, stand_in: StandIn) -> None:
    sentences = [f"{number} {SENTENCE}" for number in range(1_000)]
    assert found(detector, "".join(sentences[:500]) + "A cat. " + "".join(sentences[500:])) == ["cat"]
    assert len(stand_in.texts) == 6
    assert all(len(text) <= BATCH and text.endswith(".") for text in stand_in.texts)


def test_a_sentence_that_nobody_wrote_is_left_out(detector: GrammarDetector, stand_in: StandIn) -> None:
    assert found(detector, f"A cat. {'Word ' * BATCH}. Another cat sat.") == ["cat", "cat"]
    assert all(len(text) <= BATCH for text in stand_in.texts)


def test_only_changed_paragraphs_are_asked_about_again(detector: GrammarDetector, stand_in: StandIn) -> None:
    assert found(detector, "One cat.\n\nTwo.\n\nThree cats.\n") == ["cat", "cat"]
    stand_in.asked.clear()
    assert found(detector, "New words.\n\nThree cats.\n\nOne cat.\n\nThree cats.\n") == ["cat", "cat", "cat"]
    assert stand_in.texts == ["New words."]


def test_headings_cells_and_code_are_not_shown(detector: GrammarDetector, stand_in: StandIn) -> None:
    found(detector, "# A cat\n\n| cat | cat |\n| --- | --- |\n| cat | cat |\n\n    cat\n\nOne cat.\n", "markdown")
    assert stand_in.texts == ["One cat."]


def test_a_match_across_paragraphs_is_not_reported(detector: GrammarDetector, stand_in: StandIn) -> None:
    def finds_all(handler: BaseHTTPRequestHandler, parameters: Parameters) -> None:
        rule = {"id": "ALL", "category": {"id": "GRAMMAR"}, "issueType": "grammar"}
        match = {"offset": 0, "length": len(parameters["text"]), "message": "all", "replacements": [], "rule": rule}
        answer(handler, json.dumps({"matches": [match]}).encode())

    stand_in.behaviour = finds_all
    assert found(detector, "One.\n\nTwo.\n") == []
    assert found(detector, "Three.\n") == ["Three."]


def test_a_fix_is_offered_only_where_no_markup_would_go_with_it(detector: GrammarDetector) -> None:
    document = read("A cat and a c**a**t.\n", format="markdown")
    plain, marked = [result for result in detector.detect(document) if isinstance(result, Finding)]
    assert plain.fix
    assert not plain.fix.safe
    assert marked.fix is None
    assert marked.suggestions == ("dog",)


def test_the_language_is_told_once_from_the_beginning(stand_in: StandIn) -> None:
    stand_in.behaviour = finds_every("cat")
    detector = GrammarDetector(GrammarOptions(server=stand_in.address))
    found(detector, "One cat.\n\nTwo.\n")
    found(detector, "One cat.\n\nTwo.\n")
    assert [parameters["language"] for parameters in stand_in.asked] == ["auto", "en-US"]


@given(text=st.text(min_size=1), data=st.data())
def test_utf16_units_become_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    def units(part: str) -> int:
        return len(part.encode("utf-16-le", "surrogatepass")) // 2

    assert Utf16Offsets(text).span(units(text[:start]), units(text[:end])) == Span(start, end)


def test_half_a_pair_of_surrogates_is_the_whole_character() -> None:
    assert Utf16Offsets("a😀b").span(2, 4) == Span(1, 3)
    assert Utf16Offsets("a😀b").span(0, 2) == Span(0, 2)


@given(st.lists(st.text(min_size=1, max_size=BATCH)))
def test_batches_keep_every_text_in_order(texts: list[str]) -> None:
    made = list(batches(texts))
    assert [text for batch in made for text in batch] == texts
    assert all(batch for batch in made)


@given(st.lists(st.sampled_from([SENTENCE, "Short. ", "\n\n", "word " * 3_000]), max_size=12))
def test_passages_lie_within_blocks_and_never_overlap(parts: list[str]) -> None:
    document = read("".join(parts), format="plain")
    spans = list(passages(document))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    blocks = [block.span for block in document.blocks]
    assert all(any(block.start <= span.start and span.end <= block.end for block in blocks) for span in spans)
    assert all(0 < len(span) <= BATCH for span in spans)
