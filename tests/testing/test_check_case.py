from __future__ import annotations

from typing import Any

import pytest

from spincheck.api import Detector
from spincheck.errors import ConfigError, UsageError
from spincheck.testing import Case, check_case, parse_marked


def case(marked_text: str, **given: Any) -> Case:
    text, marked = parse_marked(marked_text)
    return Case(written_in="FOO101.toml", rule="FOO101", name="a case", text=text, marked=marked, **given)


@pytest.mark.parametrize(
    "text", ["a [|foo|]", "[|foo|] and [|foo|]", "nothing", "a foo? is only a hint", "[|foo|]\r\n\r\n[|foo|]"]
)
def test_a_right_case_passes(foo_detector: type[Detector[Any]], text: str) -> None:
    check_case(foo_detector, case(text))


def test_findings_are_compared_in_the_source(foo_detector: type[Detector[Any]]) -> None:
    check_case(foo_detector, case("<!-- foo -->\n\nsome *[|foo|]* and `foo`", format="markdown"))


def test_differences_are_shown_in_context(foo_detector: type[Detector[Any]]) -> None:
    with pytest.raises(AssertionError) as error:
        check_case(foo_detector, case("one [|bar|], one foo, one [|foo?|]"))
    assert str(error.value).splitlines() == [
        "FOO101 finds a case (FOO101.toml)",
        "  missing:    one [|bar|], one foo, one foo?",
        "  missing:    one bar, one foo, one [|foo?|] (found, but with low confidence)",
        "  unexpected: one bar, one [|foo|], one foo? (it is foo)",
    ]


def test_a_wider_finding_is_not_the_marked_one(foo_detector: type[Detector[Any]]) -> None:
    with pytest.raises(AssertionError, match="missing"):
        check_case(foo_detector, case("one [|fo|]o"))


def test_another_rules_findings_do_not_count(foo_detector: type[Detector[Any]]) -> None:
    other = Case(written_in="here", rule="FOO102", name="other", text="foo")
    check_case(foo_detector, other)


@pytest.mark.parametrize("built", [True, False])
def test_the_cases_options_are_used(foo_detector: type[Detector[Any]], built: bool) -> None:
    detector = foo_detector(foo_detector.options_type()) if built else foo_detector
    check_case(detector, case("foo [|bar|]", options={"word": "bar"}))


def test_an_instance_keeps_its_own_options(foo_detector: type[Detector[Any]]) -> None:
    check_case(foo_detector(foo_detector.options_type(word="bar")), case("foo [|bar|]"))


def test_wrong_options_and_readers_are_named(foo_detector: type[Detector[Any]]) -> None:
    with pytest.raises(ConfigError, match=r"FOO101.toml, options: unknown key 'wort'; did you mean 'word'\?"):
        check_case(foo_detector, case("foo", options={"wort": "bar"}))
    with pytest.raises(UsageError, match=r"there is no reader 'markdon'; did you mean 'markdown'\?"):
        check_case(foo_detector, case("foo", format="markdon"))
