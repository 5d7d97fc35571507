from __future__ import annotations

from pathlib import Path

import pytest

from spincheck.api import Confidence, Finding, Score
from spincheck.readers.plain import PlainReader
from spincheck_spun.detector import SpunDetector, SpunOptions

DETECTOR = SpunDetector(SpunOptions())
SPUN = (
    "A city that listens\n\n"
    "The town has built a system of gadget mastering that reads the sound of its pipes. It uses a profound neural organization "
    "and pc imaginative and prescient somewhat than the ears of a specialist. It is a brand new way, and the famend founder "
    "says that it was a question of time."
)


def results(text: str, options: SpunOptions | None = None) -> list[Finding | Score]:
    detector = SpunDetector(options) if options else DETECTOR
    return list(detector.detect(PlainReader().read(text, "any.txt")))


def findings(text: str, options: SpunOptions | None = None) -> list[Finding]:
    return [result for result in results(text, options) if isinstance(result, Finding)]


def score(text: str, options: SpunOptions | None = None) -> float | None:
    return next((result.value for result in results(text, options) if isinstance(result, Score)), None)


def test_a_phrase_says_what_it_stands_for_and_why() -> None:
    (finding,) = findings("It is counterfeit consciousness.")
    assert finding.rule.code == "SPN101"
    assert finding.message == "'counterfeit consciousness' usually stands for 'artificial intelligence'"
    assert finding.suggestions == ("artificial intelligence",)
    assert finding.evidence["weight"] == 4.61
    assert finding.evidence["clean occurrences per million words"] == 0.0
    assert finding.confidence is Confidence.MEDIUM


def test_a_weak_phrase_is_a_hint_until_the_document_is_spun() -> None:
    (hint,) = findings("They sold us a brand new car.")
    assert hint.confidence is Confidence.LOW
    (in_spun,) = (finding for finding in findings(SPUN) if finding.message.startswith("'a brand new'"))
    assert in_spun.confidence is Confidence.MEDIUM


def test_a_spun_document_gets_one_finding_on_its_first_block() -> None:
    (finding,) = (finding for finding in findings(SPUN) if finding.rule.code == "SPN001")
    assert SPUN[finding.span.start : finding.span.end] == "A city that listens"
    assert finding.confidence is Confidence.HIGH
    assert finding.evidence["words"] == 56
    assert finding.evidence["different phrases"] == 6
    assert "famend" in str(finding.evidence["strongest phrases"])
    value = score(SPUN)
    assert value is not None
    assert value > 0.99


def test_a_strong_phrase_in_a_spun_document_is_certain() -> None:
    assert Confidence.HIGH in {finding.confidence for finding in findings(SPUN) if finding.rule.code == "SPN102"}


def test_short_and_foreign_texts_have_no_score() -> None:
    assert score("A profound neural organization.") is None
    assert score("Der Rat der Stadt hat in der Sitzung beschlossen, dass die Arbeiten im Herbst beginnen. " * 10) is None
    assert score("The cat sat on the mat and it was as warm as it is on a day in the spring. " * 4) == pytest.approx(
        0.0, abs=0.01
    )


def test_allowed_phrases_are_gone_from_findings_and_score() -> None:
    options = SpunOptions(allow=("Profound Neural", "famend", "imaginative and prescient"))
    left = [finding.message for finding in findings(SPUN, options)]
    assert not any("profound neural" in message or "famend" in message or "prescient" in message for message in left)
    assert any("somewhat than" in message for message in left)
    allowed, without = score(SPUN, options), score(SPUN)
    assert allowed is not None
    assert without is not None
    assert allowed < without


def test_own_phrases_are_tortured_phrases() -> None:
    options = SpunOptions(phrases={"Flux  hub": "river port", "a brand new": "a new", "gizmo": "crane"})
    found = findings("The Flux Hubs, a brand new gizmo and the flux-hub.", options)
    assert [(finding.rule.code, finding.suggestions[0], finding.confidence) for finding in found] == [
        ("SPN101", "River Ports", Confidence.MEDIUM),
        ("SPN101", "a new", Confidence.MEDIUM),
        ("SPN101", "crane", Confidence.MEDIUM),
        ("SPN101", "river-port", Confidence.MEDIUM),
    ]
    assert [finding.suggestions[0] for finding in findings("Two gizmos.", options)] == ["cranes"]


@pytest.mark.parametrize("phrase", ["", "  ", "?!", "one, two", "- a"])
def test_what_is_no_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="not just words"):
        SpunOptions(allow=(phrase,))
    with pytest.raises(ValueError, match="phrases: "):
        SpunOptions(phrases={phrase: "x"})


def test_nothing_is_kept_between_documents() -> None:
    before = results(SPUN)
    results("Counterfeit consciousness. " * 50)
    assert results(SPUN) == before
    assert list(SpunDetector(SpunOptions()).detect(PlainReader().read(SPUN, "any.txt"))) == before


def substituted(text: str, options: SpunOptions | None = None) -> dict[str, Finding]:
    shown = [finding for finding in findings(text, options) if finding.confidence is not Confidence.LOW]
    return {text[finding.span.start : finding.span.end]: finding for finding in shown if finding.rule.code == "SPN201"}


SWAPPED = Path(__file__).with_name("swapped.txt").read_text(encoding="utf-8")
"""Written with a spinner's synonyms for single words, of which the data knows one phrase only."""


def test_words_alone_can_make_a_document_spun() -> None:
    value = score(SWAPPED)
    assert value is not None
    assert value > 0.9
    assert {"folks", "cease", "extra", "flooring"} <= substituted(SWAPPED).keys()


def test_a_substituted_word_says_why() -> None:
    finding = substituted(SWAPPED)["cease"]
    assert finding.message == "'cease' hardly fits here; 'stop' would fit better"
    assert finding.suggestions[0] == "stop"
    assert finding.evidence.keys() == {
        "probability",
        "log-likelihood ratio",
        "information with the words beside it",
        "fit in its context",
        "advantage of the first suggestion",
        "occurrences in doubt",
    }


def test_repeats_are_shown_once_with_their_number() -> None:
    places = [finding for finding in findings(SWAPPED) if SWAPPED[finding.span.start : finding.span.end] == "previous"]
    assert [finding.confidence is Confidence.LOW for finding in places].count(False) == 1
    (shown,) = (finding for finding in places if finding.confidence is not Confidence.LOW)
    assert f"'previous' ({len(places)} times in this document) hardly fits" in shown.message


def test_the_finding_on_the_document_names_its_strongest_words() -> None:
    (finding,) = (finding for finding in findings(SWAPPED) if finding.rule.code == "SPN001")
    assert "hardly fit" in finding.message
    assert isinstance(finding.evidence["strongest words"], list)
    share = finding.evidence["estimated share of replaced words"]
    assert isinstance(share, float)
    assert 0.1 <= share <= 0.5


def test_quoted_words_are_left_alone() -> None:
    assert "cease" not in substituted(SWAPPED.replace("cease", "“cease”"))


def test_ones_own_terms_are_left_alone() -> None:
    assert "cease" not in substituted(SWAPPED, SpunOptions(terms=("cease",)))
    assert "cease" not in substituted(SWAPPED, SpunOptions(allow=("cease",)))


def test_without_context_only_phrases_are_found() -> None:
    options = SpunOptions(context=False)
    assert not substituted(SWAPPED, options)
    value = score(SWAPPED, options)
    assert value is not None
    assert value < 0.1
    assert {finding.rule.code for finding in findings(SPUN, options)} >= {"SPN001", "SPN101", "SPN102"}


def test_a_learners_text_may_be_more_surprising() -> None:
    everybodys, learners = score(SWAPPED), score(SWAPPED, SpunOptions(domain="learner"))
    assert everybodys is not None
    assert learners is not None
    assert learners < everybodys


def test_the_threshold_decides_whether_the_document_is_reported() -> None:
    value = score(SPUN)
    assert value is not None
    codes = {finding.rule.code for finding in findings(SPUN, SpunOptions(threshold=1.0))}
    assert "SPN001" not in codes
    assert "SPN001" in {finding.rule.code for finding in findings(SPUN, SpunOptions(threshold=value))}


@pytest.mark.parametrize("threshold", [0.0, -1.0, 1.1, float("nan")])
def test_a_threshold_is_a_probability(threshold: float) -> None:
    with pytest.raises(ValueError, match="threshold"):
        SpunOptions(threshold=threshold)
