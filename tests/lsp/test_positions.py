"""Places in texts, against the definition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from spincheck.lsp.positions import Places, changed

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(st.sampled_from("aé–😀\u2028\x0c\r\n"))


def lines(text: str) -> list[str]:
    """Return the lines as the protocol has them, with their ends."""
    return (
        text.replace("\r\n", "\0")
        .replace("\r", "\1")
        .replace("\0", "\r\n\2")
        .replace("\1", "\r\2")
        .replace("\n", "\n\2")
        .replace("\n\2\2", "\n\2")
        .split("\2")
    )


@pytest.mark.parametrize("encoding", CODECS)
@given(text=TEXTS, data=st.data())
def test_a_position_is_the_line_and_the_units_before_it(encoding: str, text: str, data: st.DataObject) -> None:
    codec, size = CODECS[encoding]
    offset = data.draw(st.integers(0, len(text)))
    position = Places(text, encoding).position(offset)
    before = lines(text[:offset])
    if text[offset - 1 : offset + 1] != "\r\n":
        assert position.line == len(before) - 1
        assert position.character == len(before[-1].encode(codec)) // size
        assert Places(text, encoding).offset(position) == offset


@pytest.mark.parametrize("encoding", CODECS)
@given(text=TEXTS, line=st.integers(0, 9), character=st.integers(0, 30))
def test_any_position_has_an_offset_on_its_line(encoding: str, text: str, line: int, character: int) -> None:
    offset = Places(text, encoding).offset(types.Position(line=line, character=character))
    kept = lines(text)
    start = sum(map(len, kept[:line]))
    end = start + len(kept[line].rstrip("\r\n")) if line < len(kept) else start
    assert start <= offset <= end


@pytest.mark.parametrize("encoding", CODECS)
@given(text=TEXTS, new=TEXTS, data=st.data())
def test_a_change_puts_a_text_in_the_place_of_another(encoding: str, text: str, new: str, data: st.DataObject) -> None:
    cuts = [cut for cut in range(len(text) + 1) if text[cut - 1 : cut + 1] != "\r\n" or cut == 0]
    start, end = sorted((data.draw(st.sampled_from(cuts)), data.draw(st.sampled_from(cuts))))
    change = types.TextDocumentContentChangePartial(range=Places(text, encoding).range(start, end), text=new)
    assert changed(text, change, encoding) == text[:start] + new + text[end:]


def test_half_of_a_pair_counts_as_a_character_of_its_own() -> None:
    assert Places("\ud83da", "utf-16").position(2) == types.Position(line=0, character=2)
    assert Places("\ud83da", "utf-16").offset(types.Position(line=0, character=1)) == 1


def test_a_position_inside_a_character_is_its_start() -> None:
    assert Places("a😀b", "utf-16").offset(types.Position(line=0, character=2)) == 1
    assert Places("aéb", "utf-8").offset(types.Position(line=0, character=2)) == 1
