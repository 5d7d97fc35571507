from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck import readers
from spincheck.api import Reader, Span
from tests.readers.reading import check

BUILT_IN = readers.spincheck_register_readers()


def test_every_reader_has_a_name_and_suffixes_of_its_own() -> None:
    assert [reader.name for reader in BUILT_IN] == ["plain", "markdown", "html", "rst"]
    suffixes = [suffix for reader in BUILT_IN for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("reader_class", BUILT_IN)
def test_one_reader_reads_many_sources(reader_class: type[Reader]) -> None:
    reader = reader_class()
    first = reader.read("<pre>never closed", "a")
    assert reader.read("The mill stands.", "b").text == "The mill stands."
    assert reader.read("<pre>never closed", "a") == first
    assert (first.path, first.format) == ("a", reader_class.name)


@pytest.mark.parametrize("reader_class", BUILT_IN)
@given(source=st.text(st.characters(codec=None, categories=None), min_size=1), data=st.data())
def test_a_wider_span_never_maps_narrower(reader_class: type[Reader], source: str, data: st.DataObject) -> None:
    document = reader_class().read(source, "x")
    check(document)
    if document.text:
        start, inner_start, inner_end, end = sorted(data.draw(st.tuples(*[st.integers(0, len(document.text))] * 4)))
        if inner_start < inner_end:
            inner = document.to_source(Span(inner_start, inner_end))
            outer = document.to_source(Span(start, end))
            assert outer.start <= inner.start
            assert inner.end <= outer.end
