"""The bench of made spins measures what it says, with spinners small enough to be known by heart."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.quality import spinners, spins
from bench.quality.figures import Figure, share
from bench.quality.pinning import PEERS, PINNED, load, render
from bench.quality.spun import measure_learners
from spincheck_spun.context.model import Model, load_model

PIECE = """
The children walked home from the school by the old road along the river. It had rained in the morning, and the water was high
and brown. Their mother waited at the door of the house with bread and soup. She asked what they had learned, and the youngest
told her a long story about a king who lost his crown in a lake. Nobody believed it, but everybody wanted to hear the end.
After the meal their father read the newspaper to them, and they went to bed before it was dark. The house was quiet all night.
"""
SPINNER = {
    "house": ["carburetor"],
    "children": ["coefficients"],
    "school": ["syndrome"],
    "road": ["thesis"],
    "mother": ["parameter"],
}


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


@pytest.fixture(scope="module")
def figures() -> dict[str, Figure]:
    pieces = [("stories", PIECE), ("letters", PIECE.replace("soup", "cheese"))]
    return {figure.name: figure for figure in spins.measure_spins(pieces, {"toy": SPINNER})}


def test_documents_are_counted_at_every_share_of_replaced_words(figures: dict[str, Figure]) -> None:
    for rate in ("5 %", "10 %", "20 %", "40 %"):
        for what in ("found at 1 % false positives", "flagged"):
            assert figures[f"spun: made spins at {rate}, toy, {what}"].size.endswith(" of 2 pieces")
    assert figures["spun: clean pieces flagged"].size == "0 of 2 pieces"
    assert figures["spun: clean pieces over the score of 1 % false positives, stories"].size == "0 of 1 pieces"
    assert not [name for name in figures if name.endswith("judged words or more")]  # both pieces are short


def test_words_are_counted_where_they_were_put(figures: dict[str, Figure]) -> None:
    """At 20 % the toy spinner replaces all that it can: five words, one of them twice, in each of two pieces."""
    recalls = [figure for name, figure in figures.items() if name.startswith("spun: words at 20 %") and "recall" in name]
    found = [int(figure.size.split()[0]) for figure in recalls]
    assert [figure.size.split()[2:] for figure in recalls] == [["12", "replaced", "words"]] * 3
    assert found == sorted(found)
    assert found[-1] > 0


@given(st.lists(st.floats(0, 1), min_size=1), st.floats(0, 0.5))
def test_no_more_than_the_share_exceeds_the_threshold(values: list[float], above: float) -> None:
    threshold = spins.threshold_at(values, above)
    assert sum(value > threshold for value in values) <= above * len(values)
    assert sum(value >= threshold for value in values) > above * len(values)


@given(st.text(alphabet="ab \n", min_size=1, max_size=9_000))
def test_pieces_make_the_text_again(text: str) -> None:
    pieces = list(spins.cut(text))
    assert "".join(pieces).strip() == text.strip()
    assert all(piece.endswith("\n") for piece in pieces[:-1])


def test_a_long_text_gives_pieces_of_about_one_length() -> None:
    assert [len(piece) for piece in spins.cut(("x" * 99 + "\n") * 100)] == [3_400, 3_400, 3_200]


def test_common_synonyms_are_drawn_more_often_and_unknown_ones_never(model: Model) -> None:
    drawn = spinners.weighed([("home", ["house", "abode", "of", "home", "qqqqq"]), ("river", ["qqqqq"])], model)
    assert set(drawn) == {"home"}
    assert set(drawn["home"]) == {"house", "abode"}
    assert drawn["home"].count("house") > 2 * drawn["home"].count("abode")


def test_the_spinners_read_their_thesauri(tmp_path: Path, model: Model) -> None:
    pytest.importorskip("lemminflect")
    ppdb = tmp_path / "pairs.zip"
    with zipfile.ZipFile(ppdb, "w") as archive:
        archive.writestr("pairs", "houses\thomes\nhouses\thouse\n\t\n")
    write_aiksaurus(tmp_path, ["house", "dwelling"])
    found = spinners.read_spinners(["houses", "the"], model, tmp_path, ppdb)
    assert {spinner: {word: set(others) for word, others in synonyms.items()} for spinner, synonyms in found.items()} == {
        "Aiksaurus": {"houses": {"dwellings"}},
        "PPDB": {"houses": {"homes"}},
    }


def test_what_is_missing_is_named_and_left_out(tmp_path: Path, model: Model) -> None:
    reasons = spinners.missing(tmp_path, tmp_path / "pairs.zip")
    assert reasons == {"Aiksaurus": f"there is no meanings.dat in {tmp_path}", "PPDB": f"there is no {tmp_path / 'pairs.zip'}"}
    assert spinners.read_spinners(["houses"], model, tmp_path, tmp_path / "pairs.zip") == {}


def test_learners_sentences_make_documents(tmp_path: Path) -> None:
    path = tmp_path / "sentences"
    path.write_text("I do n't think that it 's a good idea , because we have n't the time .\n" * 40, encoding="utf-8")
    assert measure_learners([path]).size == "0 of 2 documents"
    assert measure_learners([path, path]).size == "0 of 4 documents"


def test_figures_of_one_kind_make_a_table() -> None:
    names = ("5 %, toy, flagged", "5 %, toy, flagged, long", "10 %, toy, flagged")
    figures = {name: share(name, 1, 2, "pieces") for name in (f"spun: made spins at {name}" for name in names)}
    pinned = {name: figure for name, figure in (load(PINNED) | load(PEERS)).items() if "made spins" not in name}
    page = render("<!-- table: made spins -->\n\nold\n\n<!-- end -->", pinned | figures)
    assert page.splitlines()[2:6] == [
        "| replaced | spinner | flagged | flagged, long |",
        "| --- | --- | --- | --- |",
        "| 5 % | toy | .50 [.095, .91], 1 of 2 | .50 [.095, .91], 1 of 2 |",
        "| 10 % | toy | .50 [.095, .91], 1 of 2 |  |",
    ]


def write_aiksaurus(folder: Path, words: list[str]) -> None:
    """Write words that mean the same in the format of Aiksaurus."""
    (folder / "words.dat").write_bytes(b"".join(word.encode() + b"\0" + b"\0\0" + b"\xff\xff" for word in words))
    (folder / "meanings.dat").write_bytes(struct.pack(f">{len(words) + 1}H", *range(len(words)), 0xFFFF))
