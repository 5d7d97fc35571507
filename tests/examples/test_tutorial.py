"""The tutorial shows the example as it is, and what it prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.examples.conftest import Installed

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "spincheck-doubled"
TUTORIAL = (ROOT / "docs" / "writing-a-detector.md").read_text(encoding="utf-8")

FENCED = re.compile(
    r"^(?P<fence>`{3,})(?P<language>\w+)(?: title=\"(?P<file>.+?)\")?\n(?P<text>.*?\n)(?P=fence)$", re.MULTILINE | re.DOTALL
)
SHELL_LINES = re.compile(r"^\$ (?P<command>spincheck .+)\n(?P<output>(?:(?!\$ ).+\n)*)", re.MULTILINE)

BLOCKS = list(FENCED.finditer(TUTORIAL))
CODE = [(block["file"], block["text"]) for block in BLOCKS if block["file"] and (EXAMPLE / block["file"]).exists()]
INPUTS = [(block["file"], block["text"]) for block in BLOCKS if block["file"] and not (EXAMPLE / block["file"]).exists()]
RUNS = [run.groups() for block in BLOCKS if block["language"] == "console" for run in SHELL_LINES.finditer(block["text"])]


@pytest.mark.parametrize(("file", "text"), CODE, ids=[file for file, _ in CODE])
def test_code_stands_in_the_example(file: str, text: str) -> None:
    assert text in (EXAMPLE / file).read_text(encoding="utf-8")


def test_all_of_the_package_is_shown() -> None:
    shown = "".join(text for _, text in CODE)
    package = [*(EXAMPLE / "src").rglob("*.py"), EXAMPLE / "pyproject.toml"]
    missing = {line for path in package for line in path.read_text(encoding="utf-8").splitlines() if line not in shown}
    assert not missing


@pytest.mark.parametrize(("command", "output"), RUNS, ids=[command for command, _ in RUNS])
def test_commands_print_what_is_shown(doubled: Installed, command: str, output: str) -> None:
    for file, text in INPUTS:
        (doubled.project / file).write_text(text, encoding="utf-8")
    assert output in doubled.run(*shlex.split(command)).stdout
