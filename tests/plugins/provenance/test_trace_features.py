"""What is compared of documents, and what links them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.testing import read
from spincheck_provenance.tracing.archive import Entry, temporary_archive
from spincheck_provenance.tracing.dates import own_date
from spincheck_provenance.tracing.evidence import Kind, common_features, compare
from spincheck_provenance.tracing.families import find_families, tree
from spincheck_provenance.tracing.features import RUN, read_features
from spincheck_provenance.tracing.library import Library
from spincheck_provenance.tracing.origin import Damage, likelihoods, read_traces

ORIGINAL = (Path(__file__).resolve().parents[3] / "seeds" / "000-original.txt").read_text(encoding="utf-8")
WORDS = st.lists(st.sampled_from("the of Ada Lovelace 12 engine, “so” said. It – é 𝒳 A.I.'s".split()), max_size=80)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She met Kai-Fu Lee of Page One Ventures in 2024.", ["Kai-Fu Lee", "Page One Ventures", "2024"]),
        ("It met one of its ventures in May.", ["May"]),
        ("Jenny Xiao said so. However, nobody knew.", ["Jenny Xiao"]),
        ("When OpenAI came, it was when nobody knew. “It is,” said Mr. Lee’s aide.", ["OpenAI", "Lee"]),
        ("No names at all.", []),
        ("", []),
    ],
)
def test_names_and_numbers_are_found(text: str, names: list[str]) -> None:
    assert list(read_features(read(text)).names) == names


def test_a_quotation_is_one_feature_however_its_marks_look() -> None:
    one, other = (
        read_features(read(f"He said {quoted} again.")) for quoted in ("“we never said anything”", '"We never said anything"')
    )
    assert len(one.kept) == 1
    assert one.kept.tolist() == other.kept.tolist()


@given(WORDS)
def test_features_are_bounded_by_the_words(words: list[str]) -> None:
    features = read_features(read(" ".join(words)))
    assert len(features.wording) <= max(0, features.words - RUN + 1)
    assert all(one < other for one, other in pairwise(features.wording.tolist()))
    assert len(set(features.kept.tolist())) == len(features.kept)


@given(WORDS, WORDS)
def test_evidence_is_the_same_from_both_sides(words: list[str], others: list[str]) -> None:
    one, other = read_features(read(" ".join(words))), read_features(read(" ".join(others)))
    evidence = compare(one, other)
    assert evidence == compare(other, one)
    assert 0 <= evidence.order <= 1
    assert compare(one, one).wording in {0.0, 1.0}


def test_order_is_what_follows_in_both() -> None:
    text = " ".join(f"the town of N{number}burg," for number in range(20))
    features = read_features(read(text))
    assert compare(features, features).order == 1
    backwards = read_features(read(" ".join(reversed(text.split(" the ")))))
    assert compare(features, backwards).order < 0.2


def test_what_many_documents_have_is_no_evidence() -> None:
    common = common_features([np.array([7, number], dtype=np.uint32) for number in range(100, 140)])
    assert common.tolist() == [7]
    assert common_features([]).tolist() == []


@pytest.mark.parametrize(
    ("text", "format", "expected"),
    [
        ("25 February 2024\n\nA headline", "plain", date(2024, 2, 25)),
        ("A headline – 02/29/2024 – Tech", "plain", date(2024, 2, 29)),
        ("A headline, 3/2/2024", "plain", None),
        ("Text. " * 300 + "Last modified: Feb. 24, 2024", "plain", date(2024, 2, 24)),
        ("Text. " * 300 + "On 24 May 2020 it was." + " Text." * 300, "plain", None),
        ("---\ntitle: x\ndate: 2023-11-05\n---\n\nSeen 1 May 2020.", "markdown", date(2023, 11, 5)),
        ('<meta property="article:published_time" content="2022-01-31T10:00"><p>Seen 1 May 2020.', "html", date(2022, 1, 31)),
        ("31 February 2024", "plain", None),
        ("", "plain", None),
    ],
)
def test_a_document_s_own_date(text: str, format: str, expected: date | None) -> None:
    assert own_date(read(text, format=format)) == expected


def _library(*texts: str) -> Library:
    archive = temporary_archive()
    entries = ((f"/{number}", read(text)) for number, text in enumerate(texts))
    archive.put([Entry(path=path, content=b"", date=own_date(text), features=read_features(text)) for path, text in entries])
    return Library(archive)


def test_a_chain_of_copies_is_a_tree_from_the_likely_original() -> None:
    paragraphs = ORIGINAL.split("\n\n")
    chain = ["\n\n".join(paragraphs[: len(paragraphs) - cut]) for cut in (0, 3, 6)]
    library = _library(*chain)
    (family,) = find_families(library, library.candidates())
    ranked = likelihoods(read_traces(library, family, {}))
    assert list(ranked) == [0, 1, 2]
    first = tree(family, 0)[0]
    assert (first.member, first.parent) == (1, 0)
    assert {link.kind for link in family.links} == {Kind.COPIED}


def test_damage_lowers_the_likelihood() -> None:
    library = _library(ORIGINAL, f"{ORIGINAL} ")
    (family,) = find_families(library, library.candidates())
    clean, spun = Damage(spun=0.0, debris=0), Damage(spun=1.0, debris=2)
    assert next(iter(likelihoods(read_traces(library, family, {0: clean, 1: spun})))) == 0
    assert next(iter(likelihoods(read_traces(library, family, {0: spun, 1: clean})))) == 1


def test_many_identical_documents_are_one_family() -> None:
    library = _library(*[ORIGINAL] * 200)
    (family,) = find_families(library, library.candidates())
    assert len(family.members) == 200
    assert len(tree(family, 7)) == 199


def test_documents_written_apart_stay_apart() -> None:
    random = Random(1)
    words = ORIGINAL.split()
    library = _library(ORIGINAL, " ".join(random.sample(words, len(words))))
    assert find_families(library, library.candidates()) == []
