"""Plugins by other people work: the example, and what one makes of the template."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.examples.conftest import Installed

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="session")
def jargon(install: Callable[[Path], Installed], tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install a copy of the template, renamed as its README says."""
    copy = tmp_path_factory.mktemp("renamed") / "spincheck-jargon"
    for path in sorted((EXAMPLES / "template").rglob("*")):
        if path.is_file() and path.suffix in {".py", ".toml", ".md"}:
            target = copy / renamed(str(path.relative_to(EXAMPLES / "template")))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(renamed(path.read_text(encoding="utf-8")), encoding="utf-8")
    return install(copy)


def renamed(text: str) -> str:
    return text.replace("template", "jargon").replace("Template", "Jargon").replace("TPL", "JRG")


def test_the_example_is_listed(doubled: Installed) -> None:
    plugins = doubled.run("spincheck", "plugins")
    assert plugins.returncode == 0, plugins.stderr
    assert "doubled (spincheck-doubled 0.1.0)\n  detector doubled: DBL101\n" in plugins.stdout


def test_the_example_finds_and_explains(doubled: Installed, tmp_path: Path) -> None:
    text = tmp_path / "article.md"
    text.write_text("We read the\nthe book. It was was good.\n", encoding="utf-8")
    scan = doubled.run("spincheck", "scan", "--select", "DBL", "--format", "json", text)
    assert scan.returncode == 1, scan.stderr
    (finding,) = json.loads(scan.stdout)["files"][0]["findings"]
    assert (finding["code"], finding["text"], finding["start"]["line"]) == ("DBL101", "the\nthe", 1)
    assert doubled.run("spincheck", "explain", "DBL101").stdout.count("##") >= 6


def test_the_examples_option_is_read_from_the_configuration(doubled: Installed, tmp_path: Path) -> None:
    (tmp_path / "spincheck.toml").write_text('[doubled]\nallow = ["the"]\n', encoding="utf-8")
    text = tmp_path / "article.md"
    text.write_text("We read the the book.\n", encoding="utf-8")
    scan = doubled.run("spincheck", "scan", "--select", "DBL", text)
    assert (scan.returncode, scan.stdout) == (0, "")


def test_the_examples_command_counts(doubled: Installed, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("The the end of of it.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("In the the end.\n", encoding="utf-8")
    counted = doubled.run("spincheck", "doubled", tmp_path)
    assert (counted.returncode, counted.stdout) == (0, "     2 the\n     1 of\n"), counted.stderr


def test_the_renamed_template_works(jargon: Installed, tmp_path: Path) -> None:
    assert "jargon (spincheck-jargon 0.1.0)\n  detector jargon: JRG101\n" in jargon.run("spincheck", "plugins").stdout
    text = tmp_path / "article.md"
    text.write_text("It was built in TK.\n", encoding="utf-8")
    scan = jargon.run("spincheck", "scan", "--select", "JRG", text)
    assert scan.returncode == 1, scan.stderr
    assert "[JRG101]" in scan.stdout


@pytest.mark.parametrize("name", ["doubled", "jargon"])
def test_their_own_tests_pass(name: str, request: pytest.FixtureRequest) -> None:
    tests = request.getfixturevalue(name).run("pytest", "-q", "-p", "no:cacheprovider")
    assert tests.returncode == 0, tests.stdout + tests.stderr
