"""The real documents that the project exists for: all labelled debris is found, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from spincheck.api import Confidence, SourceSpan
from spincheck.readers.plain import PlainReader
from spincheck_boilerplate.detector import BoilerplateDetector
from spincheck_boilerplate.options import BoilerplateOptions

SEEDS = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the shared documents, which lie beside the checkout")
NAMES = ["000-original.txt", "001-backtranslated.txt", "002-paraphrased.txt", "003-spun.txt", "004-cms-debris.txt"]
COVERED = 0.9


def labels(name: str) -> list[dict[str, Any]]:
    files = json.loads((SEEDS / "labels.json").read_text(encoding="utf-8"))["files"]
    found: list[dict[str, Any]] = files[name]["boilerplate"]
    return found


@cache
def shown(name: str) -> Sequence[tuple[str, SourceSpan]]:
    document = PlainReader().read((SEEDS / name).read_text(encoding="utf-8"), name)
    findings = BoilerplateDetector(BoilerplateOptions()).find(document)
    return [(f.rule.code, document.to_source(f.span)) for f in findings if f.confidence is not Confidence.LOW]


@pytest.mark.parametrize("name", NAMES)
def test_every_label_is_covered(name: str) -> None:
    covered = {offset for _, span in shown(name) for offset in range(span.start, span.end)}
    for label in labels(name):
        start, end = label["span"]
        assert len(covered & set(range(start, end))) >= COVERED * (end - start), label["text"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_found(name: str) -> None:
    """Four more sentences of 003 are glued than its labels say."""
    unlabelled = [
        code
        for code, span in shown(name)
        if not any(span.start < label["span"][1] and label["span"][0] < span.end for label in labels(name))
    ]
    assert unlabelled == (["BLP704"] * 4 if name == "003-spun.txt" else [])
