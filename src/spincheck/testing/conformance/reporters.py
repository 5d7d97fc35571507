"""What every reporter must do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ...api import (
    Confidence,
    Failure,
    FileResult,
    PlacedEdit,
    PlacedFinding,
    PlacedFix,
    PlacedScore,
    Report,
    Reporter,
    Severity,
    SourceSpan,
    SourceText,
    Style,
)
from ...engine.positions import Locator
from .identity import check_identity
from .texts import HOSTILE_TEXTS, any_text, for_fixtures

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_HOSTILE = "".join(HOSTILE_TEXTS.values())


class ReporterConformance:
    """Tests of one reporter, which the fixture `reporter` gives."""

    @pytest.fixture
    def reporter(self) -> Reporter:
        """Return the reporter to test, without colours."""
        raise NotImplementedError("override the fixture 'reporter'")

    def test_class_attributes(self, reporter: Reporter) -> None:
        """The class says what it is, in the form that the host accepts."""
        check_identity(reporter)

    def test_nothing_to_report(self, reporter: Reporter) -> None:
        """A scan of no files, and one of a clean file, can be reported."""
        check_output(reporter, [])
        check_output(reporter, [FileResult(path="clean.txt")])

    @pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS.keys())
    def test_hostile_texts(self, reporter: Reporter, text: str) -> None:
        """No text or file name breaks the output, or reaches a terminal as a command."""
        check_output(reporter, [file_result(text, text)], [Failure(origin=text, message=text, hint=text)])

    def test_hostile_texts_in_colour(self, reporter: Reporter) -> None:
        """With colours on, the only escapes are the reporter's own."""
        coloured = type(reporter)(Style(color=True))
        output = "".join(coloured.render(Report(files=iter([file_result(_HOSTILE, _HOSTILE)]))))
        assert not any(command in output for command in ("\x1b[2J", "\x1b]0;", "\x9b")), "an escape from the text came through"

    @for_fixtures
    @given(texts=st.lists(st.tuples(any_text(), any_text())))
    def test_any_text(self, reporter: Reporter, texts: list[tuple[str, str]]) -> None:
        """No text breaks the output, and one reporter gives the same bytes each time."""
        results = [file_result(path, text) for path, text in texts]
        assert check_output(reporter, results) == check_output(reporter, results)


def check_output(reporter: Reporter, results: Sequence[FileResult], failures: Sequence[Failure] = ()) -> bytes:
    """Check what ``reporter`` makes of a scan's results and return it.

    Raises:
        AssertionError: it cannot be written as UTF-8, holds control characters, or does not end its last line.
    """
    output = "".join(reporter.render(Report(files=iter(results), failures=failures)))
    control = _CONTROL.search(output)
    assert not control, f"a control character came through: {control}"
    assert not output or output.endswith("\n"), f"the last line has no end: {output[-80:]!r}"
    return output.encode()


def file_result(path: str, text: str) -> FileResult:
    """Return a result in which ``text`` stands wherever a text can stand."""
    return FileResult(
        path=path,
        findings=tuple(_findings(text)) if text else (),
        scores=(PlacedScore(name="spun", value=0.5, unit="probability"),),
        failures=(Failure(origin="input", message=text, hint=text),),
        source=SourceText(path=path, text=text),
    )


def _findings(text: str) -> Iterator[PlacedFinding]:
    """Yield a finding of all of ``text`` in each confidence and each severity."""
    locator = Locator(text)
    start, end = locator.position(0), locator.position(len(text))
    edit = PlacedEdit(start=start, end=end, replacement=text)
    for confidence, severity in zip(Confidence, Severity, strict=True):
        yield PlacedFinding(
            code="ABC101",
            name="some-rule",
            severity=severity,
            confidence=confidence,
            message=text,
            text=text,
            start=start,
            end=end,
            excerpt=locator.excerpt(SourceSpan(0, len(text))),
            suggestions=(text, ""),
            evidence={"text": text, "numbers": [1, 2.5, None, True], text: {}},
            fix=PlacedFix(safe=severity is Severity.ERROR, edits=(edit,)),
        )
