"""The diff is what ``patch`` and ``git apply`` understand, and they make of the old text what the edits make of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spincheck.api import Edit, SourceSpan
from spincheck.engine.diff import unified_diff
from spincheck.engine.edits import apply_edits

PATCH = ["patch", "-p0", "--binary", "--input", "the.diff"]
GIT = ["git", "apply", "-p0", "--whitespace=nowarn", "the.diff"]


def patched(tool: list[str], name: str, source: str, diff: str) -> str:
    if not shutil.which(tool[0]):
        pytest.skip(f"{tool[0]} is not installed")
    with TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(source.encode())
        Path(folder, "the.diff").write_bytes(diff.encode())
        process = subprocess.run(tool, cwd=folder, capture_output=True, text=True, check=False)
        assert process.returncode == 0, f"{process.stdout}{process.stderr}{diff}"
        return file.read_bytes().decode() if file.exists() else ""  # git removes a file that becomes empty


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    source = draw(st.text(alphabet="ab\n\r", max_size=80))
    offsets = sorted(draw(st.lists(st.integers(0, len(source)), max_size=6, unique=True)))
    spans = [SourceSpan(*pair) for pair in zip(offsets[::2], offsets[1::2], strict=False)]
    return source, [Edit(span=span, replacement=draw(st.sampled_from(["", "", "x", "\n", "y\n"]))) for span in spans]


@settings(max_examples=60)
@given(edited(), st.sampled_from([PATCH, GIT]))
def test_real_programs_apply_it(case: tuple[str, list[Edit]], tool: list[str]) -> None:
    source, edits = case
    diff, new = unified_diff("a.txt", source, edits), apply_edits(source, edits)
    if diff:
        assert patched(tool, "a.txt", source, diff) == new
    else:
        assert new == source


@pytest.mark.parametrize("tool", [PATCH, GIT], ids=["patch", "git"])
@pytest.mark.parametrize("name", ["a b.txt", "café.txt", 'say "no".txt', "tab\there.txt"])
def test_names_that_need_care(tool: list[str], name: str) -> None:
    diff = unified_diff(name, "one\ntwo\n", [Edit(span=SourceSpan(0, 4), replacement="")])
    assert patched(tool, name, "one\ntwo\n", diff) == "two\n"


def test_the_form() -> None:
    source = "".join(f"{number}\n" for number in range(1, 21)) + "end"
    edits = [
        Edit(span=SourceSpan(2, 4), replacement=""),
        Edit(span=SourceSpan(len(source) - 3, len(source)), replacement="the end"),
    ]
    assert unified_diff("docs/a.txt", source, edits) == (
        "--- docs/a.txt\n+++ docs/a.txt\n"
        "@@ -1,5 +1,4 @@\n 1\n-2\n 3\n 4\n 5\n"
        "@@ -18,4 +17,4 @@\n 18\n 19\n 20\n-end\n\\ No newline at end of file\n+the end\n\\ No newline at end of file\n"
    )


def test_nothing_changed_is_no_diff() -> None:
    assert unified_diff("a.txt", "text\n", []) == ""
