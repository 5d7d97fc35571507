from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spincheck.testing import read
from spincheck_provenance.comparison import Comparison, compare

SENTENCES = [
    "The ferry to the island leaves at six in the morning.",
    "It is a small boat, and in winter its deck is wet and cold.",
    "My uncle was its captain for twenty years before he retired.",
    "He knew every rock on the way by the colour of the water.",
    "Once he brought us home in thick fog with nothing but a lamp.",
    "The council gave the old harbour crane to the museum in March.",
    "Children may climb it on Sundays, if their parents stay below.",
    "Tickets cost four crowns at the gate of the shipyard.",
]
OTHERS = [
    "A violin needs rosin, patience and neighbours with a sense of humour.",
    "Yesterday's snow had melted everywhere but under the northern hedges.",
    "Nine members of parliament voted against their own committee.",
]


def compared(original: list[str], suspect: list[str]) -> Comparison:
    return compare(read(" ".join(original), format="markdown"), read(" ".join(suspect), format="markdown"))


def links(comparison: Comparison) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(passage.link.original, passage.link.suspect) for passage in comparison.passages]


@given(st.permutations(range(len(SENTENCES))))
def test_sentences_are_found_in_any_order(order: list[int]) -> None:
    comparison = compared(SENTENCES, [SENTENCES[i] for i in order])
    assert links(comparison) == [((i,), (j,)) for j, i in enumerate(order)]
    assert all(passage.is_copy for passage in comparison.passages)
    unmoved = [passage.link.original[0] for passage in comparison.passages if not passage.is_moved]
    assert unmoved == sorted(unmoved)


@given(st.sets(st.integers(0, len(SENTENCES) - 1)), st.sets(st.integers(0, len(OTHERS) - 1)))
def test_what_was_dropped_and_added_is_said(dropped: set[int], added: set[int]) -> None:
    kept = [sentence for i, sentence in enumerate(SENTENCES) if i not in dropped]
    comparison = compared(SENTENCES, [OTHERS[i] for i in sorted(added)] + kept)
    assert comparison.dropped == sorted(dropped)
    assert comparison.added == list(range(len(added)))


def test_one_sentence_moved_is_the_one_that_is_said_to_be() -> None:
    comparison = compared(SENTENCES, [*SENTENCES[1:5], SENTENCES[0], *SENTENCES[5:]])
    assert [passage.link.original for passage in comparison.passages if passage.is_moved] == [(0,)]


def test_a_merged_and_a_split_sentence() -> None:
    merged = (
        "The ferry to the island leaves at six in the morning, and it is a small boat whose deck is wet and cold in winter."
    )
    split = [
        "My uncle was its captain for twenty years.",
        "He retired, and he had known every rock by the colour of the water.",
    ]
    comparison = compared([*SENTENCES[:2], *SENTENCES[5:]], [merged, *SENTENCES[5:]])
    assert links(comparison)[0] == ((0, 1), (0,))
    whole = "My uncle was its captain for twenty years before he retired, and he knew every rock by the colour of the water."
    comparison = compared([whole, *SENTENCES[5:]], [*split, *SENTENCES[5:]])
    assert links(comparison)[0] == ((0,), (0, 1))


def test_a_sentence_that_is_heavily_reworded_is_found_between_its_neighbours() -> None:
    reworded = "Rocks along the route were known to him by how the water looked."
    comparison = compared(SENTENCES, [*SENTENCES[:3], reworded, *SENTENCES[4:]])
    assert links(comparison)[3] == ((3,), (3,))
    assert not comparison.passages[3].is_copy


def test_equal_sentences_are_matched_in_their_order() -> None:
    text = [SENTENCES[0], SENTENCES[1], SENTENCES[0], SENTENCES[2]]
    assert links(compared(text, text)) == [((i,), (i,)) for i in range(4)]


def test_no_sentence_stands_in_two_passages() -> None:
    """Also where the same sentence could answer several."""
    comparison = compared([SENTENCES[0], SENTENCES[0].replace("island", "town")], [SENTENCES[0]] * 3)
    for side in ("original", "suspect"):
        numbers = [number for passage in comparison.passages for number in getattr(passage.link, side)]
        assert len(numbers) == len(set(numbers))


def test_the_spans_are_those_of_the_texts() -> None:
    comparison = compared(SENTENCES, SENTENCES[2:4])
    assert [comparison.original.text(span) for passage in comparison.passages for span in passage.original] == SENTENCES[2:4]
    assert [comparison.suspect.text(span) for passage in comparison.passages for span in passage.suspect] == SENTENCES[2:4]
    source = comparison.original.document.to_source(comparison.passages[0].original[0])
    assert comparison.original.document.source[source.start : source.end] == SENTENCES[2]


@given(st.text(alphabet='ab .\n"“”1A', max_size=80), st.text(alphabet='ab .\n"“”1A', max_size=80))
def test_any_two_texts_can_be_compared(original: str, suspect: str) -> None:
    comparison = compare(read(original), read(suspect))
    linked = [number for passage in comparison.passages for number in passage.link.suspect]
    assert sorted([*linked, *comparison.added]) == list(range(len(comparison.suspect.sentences)))
