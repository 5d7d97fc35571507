"""Which differences are findings, and of which kind."""

from __future__ import annotations

import pytest

from spincheck.api import Confidence, Finding, Severity
from spincheck.testing import read
from spincheck_provenance.detector import ProvenanceDetector

DETECTOR = ProvenanceDetector(ProvenanceDetector.options_type())
LINE = "The bridge over the sound was closed for 14 days by Ingrid Solberg of the harbour board in the old town."


def found(suspect: str, original: str = LINE) -> list[tuple[str, str, str]]:
    document = read(suspect, original=original)
    return [
        (result.rule.code, document.text[result.span.start : result.span.end], result.suggestions[0])
        for result in DETECTOR.detect(document)
        if isinstance(result, Finding) and result.suggestions
    ]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("closed", "shut", "PRV101"),
        ("harbour board", "port council", "PRV101"),
        ("14", "41", "PRV201"),
        ("14", "nine", "PRV201"),
        ("Solberg", "Sunmount", "PRV202"),
        ("old", "outdated", "PRV101"),
    ],
)
def test_what_stands_in_the_place_of_something_else(before: str, after: str, code: str) -> None:
    (change,) = found(LINE.replace(before, after))
    assert change[0] == code
    assert change[1] in after
    assert change[2] in before


@pytest.mark.parametrize(
    ("before", "after"), [("14", "fourteen"), ("closed", "Closed"), ("days", "day"), ("old ", ""), ("in", "of")]
)
def test_what_is_no_change(before: str, after: str) -> None:
    assert found(LINE.replace(before, after)) == []


def test_a_sentence_that_was_written_anew_has_no_swapped_words() -> None:
    rewritten = "In the old town the harbour board, led by Ingrid Solberg, kept the sound's bridge shut, 14 days long."
    document = read(rewritten, original=LINE)
    assert [result.rule.code for result in DETECTOR.detect(document) if isinstance(result, Finding)] == ["PRV001", "PRV102"]


def test_facts_are_graver_than_words() -> None:
    severities = {rule.code: rule.severity for rule in DETECTOR.rules}
    assert {severities[code] for code in ("PRV201", "PRV202", "PRV203", "PRV204")} == {Severity.ERROR}
    assert severities["PRV101"] is Severity.WARNING


def test_the_evidence_says_where_the_original_stands() -> None:
    original = f"A first line.\n\n{LINE}\n"
    document = read(LINE.replace("closed", "shut"), original=original)
    (swap,) = (r for r in DETECTOR.detect(document) if isinstance(r, Finding) and r.rule.code == "PRV101")
    evidence = swap.evidence
    assert swap.confidence is Confidence.HIGH
    assert (evidence["original"], evidence["original path"], evidence["original line"]) == ("closed", "original.txt", 3)
    start, end = evidence["original start"], evidence["original end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert original[start:end] == "closed"


def test_a_quotation_over_several_sentences_is_one() -> None:
    original = "“It was late. Nobody knew why the boat was so slow,” she said on Sunday."
    changes = found(original.replace("slow", "gradual"), original)
    quotations = [(text, instead) for code, text, instead in changes if code == "PRV203"]
    assert quotations == [
        ("It was late. Nobody knew why the boat was so gradual", "It was late. Nobody knew why the boat was so slow")
    ]


def test_markup_around_the_words_does_not_matter() -> None:
    document = read(f"<p>{LINE.replace('old', '<b>outdated</b>')}</p>", format="html", original=f"<p>{LINE}</p>")
    (swap,) = (r for r in DETECTOR.detect(document) if isinstance(r, Finding) and r.rule.code == "PRV101")
    assert document.text[swap.span.start : swap.span.end] == "outdated"
