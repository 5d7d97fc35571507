"""Bytes to text: what is accepted, and what is said of the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.engine.decode import decode, encoding_of
from spincheck.errors import SourceError

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))


@given(text)
def test_every_accepted_encoding_gives_the_same_text(text: str) -> None:
    assert decode(text.encode("utf-8")) == text
    assert decode(text.encode("utf-8-sig")) == text
    assert decode(text.encode("utf-16")) == text
    assert decode(b"\xfe\xff" + text.encode("utf-16-be")) == text


@given(text, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_text_goes_back_to_the_bytes_that_it_came_from(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert encoding_of(data).encode(decode(data)) == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"caf\xe9 au lait", "is not valid UTF-8: byte 0xe9 stands at byte 3"),
        (b"\xef\xbb\xbfcaf\xe9", "is not valid UTF-8: byte 0xe9 stands at byte 6"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "looks binary: a NUL byte stands at byte 7"),
        (b"\xff\xfea\x00\x00\xd8", "is not valid UTF-16: byte 0x00 stands at byte 4"),
    ],
)
def test_what_is_not_text_is_named_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        decode(data)


def test_a_nul_far_into_a_text_is_text() -> None:
    assert decode(b"a" * 8_000 + b"\0") == "a" * 8_000 + "\0"
