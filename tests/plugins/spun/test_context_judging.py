"""Words in context, judged by the packaged model."""

from __future__ import annotations

from pathlib import Path

import pytest

from spincheck.api import Span
from spincheck.readers.plain import PlainReader
from spincheck_spun.context.judging import Judge, Judgement, Suspect
from spincheck_spun.context.mixture import DOMAINS
from spincheck_spun.tokens import tokenize

JUDGE = Judge()
CLEAN = (
    "The committee said on Monday that the new hospital would open in the spring, because most of the building work had been "
    "finished and the remaining money had been found. The mayor thanked the engineers who had worked through the winter, and "
    "promised that the road to the hospital would be widened before the first patients arrived. Some residents had complained "
    "about the noise of the trucks at night, and a local farmer had gone to court to stop the work."
)
SPUN = Path(__file__).with_name("swapped.txt").read_text(encoding="utf-8")


def judged(text: str, known: tuple[Span, ...] = (), terms: frozenset[str] = frozenset(), domain: str = "any") -> Judgement:
    document = PlainReader().read(text, "text")
    return JUDGE.weigh([JUDGE.read(document, tokenize(document, document.words), known, terms)], domain)


def suspects(text: str, **arguments: object) -> dict[str, Suspect]:
    judgement = judged(text, **arguments)  # type: ignore[arg-type]
    return {suspect.word: suspect for suspect in JUDGE.suspects(judgement, least=0.0)}


def test_spun_words_stand_out() -> None:
    assert judged(SPUN).mixture.strength > 1
    assert judged(CLEAN).mixture.strength < 0
    assert len(suspects(SPUN)) > 4 * len(suspects(CLEAN))


def test_a_suspect_has_its_place_and_its_candidates() -> None:
    suspect = suspects(SPUN)["pricey"]
    assert SPUN[suspect.span.start : suspect.span.end] == "pricey"
    assert "expensive" in suspect.candidates
    assert suspect.log_ratio > 0.5


def test_words_accounted_for_are_not_judged() -> None:
    at = SPUN.index("pricey")
    assert "pricey" not in suspects(SPUN, known=(Span(at, at + len("pricey")),))


def test_terms_are_not_judged() -> None:
    assert "pricey" not in suspects(SPUN, terms=frozenset({"pricey"}))


def test_capitals_are_not_judged() -> None:
    assert "pricey" not in suspects(SPUN.replace("pricey", "Pricey"))


def test_short_quotations_are_not_judged() -> None:
    assert "pricey" not in suspects(SPUN.replace("was pricey", "was “very pricey”"))


def test_a_text_with_few_different_words_stands_nowhere() -> None:
    text = "We heard that the pricey schooling of such fashions was gradual. " * 20
    assert judged(text).mixture.strength == 0.0


def test_a_word_counts_once_however_often_it_occurs() -> None:
    once, often = judged(SPUN).mixture, judged("\n\n".join([SPUN] * 5)).mixture
    assert often.words == once.words
    assert often.standing == pytest.approx(once.standing, abs=0.7)


def test_other_documents_change_nothing() -> None:
    before = suspects(SPUN)
    judged(CLEAN)
    assert suspects(SPUN) == before


@pytest.mark.parametrize("domain", ["fiction", "learner"])
def test_a_domain_moves_the_standing(domain: str) -> None:
    assert judged(SPUN).mixture.standing - judged(SPUN, domain=domain).mixture.standing == pytest.approx(DOMAINS[domain])
