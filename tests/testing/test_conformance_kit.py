"""The kit passes what is right and names what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from spincheck.api import (
    Detector,
    Document,
    DocumentBuilder,
    Edit,
    FileResult,
    Finding,
    Fix,
    NoOptions,
    Reader,
    Report,
    Reporter,
    Score,
    SourceSpan,
    Span,
    Style,
)
from spincheck.testing import read
from spincheck.testing.conformance import DetectorConformance, ReaderConformance, ReporterConformance
from spincheck.testing.conformance.detectors import check_independence

KIT = DetectorConformance()


class TestRightDetector(DetectorConformance):
    @pytest.fixture
    def detector(self, foo_detector: type[Detector[Any]]) -> Detector[Any]:
        return foo_detector(foo_detector.options_type())


def test_a_class_without_its_fixture_says_so() -> None:
    with pytest.raises(NotImplementedError, match="override the fixture 'detector'"):
        DetectorConformance.detector.__wrapped__(KIT)  # type: ignore[attr-defined]


@dataclass
class Thawed:
    word: str = "foo"


@dataclass(frozen=True)
class Demanding:
    word: str


@pytest.mark.parametrize(
    ("test", "attributes", "message"),
    [
        (KIT.test_class_attributes, {"api": 2}, "'api' must be the literal 1, not 2"),
        (KIT.test_class_attributes, {"name": "Foo Bar"}, "the name 'Foo Bar' is not lower-case words"),
        (KIT.test_class_attributes, {"rules": ()}, "without rules"),
        (KIT.test_options, {"options_type": dict}, "must be a dataclass"),
        (KIT.test_options, {"options_type": Thawed}, "must be frozen"),
        (KIT.test_options, {"options_type": Demanding}, r"options without a default: \['word'\]"),
    ],
)
def test_wrong_attributes(
    foo_detector: type[Detector[Any]], test: Callable[..., None], attributes: dict[str, object], message: str
) -> None:
    wrong = type("Wrong", (foo_detector,), attributes)
    with pytest.raises(AssertionError, match=message):
        test(wrong(foo_detector.options_type()))


@pytest.mark.parametrize(
    ("test", "change", "message"),
    [
        (KIT.test_rules, {"code": "FO1"}, "a rule's code is not like"),
        (KIT.test_rules, {"name": "Foo"}, "a rule's name is not like"),
        (KIT.test_rules, {"summary": "Foo."}, "no full stop"),
        (KIT.test_rules, {"summary": "Foo\nbar"}, "one line"),
        (KIT.test_pages, {"page": "# Foo"}, "headings"),
    ],
)
def test_wrong_rules(
    foo_detector: type[Detector[Any]], test: Callable[..., None], change: dict[str, Any], message: str
) -> None:
    wrong = type("Wrong", (foo_detector,), {"rules": (replace(foo_detector.rules[0], **change),)})
    with pytest.raises((AssertionError, ValueError), match=message):
        test(wrong(foo_detector.options_type()))


def test_a_code_given_twice(foo_detector: type[Detector[Any]]) -> None:
    wrong = type("Wrong", (foo_detector,), {"rules": (*foo_detector.rules, *foo_detector.rules)})
    with pytest.raises(AssertionError, match="two rules have the same code"):
        KIT.test_rules(wrong(foo_detector.options_type()))


def test_an_example_that_is_not_found(foo_detector: type[Detector[Any]]) -> None:
    class Blind(foo_detector):  # type: ignore[valid-type,misc]
        def detect(self, document: Document) -> Iterator[Finding | Score]:
            return iter(())

    with pytest.raises(AssertionError, match=r"missing:    A \[\|foo\|\] here"):
        KIT.test_pages(Blind(foo_detector.options_type()))


def test_a_crash_on_a_hostile_text(foo_detector: type[Detector[Any]]) -> None:
    class Fragile(foo_detector):  # type: ignore[valid-type,misc]
        def detect(self, document: Document) -> Iterator[Finding | Score]:
            document.text.encode()
            return iter(())

    fragile = Fragile(foo_detector.options_type())
    KIT.test_hostile_texts(fragile, "harmless")
    with pytest.raises(UnicodeEncodeError):
        KIT.test_hostile_texts(fragile, "\ud800")


class Counting(Detector[NoOptions]):
    api = 1
    name = "counting"
    rules = ()
    options_type = NoOptions

    def __init__(self, options: NoOptions) -> None:
        super().__init__(options)
        self.seen = 0

    def detect(self, document: Document) -> Iterator[Finding | Score]:
        self.seen += 1
        yield Score(name="seen", value=self.seen, unit="documents")


class Remembering(Counting):
    def detect(self, document: Document) -> Iterator[Finding | Score]:
        yield Score(name="changed", value=self.seen, unit="documents")
        self.seen = self.seen or len(document.text)


@pytest.mark.parametrize(
    ("detector", "first", "message"),
    [
        (Counting(NoOptions()), "some text", "a second run gives other results"),
        (Remembering(NoOptions()), "", "another document between two runs"),
    ],
)
def test_state_between_documents(detector: Detector[Any], first: str, message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        check_independence(detector, read(first), read("other text"))


def edit(start: int, end: int) -> Edit:
    return Edit(span=SourceSpan(start, end), replacement="")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"span": Span(1, 1)}, "is empty or outside"),
        ({"span": Span(0, 99)}, "is empty or outside"),
        ({"message": " "}, "the message is empty"),
        ({"evidence": {"x": float("nan")}}, "not JSON compliant"),
        ({"evidence": {"x": {1, 2}}}, "not JSON serializable"),
        ({"fix": Fix(edits=(), safe=True)}, "a fix without edits"),
        ({"fix": Fix(edits=(edit(0, 99),), safe=True)}, "outside the source"),
        ({"fix": Fix(edits=(edit(0, 2), edit(1, 3)), safe=True)}, "edits of one fix overlap"),
    ],
)
def test_wrong_findings(foo_detector: type[Detector[Any]], change: dict[str, Any], message: str) -> None:
    class Wrong(foo_detector):  # type: ignore[valid-type,misc]
        def detect(self, document: Document) -> Iterator[Finding | Score]:
            right = Finding(rule=self.rules[0], span=Span(0, 3), message="it is foo")
            yield replace(right, **change)

    with pytest.raises((AssertionError, ValueError, TypeError), match=message):
        KIT.test_hostile_texts(Wrong(foo_detector.options_type()), "foo and bar")


@pytest.mark.parametrize(
    ("result", "message"),
    [
        ("foo", "not 'foo'"),
        (Score(name="A b", value=1, unit="x"), "lower-case words"),
        (Score(name="a", value=float("inf"), unit="x"), "is inf"),
        (Score(name="a", value=1, unit=""), "has no unit"),
        (Score(name="a", value=1, unit="x"), "not among the detector's scores"),
    ],
)
def test_wrong_results(foo_detector: type[Detector[Any]], result: Any, message: str) -> None:
    class Wrong(foo_detector):  # type: ignore[valid-type,misc]
        def detect(self, document: Document) -> Iterator[Finding | Score]:
            yield result

    with pytest.raises(AssertionError, match=message):
        KIT.test_hostile_texts(Wrong(foo_detector.options_type()), "foo")


def test_a_rule_that_is_not_declared(foo_detector: type[Detector[Any]]) -> None:
    class Wrong(foo_detector):  # type: ignore[valid-type,misc]
        def detect(self, document: Document) -> Iterator[Finding | Score]:
            yield Finding(rule=replace(self.rules[0], code="FOO999"), span=Span(0, 1), message="m")

    with pytest.raises(AssertionError, match="FOO999 is not among"):
        KIT.test_hostile_texts(Wrong(foo_detector.options_type()), "foo")


class BlocklessReader(Reader):
    api = 1
    name = "blockless"
    suffixes = (".x",)

    def read(self, source: str, path: str) -> Document:
        builder = DocumentBuilder(path=path, format=self.name, source=source)
        builder.add_text(source)
        return builder.build()


def test_readers_that_are_wrong() -> None:
    kit = ReaderConformance()
    with pytest.raises(AssertionError, match="text outside the blocks"):
        kit.test_hostile_texts(BlocklessReader(), "some text")
    with pytest.raises(AssertionError, match="is not lower-case"):
        kit.test_class_attributes(type("Wrong", (BlocklessReader,), {"suffixes": (".X",)})())
    with pytest.raises(AssertionError, match="has no dot"):
        kit.test_class_attributes(type("Wrong", (BlocklessReader,), {"suffixes": ("x",)})())


class RawReporter(Reporter):
    api = 1
    name = "raw"

    def render(self, report: Report) -> Iterator[str]:
        for file in report.files:
            yield f"{file.path}\n"


class GuardedReporter(RawReporter):
    def render(self, report: Report) -> Iterator[str]:
        for file in report.files:
            yield f"{file.path!a}\n"


class TestRightReporter(ReporterConformance):
    @pytest.fixture
    def reporter(self) -> GuardedReporter:
        return GuardedReporter(Style())


def test_reporters_that_are_wrong() -> None:
    kit = ReporterConformance()
    raw = RawReporter(Style())
    kit.test_hostile_texts(raw, "harmless")
    with pytest.raises(AssertionError, match="a control character came through"):
        kit.test_hostile_texts(raw, "\x1b[2J")
    with pytest.raises(UnicodeEncodeError):
        kit.test_hostile_texts(raw, "\ud800")
    with pytest.raises(AssertionError, match="an escape from the text came through"):
        kit.test_hostile_texts_in_colour(raw)
    endless = type("Endless", (RawReporter,), {"render": lambda self, report: iter(["no end"])})
    with pytest.raises(AssertionError, match="the last line has no end"):
        kit.test_nothing_to_report(endless(Style()))
    assert "".join(raw.render(Report(files=[FileResult(path="a")]))) == "a\n"
