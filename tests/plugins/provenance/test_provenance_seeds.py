"""The five shared documents that the project exists for, compared with the first of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from spincheck.testing import read
from spincheck_provenance.comparison import Comparison, compare
from spincheck_provenance.labels import Label, judge
from spincheck_provenance.scores import score


def compared(shared: Path, name: str) -> Comparison:
    texts = [(shared / "seeds" / file).read_text(encoding="utf-8") for file in ("000-original.txt", name)]
    return compare(read(texts[0]), read(texts[1]))


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("000-original.txt", {Label.VERBATIM}),
        ("001-backtranslated.txt", {Label.TRANSLATED}),
        ("002-paraphrased.txt", {Label.UNRELATED}),  # a paraphrase, but of another report on the same subject
        ("003-spun.txt", {Label.SPUN}),
        ("004-cms-debris.txt", {Label.PARAPHRASED, Label.SUMMARISED}),
    ],
)
def test_each_is_called_what_it_is(shared: Path, name: str, labels: set[Label]) -> None:
    comparison = compared(shared, name)
    assert judge(comparison, score(comparison)).label in labels


def test_the_sentences_of_the_translation_are_aligned(shared: Path) -> None:
    comparison = compared(shared, "001-backtranslated.txt")
    assert len(comparison.passages) >= 38
    assert not any(passage.is_moved for passage in comparison.passages)
    assert score(comparison).derived > 0.95


def test_the_spun_words_of_the_quotation_are_found_with_their_originals(shared: Path) -> None:
    comparison = compared(shared, "003-spun.txt")
    swaps = {
        (comparison.original.text(change.original), comparison.suspect.text(change.suspect))
        for passage in comparison.passages
        for change in passage.changes
    }
    assert {("technologies", "applied sciences"), ("become", "turn into"), ("said", "mentioned")} <= swaps
