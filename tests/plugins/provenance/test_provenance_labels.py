"""What the scores and labels say of texts whose making is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import Confidence, Finding, Note, Score
from spincheck.testing import read
from spincheck_provenance.comparison import compare
from spincheck_provenance.detector import ProvenanceDetector
from spincheck_provenance.labels import Label, Verdict, judge
from spincheck_provenance.scores import Scores, score
from tests.plugins.provenance.story import SPUN, STORY, SUMMARY, TRANSLATED, UNRELATED


def judged(suspect: str, original: str = STORY) -> tuple[Verdict, Scores]:
    comparison = compare(read(original), read(suspect))
    scores = score(comparison)
    return judge(comparison, scores), scores


@pytest.mark.parametrize(
    ("suspect", "label"),
    [
        (STORY, Label.VERBATIM),
        (SPUN, Label.SPUN),
        (TRANSLATED, Label.TRANSLATED),
        (SUMMARY, Label.SUMMARISED),
        (UNRELATED, Label.UNRELATED),
    ],
)
def test_the_kind_is_named_with_reasons(suspect: str, label: Label) -> None:
    verdict, _ = judged(suspect)
    assert verdict.label is label
    assert all(verdict.reasons)
    assert verdict.reasons


def test_a_copy_of_itself_has_full_scores() -> None:
    _, scores = judged(STORY)
    assert (scores.copied, scores.reworded, scores.retained, scores.order_kept, scores.swapped) == (1, 0, 1, 1, 0)


@given(
    st.sampled_from([STORY, SPUN, TRANSLATED, SUMMARY, UNRELATED, "", "Short."]), st.sampled_from([STORY, SPUN, "", "Short."])
)
def test_shares_are_shares(suspect: str, original: str) -> None:
    _, scores = judged(suspect, original)
    for share in (scores.copied, scores.reworded, scores.derived, scores.retained, scores.order_kept, scores.likeness):
        assert 0 <= share <= 1


def test_half_of_a_text_is_half_of_it() -> None:
    _, scores = judged(f"{STORY}\n\n{UNRELATED}")
    assert scores.retained == 1
    assert scores.copied == pytest.approx(len(STORY.split()) / len(f"{STORY} {UNRELATED}".split()), abs=0.02)


def test_a_short_text_is_never_certain() -> None:
    verdict, _ = judged(STORY.split("\n\n")[0])
    assert verdict.label is Label.VERBATIM
    assert verdict.confidence is not Confidence.HIGH


def test_the_detector_says_nothing_without_an_original() -> None:
    assert list(ProvenanceDetector(ProvenanceDetector.options_type()).detect(read(SPUN))) == []


def test_of_an_unrelated_text_there_are_scores_and_a_note() -> None:
    document = read(UNRELATED, original=STORY)
    results = list(ProvenanceDetector(ProvenanceDetector.options_type()).detect(document))
    assert not [result for result in results if isinstance(result, Finding)]
    assert {result.name for result in results if isinstance(result, Score)} == {
        "copied",
        "reworded",
        "original-retained",
        "order-kept",
        "words-swapped",
    }
    assert [result.message for result in results if isinstance(result, Note)]
