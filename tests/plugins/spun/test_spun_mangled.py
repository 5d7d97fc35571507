from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import Confidence, Finding, Score
from spincheck.readers.markdown import MarkdownReader
from spincheck.readers.plain import PlainReader
from spincheck_spun.detector import SpunDetector, SpunOptions
from spincheck_spun.mangled import WEIGHT, MangledWords
from spincheck_spun.phrases import data_rows
from spincheck_spun.scoring import weigh
from spincheck_spun.tokens import split_phrase

DETECTOR = SpunDetector(SpunOptions())
MANGLES = [tuple(row) for row in data_rows("mangles.tsv")]
WORDS = {part: words.split() for part, words in data_rows("mangled_words.tsv")}


def findings(text: str, options: SpunOptions | None = None) -> list[Finding]:
    detector = SpunDetector(options) if options else DETECTOR
    results = detector.detect(PlainReader().read(text, "any.txt"))
    return [result for result in results if isinstance(result, Finding)]


def originals(text: str) -> list[str]:
    return [match.expected[0] for match in MangledWords().matches(split_phrase(text))]


def test_a_mangled_word_is_certain_and_says_what_it_was() -> None:
    (finding,) = findings("You can conwirelessgure it.")
    assert finding.rule.code == "SPN103"
    assert finding.confidence is Confidence.HIGH
    assert finding.suggestions == ("configure",)
    assert finding.message == "'conwirelessgure' is 'configure' with a spinner's synonym in the place of a part of it"
    assert finding.evidence == {"weight": 5.6, "weight of its context": 0.0, "clean occurrences per million words": 0.0}


def test_a_part_that_is_a_word_may_be_what_was_meant() -> None:
    (finding,) = findings("The mobileular divides.")
    assert finding.suggestions == ("cellular", "cell")


@pytest.mark.parametrize(
    ("found", "suggestion"),
    [
        ("Conwirelessgure", "Configure"),
        ("CONWIRELESSGURE", "CONFIGURE"),
        ("Auup-To-Datemation", "Automation"),
        ("auup‑to‑datemation", "automation"),
        ("auup to datemation", "automation"),
        ("cusup-to-datemer’s", "customer's"),
    ],
)
def test_the_suggestion_is_written_as_the_mangled_word_was(found: str, suggestion: str) -> None:
    (finding,) = findings(f"They said {found} here.")
    assert finding.suggestions == (suggestion,)


def test_code_is_no_prose() -> None:
    document = MarkdownReader().read("Call `conwirelessgure` or\n\n```\nconwirelessgure()\n```\n\nnot conwirelessgure.", "a.md")
    (finding,) = (result for result in DETECTOR.detect(document) if isinstance(result, Finding))
    assert document.to_source(finding.span).start > document.source.rindex("```")


def test_a_word_can_be_allowed() -> None:
    assert not findings("You can conwirelessgure it.", SpunOptions(allow=("Conwirelessgure",)))


def test_one_mangled_word_does_not_make_a_document_spun_and_two_do() -> None:
    text = "The cat sat on the mat and it was as warm as it is on a day in the spring. " * 3
    one, two = (
        next(result.value for result in DETECTOR.detect(PlainReader().read(text + more, "a.txt")) if isinstance(result, Score))
        for more in ("Conwirelessgure it.", "Conwirelessgure the cappotential.")
    )
    assert one < 0.5
    assert two > 0.9


def test_the_weight_is_below_what_a_document_needs() -> None:
    (match,) = MangledWords().matches(["conwirelessgure"])
    assert match.phrase
    assert match.phrase.weight == WEIGHT
    assert weigh([match.phrase], 0, 0.0, None).probability < 0.5


@pytest.mark.parametrize(("replacement", "part", "observed"), MANGLES)
def test_what_was_observed_is_found(replacement: str, part: str, observed: str) -> None:
    assert observed.count(replacement) == 1
    assert originals(observed) == [observed.replace(replacement, part)]


@given(st.data())
def test_what_a_spinner_makes_of_a_known_word_is_undone(data: st.DataObject) -> None:
    replacement, part, _ = data.draw(st.sampled_from(MANGLES))
    word = data.draw(st.sampled_from([word for word in WORDS[part] if "-" not in word]))
    before, _, after = word.partition(part)
    mangled = before + replacement + after
    found = originals(mangled)
    compound = (not before and replacement.endswith(part)) or (not after and replacement.startswith(part))
    if len(before + after) < 3 or compound:
        assert word not in found
    else:
        assert found == [word]


def test_no_known_word_is_mangled() -> None:
    words = [word for words in WORDS.values() for word in words]
    assert not list(MangledWords().matches(words))


def test_the_data_is_sorted_complete_and_small() -> None:
    assert all(before < after for before, after in pairwise(MANGLES))
    assert list(WORDS) == sorted({part for _, part, _ in MANGLES})
    for part, words in WORDS.items():
        assert all(part in word for word in words)
        assert all(before < after for before, after in pairwise(words))
    assert sum(len(word) + 1 for words in WORDS.values() for word in words) < 60_000


def test_matches_give_the_places_of_their_tokens() -> None:
    words = split_phrase("conwirelessgure wireless auup to datemation and conwirelessgure benewirelessts up to date wi fi")
    places = [(match.start, match.end) for match in MangledWords().matches(words)]
    assert sorted(places) == [(0, 1), (2, 5), (6, 7), (7, 8)]
    assert not list(MangledWords().matches([]))
