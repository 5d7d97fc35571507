"""The real documents, which lie beside the project and are never copied into it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from spincheck.api import Confidence, Document, Finding, Score
from spincheck.readers.plain import PlainReader
from spincheck_spun.detector import SpunDetector, SpunOptions

SEEDS = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the real documents are not at {SEEDS}")
NAMES = ("000-original.txt", "001-backtranslated.txt", "002-paraphrased.txt", "003-spun.txt", "004-cms-debris.txt")


@cache
def scanned(name: str) -> tuple[Document, list[Finding], float]:
    document = PlainReader().read((SEEDS / name).read_bytes().decode(), name)
    results = list(SpunDetector(SpunOptions()).detect(document))
    findings = [result for result in results if isinstance(result, Finding) and result.confidence is not Confidence.LOW]
    (score,) = (result.value for result in results if isinstance(result, Score) and result.name == "spun")
    return document, findings, score


def labels(name: str) -> Any:
    return json.loads((SEEDS / "labels.json").read_text(encoding="utf-8"))["files"][name]["spun"]


@pytest.mark.parametrize("name", NAMES)
def test_only_the_spun_document_scores_as_spun(name: str) -> None:
    _, findings, score = scanned(name)
    assert score > 0.99 if name == "003-spun.txt" else score < 0.1
    assert any(finding.rule.code == "SPN001" for finding in findings) == (name == "003-spun.txt")


def test_the_original_has_no_finding() -> None:
    assert not scanned("000-original.txt")[1]


def test_most_of_what_a_reader_marked_is_touched() -> None:
    document, findings, _ = scanned("003-spun.txt")
    spans = [document.to_source(finding.span) for finding in findings if finding.rule.code != "SPN001"]
    marked = [entry["span"] for entry in labels("003-spun.txt")]
    touched = [any(span.start < end and start < span.end for span in spans) for start, end in marked]
    assert len(marked) == 67
    assert sum(touched) >= 40
