from __future__ import annotations

from pathlib import Path

import pytest

from spincheck.api import Confidence, Finding, Note, Score
from spincheck.testing import Case, load_cases, read
from spincheck_readability.detector import ReadabilityDetector
from spincheck_readability.formulas import FORMULAS, SHAPE
from spincheck_readability.options import ReadabilityOptions

CASES = {case.name: case for case in load_cases(Path(__file__).parents[2] / "cases" / "RDB101.toml")}
PARAGRAPH = CASES["a paragraph of officialese in a plain story"]


def results(case: Case, **options: float) -> list[Finding | Score | Note]:
    detector = ReadabilityDetector(ReadabilityOptions(**options))  # type: ignore[arg-type]
    return list(detector.detect(read(case.text, format=case.format)))


def findings(case: Case, **options: float) -> list[Finding]:
    return [result for result in results(case, **options) if isinstance(result, Finding)]


def test_the_message_says_how_hard_and_why() -> None:
    (finding,) = findings(PARAGRAPH)
    assert finding.message == (
        "this passage reads much harder than the rest: Flesch reading ease -73, the rest of the document 101 "
        "(longer words: 3.1 syllables, elsewhere 1.1; rarer words: 69 in 100, elsewhere 6)"
    )
    assert finding.confidence is Confidence.HIGH


def test_the_evidence_holds_the_numbers_before_and_after() -> None:
    (finding,) = findings(PARAGRAPH)
    assert finding.evidence["sentences"] == 3
    assert finding.evidence["words per sentence"] == 17.0
    assert finding.evidence["words per sentence of the rest"] == 10.6
    assert set(finding.evidence) == {
        "reading ease",
        "reading ease of the rest",
        "drop",
        "standard errors",
        "sentences",
        "words per sentence",
        "words per sentence of the rest",
        "syllables per word",
        "syllables per word of the rest",
        "rare words in 100",
        "rare words in 100 of the rest",
        "words in 100 that occur nowhere else",
        "usual in this document",
    }


def test_every_formula_gives_a_score() -> None:
    scores = {result.name: result for result in results(PARAGRAPH) if isinstance(result, Score) and result.span is None}
    assert list(scores) == [*FORMULAS, *SHAPE]
    assert 40 < scores["flesch-reading-ease"].value < 70
    assert scores["flesch-reading-ease"].unit == "points"
    assert scores["smog-index"].unit == "grade"


def test_every_paragraph_of_some_length_has_its_own_ease() -> None:
    document = read(f"Too short to say.\n\n{PARAGRAPH.text}", format=PARAGRAPH.format)
    detector = ReadabilityDetector(ReadabilityOptions())
    scores = {result.span: result for result in detector.detect(document) if isinstance(result, Score) and result.span}
    long_blocks = [block.span for block in document.blocks if len(document.words.within(block.span)) >= 20]
    assert list(scores) == long_blocks
    assert {score.name for score in scores.values()} == {"paragraph-flesch-reading-ease"}
    drop = next(result for result in detector.detect(document) if isinstance(result, Finding))
    assert min(scores.values(), key=lambda score: score.value).span == drop.span


def test_short_text_has_no_scores_and_unknown_text_a_note() -> None:
    detector = ReadabilityDetector(ReadabilityOptions())
    assert list(detector.detect(read("The ferry leaves at six. It is a small boat."))) == []
    (note,) = detector.detect(read("Lautta lähtee kuudelta, ja talvella kansi on märkä ja kylmä. " * 20))
    assert isinstance(note, Note)
    assert "option 'language'" in note.message


def test_what_was_read_before_changes_nothing() -> None:
    detector = ReadabilityDetector(ReadabilityOptions())
    documents = [read(case.text, format=case.format) for case in CASES.values()]
    forwards = [list(detector.detect(document)) for document in documents]
    backwards = [list(detector.detect(document)) for document in reversed(documents)]
    assert forwards == backwards[::-1]


def test_a_larger_drop_can_be_asked_for() -> None:
    (finding,) = findings(PARAGRAPH)
    drop = finding.evidence["drop"]
    assert isinstance(drop, float)
    assert findings(PARAGRAPH, drop=drop + 1) == []
    assert len(findings(PARAGRAPH, drop=drop - 1)) == 1


def test_the_words_that_the_rest_needs_can_be_set() -> None:
    assert findings(PARAGRAPH, min_words=1_000) == []
    too_short = CASES["too short to say anything"]
    assert findings(too_short, min_words=1) == []  # sentences are missing as well


@pytest.mark.parametrize("options", [{"drop": 0.0}, {"drop": -5.0}, {"drop": float("nan")}, {"min_words": 0}])
def test_options_that_make_no_sense_are_refused(options: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must be"):
        ReadabilityOptions(**options)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["000-original.txt", "001-backtranslated.txt", "002-paraphrased.txt", "004-cms-debris.txt"])
def test_lists_captions_and_debris_of_real_documents_are_no_drops(shared: Path, name: str) -> None:
    document = read((shared / "seeds" / name).read_text(encoding="utf-8"))
    shown = [result for result in ReadabilityDetector(ReadabilityOptions()).detect(document) if isinstance(result, Finding)]
    assert shown == []


def test_the_spun_one_of_the_real_documents_is_the_hardest(shared: Path) -> None:
    detector = ReadabilityDetector(ReadabilityOptions())
    ease = {}
    for path in (shared / "seeds").glob("*.txt"):
        results = detector.detect(read(path.read_text(encoding="utf-8")))
        ease[path.name] = next(result.value for result in results if isinstance(result, Score))
    assert len(ease) == 5
    assert min(ease, key=lambda name: ease[name]) == "003-spun.txt"
