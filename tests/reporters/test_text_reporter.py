from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import Failure, FileResult, PlacedFinding, Report, Style
from spincheck.reporters.text import TextReporter
from spincheck.testing.conformance import ReporterConformance
from spincheck.testing.conformance.reporters import file_result
from spincheck.testing.conformance.texts import any_text

_LINE = re.compile(
    r"(?P<path>.*):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning|info): (?P<message>.*) \[(?P<code>\w+)\]"
)


class TestTextConformance(ReporterConformance):
    @pytest.fixture
    def reporter(self) -> TextReporter:
        return TextReporter(Style())


def render(*files: FileResult, failures: tuple[Failure, ...] = ()) -> str:
    return "".join(TextReporter(Style()).render(Report(files=iter(files), failures=failures)))


def test_the_line_form(make_finding: Callable[..., PlacedFinding]) -> None:
    finding = make_finding("SPN101", "one\n\ntwo [|three|]", "'three' stands for 'four'", suggestions=("four",))
    assert render(FileResult(path="a/b.md", findings=(finding,))) == "a/b.md:3:5: warning: 'three' stands for 'four' [SPN101]\n"


def test_failures_are_no_findings() -> None:
    failure = Failure(origin="input", message="is not text", hint="leave it out")
    assert render(FileResult(path="a.bin", failures=(failure,)), failures=(failure,)) == ""


@given(st.lists(st.tuples(any_text(), any_text())))
def test_no_text_can_forge_or_break_a_line(texts: list[tuple[str, str]]) -> None:
    files = [file_result(path, text) for path, text in texts]
    lines = render(*files).splitlines()
    assert len(lines) == sum(len(file.findings) for file in files)
    assert all(map(_LINE.fullmatch, lines))
