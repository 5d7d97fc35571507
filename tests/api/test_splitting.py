from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import Block, BlockKind, DocumentBuilder, Span
from spincheck.api.splitting import split_sentences, split_words

CASES = tomllib.loads((Path(__file__).parent / "sentence_cases.toml").read_text(encoding="utf-8"))
SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"

TRICKY = st.sampled_from(
    [
        *"Mr. U.S. e.g. 01.AI models.As models.A No. 5 . ... … ?! 。 । A I it The iPhone 3.5 1,000".split(),
        *"( ) [1] “ ” \" ' ’ « » - _ \ufffc \u0301".split(),
        *" \n",
    ]
)
TEXTS = st.lists(TRICKY | st.text(max_size=3), max_size=30).map("".join)


def one_block(text: str) -> list[Block]:
    body = text.strip()
    start = len(text) - len(text.lstrip())
    return [Block(BlockKind.PARAGRAPH, Span(start, start + len(body)))] if body else []


def sentences(text: str) -> list[str]:
    return split_sentences(text, one_block(text)).texts(text)


@pytest.mark.parametrize("marked", CASES["sentences"].values(), ids=CASES["sentences"].keys())
def test_sentences(marked: str) -> None:
    parts = marked.split("|")
    assert sentences("".join(parts)) == [part.strip() for part in parts]


@pytest.mark.parametrize(("text", "words"), CASES["words"].items())
def test_words(text: str, words: list[str]) -> None:
    assert split_words(text).texts(text) == words


@given(st.lists(TEXTS, max_size=4))
def test_sentences_hold_each_visible_character_of_a_block_once(bodies: list[str]) -> None:
    text = "\n\n".join(bodies)
    blocks = list(each_block(bodies))
    spans = split_sentences(text, blocks)
    for before, after in pairwise(spans):
        assert before.end <= after.start
    for block in blocks:
        inside = spans.within(block.span)
        assert "".join("".join(inside.texts(text)).split()) == "".join(text[block.span.start : block.span.end].split())
    assert len(spans) == sum(len(spans.within(block.span)) for block in blocks)
    for sentence in spans.texts(text):
        assert sentence
        assert sentence == sentence.strip()


def each_block(bodies: list[str]) -> Iterator[Block]:
    at = 0
    for body in bodies:
        for block in one_block(body):
            yield Block(block.kind, Span(at + block.span.start, at + block.span.end))
        at += len(body) + 2


@given(TEXTS)
def test_words_are_ordered_and_begin_with_a_letter_or_digit(text: str) -> None:
    words = split_words(text)
    for before, after in pairwise(words):
        assert before.end < after.start or text[before.end - 1] == "."
    for word in words.texts(text):
        assert word[0].isalnum() or word[0] == "_"
        assert "\ufffc" not in word
        assert not any(map(str.isspace, word))


@given(TEXTS)
def test_every_letter_and_digit_lies_in_a_word(text: str) -> None:
    covered = set(chain.from_iterable(range(word.start, word.end) for word in split_words(text)))
    assert {index for index, character in enumerate(text) if character.isalnum()} <= covered


@given(TEXTS)
def test_no_word_crosses_the_end_of_a_sentence(text: str) -> None:
    words = split_words(text)
    inside = [words.within(sentence) for sentence in split_sentences(text, one_block(text))]
    assert sum(map(len, inside)) == len(words)


@pytest.mark.parametrize(
    "part", [".", "a.", "A. ", "Mr. ", '"', '. "', "“a. ", ".[1", ". ( ", "a", "a-", "1,", "a\u0301", ". « ", "。”"]
)
def test_a_hostile_text_of_many_parts_is_split(part: str) -> None:
    """A pattern of quadratic time would not end here."""
    text = part * (200_000 // len(part)) + "x"
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
    assert len(split_words(text)) >= 1


def test_a_document_splits_its_text_once() -> None:
    builder = DocumentBuilder(path="-", format="plain", source="He sells models.As before.\n\nNobody buys")
    with builder.block(BlockKind.PARAGRAPH):
        builder.add_text("He sells models.As before.")
    builder.add_text("\n\n")
    with builder.block(BlockKind.PARAGRAPH):
        builder.add_text("Nobody buys")
    document = builder.build()
    assert document.sentences.texts(document.text) == ["He sells models.", "As before.", "Nobody buys"]
    assert document.words.texts(document.text) == ["He", "sells", "models", "As", "before", "Nobody", "buys"]
    assert document.sentences is document.sentences
    assert document.words is document.words


@pytest.mark.skipif(not SEEDS.exists(), reason="the shared real documents are not here")
def test_the_glued_sentences_of_a_real_spun_article_are_parted() -> None:
    text = (SEEDS / "003-spun.txt").read_text(encoding="utf-8")
    labels = json.loads((SEEDS / "labels.json").read_text(encoding="utf-8"))["files"]["003-spun.txt"]["boilerplate"]
    glued = [label["span"] for label in labels if label["family"] == "glued-sentences"]
    lines = [Block(BlockKind.PARAGRAPH, Span(start, start + len(line))) for start, line in each_line(text)]
    starts = split_sentences(text, lines).starts
    assert len(glued) == 14
    assert [sum(start < at < end for at in starts) for start, end in glued] == [1] * 14


def each_line(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        if body := line.strip():
            yield at + line.index(body), body
        at += len(line)
