from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import Confidence, Document, Finding
from spincheck.testing import read
from spincheck_readability.changes import Change, find_changes
from spincheck_readability.comparison import Comparison
from spincheck_readability.counting import WordCounts
from spincheck_readability.detector import ReadabilityDetector
from spincheck_readability.options import ReadabilityOptions
from spincheck_readability.prose import read_prose

WORD_COUNTS = WordCounts()
PARAGRAPHS = [
    "The ferry leaves at six. It is a small boat, and in winter the deck is wet and cold. Most of us stand near the engine.",
    "My uncle ran the ferry for twenty years before he gave it up. He knew every rock on the way. He was not late in all this.",
    "Once he brought us home in thick fog with no light but a lamp. Nobody said a word until we felt the rope go tight.",
    "So now there is one boat a day, and it is full. If you miss it you sleep at the inn. The beds there are good.",
    "In the morning the gulls wake you long before the boat comes in. I have come to like the long wait on the old quay.",
]
HARD = (
    "The operation of the ferry was the responsibility of my uncle for a period of twenty years before his retirement. "
    "He possessed a comprehensive familiarity with the navigational characteristics of the route."
)
HARD_SENTENCE = (
    "Considerable meteorological difficulties notwithstanding, the administration continued the operation of the ferry."
)


def document(paragraphs: list[str]) -> Document:
    return read("\n\n".join(paragraphs), format="markdown")


def changes(before: list[str], after: list[str]) -> list[Change]:
    now, then = document(after), document(before)
    return list(find_changes(now, read_prose(now, WORD_COUNTS), then, read_prose(then, WORD_COUNTS)))


def findings(before: list[str], after: list[str], **options: float) -> list[Finding]:
    detector = ReadabilityDetector(ReadabilityOptions(**options))  # type: ignore[arg-type]
    text = read("\n\n".join(after), format="markdown", previous="\n\n".join(before))
    return [result for result in detector.detect(text) if isinstance(result, Finding) and result.rule.code == "RDB102"]


@given(st.permutations(PARAGRAPHS))
def test_moving_paragraphs_changes_nothing(moved: list[str]) -> None:
    assert changes(PARAGRAPHS, moved) == []


@given(st.lists(st.booleans(), min_size=20, max_size=20))
def test_splitting_and_joining_paragraphs_changes_nothing(joined: list[bool]) -> None:
    sentences = [f"{sentence.rstrip('.')}." for text in PARAGRAPHS for sentence in text.split(". ")]
    after = sentences[0]
    for sentence, is_joined in zip(sentences[1:], joined, strict=False):
        after += (" " if is_joined else "\n\n") + sentence
    assert changes(PARAGRAPHS, [after]) == []


@given(st.sets(st.integers(0, 4), min_size=1))
def test_what_is_deleted_makes_nothing_harder(deleted: set[int]) -> None:
    assert changes(PARAGRAPHS, [text for i, text in enumerate(PARAGRAPHS) if i not in deleted]) == []


@given(st.permutations(PARAGRAPHS), st.integers(0, 4))
def test_a_sentence_added_to_a_moved_paragraph_is_measured_against_that_paragraph(moved: list[str], at: int) -> None:
    (change,) = changes(PARAGRAPHS, [*moved[:at], f"{moved[at]} {HARD_SENTENCE}", *moved[at + 1 :]])
    then = read_prose(document([moved[at]]), WORD_COUNTS)
    assert change.before == then.reading(range(len(then.words)))
    assert change.after.sentences == change.before.sentences + 1


def test_a_rewritten_paragraph_is_found_by_its_place() -> None:
    """No sentence is the same, and hardly a word."""
    rewritten = (
        "Six decades of experience, accumulated under every conceivable meteorological condition, made that captain an "
        "exceptionally dependable employee: no passenger of the authority had ever been left behind."
    )
    (change,) = changes(PARAGRAPHS, [PARAGRAPHS[0], rewritten, *PARAGRAPHS[2:]])
    then = read_prose(document([PARAGRAPHS[1]]), WORD_COUNTS)
    assert change.before == then.reading(range(3))


def test_the_same_sentence_twice_is_two_sentences() -> None:
    twice = f"{PARAGRAPHS[0]} {PARAGRAPHS[0]}"
    assert changes([twice], [twice]) == []
    (change,) = changes([PARAGRAPHS[0]], [twice])
    assert (change.before.sentences, change.after.sentences) == (3, 6)


def test_how_sure_it_is_depends_on_the_points() -> None:
    (sure,) = findings(PARAGRAPHS, [PARAGRAPHS[0], HARD, *PARAGRAPHS[2:]])
    assert sure.confidence is Confidence.HIGH
    drop = sure.evidence["drop"]
    assert isinstance(drop, float)
    (unsure,) = findings(PARAGRAPHS, [PARAGRAPHS[0], HARD, *PARAGRAPHS[2:]], regression=drop - 1)
    assert unsure.confidence is Confidence.MEDIUM
    assert unsure.message.startswith("this paragraph became harder to read: Flesch reading ease ")
    assert "longer words: 2.0 syllables, before 1.2" in unsure.message


def test_a_document_can_get_harder_by_what_is_new_in_it() -> None:
    """No paragraph has an earlier form that it could be harder than."""
    (finding,) = findings(PARAGRAPHS, [*PARAGRAPHS, HARD])
    assert finding.message.startswith("this document became harder to read: ")
    assert finding.span.start == 0
    assert findings(PARAGRAPHS, [*PARAGRAPHS, PARAGRAPHS[0].replace("six", "seven")]) == []


def test_the_numbers_of_a_comparison_add_up() -> None:
    (change,) = changes([PARAGRAPHS[1]], [f"{PARAGRAPHS[1]} {HARD_SENTENCE}"])
    comparison = Comparison(text=change.after, other=change.before)
    assert comparison.points == comparison.other_ease - comparison.ease > 0
    by_hand = 206.835 - 1.015 * 27 / 3 - 84.6 * 33 / 27
    assert abs(comparison.other_ease - by_hand) < 0.01
