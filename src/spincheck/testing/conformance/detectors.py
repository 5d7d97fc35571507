"""What every detector must do."""

from __future__ import annotations

import json
import math
import pickle
import re
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ...api import (
    CODE_PATTERN,
    NAME_PATTERN,
    BlockKind,
    Confidence,
    Detector,
    Document,
    DocumentBuilder,
    Finding,
    Fix,
    Note,
    Rule,
    Score,
    Severity,
)
from ..cases import check_case
from ..pages import page_examples
from .identity import check_identity
from .texts import HOSTILE_TEXTS, documents, for_fixtures


class DetectorConformance:
    """Tests of one detector, which the fixture `detector` gives."""

    @pytest.fixture
    def detector(self) -> Detector[Any]:
        """Return the detector to test, built with the options of your choice."""
        raise NotImplementedError("override the fixture 'detector'")

    def test_class_attributes(self, detector: Detector[Any]) -> None:
        """The class says what it is, in the form that the host accepts."""
        check_identity(detector)
        assert detector.rules, "a detector without rules can find nothing"

    def test_options(self, detector: Detector[Any]) -> None:
        """The options are a frozen dataclass with a default for every field, and travel to other processes."""
        options_type = detector.options_type
        assert is_dataclass(options_type), "'options_type' must be a dataclass"
        assert options_type.__dataclass_params__.frozen, "'options_type' must be frozen"  # type: ignore[attr-defined]
        without_default = [f.name for f in fields(options_type) if f.default is MISSING and f.default_factory is MISSING]
        assert not without_default, f"options without a default: {without_default}"
        type(detector)(options_type())
        recipe = (type(detector), detector.options)
        assert _pickled(recipe) == recipe, "spincheck builds the detector again in each process"

    def test_rules(self, detector: Detector[Any]) -> None:
        """Codes and names are in their form and unique; summaries are one line without a full stop."""
        for attribute, form in (("code", CODE_PATTERN), ("name", NAME_PATTERN)):
            values = [getattr(rule, attribute) for rule in detector.rules]
            assert all(re.fullmatch(form, value) for value in values), f"a rule's {attribute} is not like {form}: {values}"
            assert len(set(values)) == len(values), f"two rules have the same {attribute}: {values}"
        for rule in detector.rules:
            assert isinstance(rule.severity, Severity)
            assert rule.summary == rule.summary.strip().rstrip("."), f"{rule.code}: no full stop ends a summary"
            assert rule.summary.isprintable(), f"{rule.code}: a summary is one line, not empty"

    def test_pages(self, detector: Detector[Any]) -> None:
        """Every rule's page has all headings in order, and what its example marks is what is found."""
        with_defaults = type(detector)(detector.options_type())
        for rule in detector.rules:
            for example in page_examples(rule):
                check_case(with_defaults if rule in with_defaults.rules else detector, example)

    @pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS.keys())
    def test_hostile_texts(self, detector: Detector[Any], text: str) -> None:
        """No text makes it fail."""
        builder = DocumentBuilder(path="hostile.txt", format="plain", source=text)
        with builder.block(BlockKind.PARAGRAPH):
            builder.add_text(text)
        check_results(detector, builder.build())

    @for_fixtures
    @given(data=st.data())
    def test_any_document(self, detector: Detector[Any], data: st.DataObject) -> None:
        """No document makes it fail, and all that it yields is in its form."""
        check_results(detector, data.draw(documents(_pieces(tuple(detector.rules)))))

    @for_fixtures
    @given(data=st.data())
    def test_no_state_between_documents(self, detector: Detector[Any], data: st.DataObject) -> None:
        """A document's results are the same whatever was read before it."""
        any_document = documents(_pieces(tuple(detector.rules)))
        check_independence(detector, data.draw(any_document), data.draw(any_document))


def check_independence(detector: Detector[Any], document: Document, other: Document) -> None:
    """Check that the results for ``document`` are the same each time, also when ``other`` came between.

    Raises:
        AssertionError: they are not.
    """
    first = list(detector.detect(document))
    assert list(detector.detect(document)) == first, "a second run gives other results"
    list(detector.detect(other))
    assert list(detector.detect(document)) == first, "another document between two runs changes the results"


def check_results(detector: Detector[Any], document: Document) -> None:
    """Check that all that ``detector`` yields for ``document`` is in its form.

    Raises:
        AssertionError: something is not.
    """
    results = list(detector.detect(document))
    for result in results:
        if isinstance(result, Score):
            _check_score(result, document)
            is_declared = result.span or document.original or result.name in detector.scores
            assert is_declared, f"the score {result.name} is not among the detector's scores"
        elif isinstance(result, Note):
            assert result.message.isprintable(), "a note is one line, not empty"
        else:
            assert isinstance(result, Finding), f"a detector yields findings, scores and notes, not {result!r}"
            assert result.rule in detector.rules, f"{result.rule.code} is not among the detector's rules"
            _check_finding(result, document)
    assert _pickled(results) == results, "results travel between processes"


def _pickled(value: object) -> object:
    """Return the copy of ``value`` that another process would see."""
    copy: object = pickle.loads(pickle.dumps(value))  # noqa: S301  # we have just written it
    return copy


def _check_score(score: Score, document: Document) -> None:
    assert re.fullmatch(NAME_PATTERN, score.name), f"{score.name!r} is not lower-case words with hyphens"
    assert math.isfinite(score.value), f"the score {score.name} is {score.value}"
    assert score.unit, f"the score {score.name} has no unit"
    if score.span is not None:
        assert 0 <= score.span.start < score.span.end <= len(document.text), f"{score.name}: {score.span} is empty or outside"


def _check_finding(finding: Finding, document: Document) -> None:
    code = finding.rule.code
    assert 0 <= finding.span.start < finding.span.end <= len(document.text), f"{code}: {finding.span} is empty or outside"
    assert isinstance(finding.confidence, Confidence)
    assert finding.message.strip(), f"{code}: the message is empty"
    assert isinstance(finding.suggestions, tuple)
    assert all(isinstance(suggestion, str) for suggestion in finding.suggestions)
    json.dumps(finding.evidence, allow_nan=False)
    if finding.fix is not None:
        _check_fix(finding.fix, document)


def _check_fix(fix: Fix, document: Document) -> None:
    assert fix.edits, "a fix without edits is none"
    spans = sorted(edit.span for edit in fix.edits)
    assert spans[-1].end <= len(document.source), f"the fix reaches outside the source: {spans[-1]}"
    assert all(one.end <= other.start for one, other in pairwise(spans)), f"edits of one fix overlap: {spans}"


@cache
def _pieces(rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """Return texts that wake a detector: its rules' examples, whole and as words."""
    examples = [example.text for rule in rules for example in page_examples(rule)]
    return (*examples, *(f"{word} " for text in examples for word in text.split()))
