from __future__ import annotations

import re
from pathlib import Path

import pytest

from spincheck.api import SourceSpan
from spincheck.testing import load_cases

GOOD = """
rule = "ABC101"
format = "markdown"
options = { allow = ["x"] }
[finds]
"two in one" = "a [|b|] c [|d|]"
"over lines" = '''
[|a
b|]'''
[passes]
"nothing" = "a b c d"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "ABC101.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_case_file_becomes_cases_in_its_order(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    cases = load_cases(path)
    assert [(case.name, case.text, case.marked, case.finds) for case in cases] == [
        ("two in one", "a b c d", (SourceSpan(2, 3), SourceSpan(6, 7)), True),
        ("over lines", "a\nb", (SourceSpan(0, 3),), True),
        ("nothing", "a b c d", (), False),
    ]
    assert {(case.written_in, case.rule, case.format) for case in cases} == {(str(path), "ABC101", "markdown")}
    assert all(case.options == {"allow": ["x"]} for case in cases)
    assert str(cases[0]) == "ABC101 finds two in one"
    assert str(cases[2]) == "ABC101 passes nothing"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rule = ", "Invalid value"),
        ("[finds]\n", "missing required field `rule`"),
        ('rule = "A"\nfind = {}', "unknown field `find`"),
        ('rule = "A"\n[finds]\na = 1', "Expected `str`, got `int`"),
        ('rule = "A"\n[finds]\na = "b"', "'a': a text under 'finds' has marks"),
        ('rule = "A"\n[passes]\na = "[|b|]"', "a text under 'passes' has none"),
        ('rule = "A"\n[finds]\na = "[|b"', "'a': the mark '[|' at offset 0 is never closed"),
    ],
)
def test_what_is_wrong_is_said_with_the_file(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ValueError, match=f"^{re.escape(str(path))}: .*{re.escape(message)}"):
        load_cases(path)


def test_bytes_that_are_not_utf8_are_an_error_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(b'rule = "\xff"')
    with pytest.raises(ValueError, match=r"bad\.toml: .*utf-8"):
        load_cases(path)


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_cases(tmp_path / "none.toml")


@pytest.mark.parametrize("companion", ["previous", "original"])
def test_cases_may_have_companions(tmp_path: Path, companion: str) -> None:
    cases = load_cases(write(tmp_path, f'{GOOD}[{companion}]\n"nothing" = "b c d"\n'))
    assert {case.name: getattr(case, companion) for case in cases} == {
        "two in one": None,
        "over lines": None,
        "nothing": "b c d",
    }


@pytest.mark.parametrize("companion", ["previous", "original"])
def test_a_companion_of_nothing_is_refused(tmp_path: Path, companion: str) -> None:
    with pytest.raises(ValueError, match=f"'{companion}' has a text for 'noting', which is no case"):
        load_cases(write(tmp_path, f'{GOOD}[{companion}]\n"noting" = "b c d"\n'))
