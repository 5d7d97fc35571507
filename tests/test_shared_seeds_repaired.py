"""The five real documents, repaired by the real command line: nothing goes but what people labelled as debris."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support import Cli

SAFE = {
    "000-original.txt": ["No comments:"],
    "001-backtranslated.txt": ["[ad_1]", "[ad_2]"],
    "002-paraphrased.txt": [],
    "003-spun.txt": [],
    "004-cms-debris.txt": ["Written by 2:09 pm", "Visited 3 times", "Tags: , ,", "Close Search Window"],
}
"""What goes from each, and it must go."""


@pytest.fixture(scope="module")
def labels(shared: Path) -> dict[str, Any]:
    return dict(json.loads((shared / "seeds/labels.json").read_text(encoding="utf-8"))["files"])


@pytest.fixture
def seeds(shared: Path, tmp_path: Path) -> Path:
    for name in SAFE:
        shutil.copyfile(shared / "seeds" / name, tmp_path / name)  # without the mode, which is read-only
    return tmp_path


def is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


@pytest.mark.parametrize("options", [(), ("--unsafe-fixes",)], ids=["safe", "unsafe"])
def test_nothing_outside_the_labels_goes(
    cli: Cli, shared: Path, seeds: Path, labels: dict[str, Any], options: tuple[str]
) -> None:
    outcome = cli("scan", "--fix", "--isolated", *options, seeds)
    assert outcome.code == 1, outcome.err
    for name, gone in SAFE.items():
        old = (shared / "seeds" / name).read_bytes().decode()
        new = (seeds / name).read_bytes().decode()
        labelled = {offset for label in labels[name]["boilerplate"] for offset in range(*label["span"])}
        outside = "".join(char for offset, char in enumerate(old) if offset not in labelled and not char.isspace())
        assert is_subsequence(outside, "".join(new.split()))
        assert is_subsequence("".join(new.split()), old)
        assert [text for text in gone if text not in old or text in new] == []
        assert new.endswith("\n") == old.endswith("\n")


def test_the_spaces_between_glued_sentences_come_back(cli: Cli, seeds: Path) -> None:
    cli("scan", "--fix", "--unsafe-fixes", "--isolated", "--select", "glued-sentences", seeds / "003-spun.txt")
    text = (seeds / "003-spun.txt").read_text(encoding="utf-8")
    assert "AI fashions. As restrictive" in text
    assert "in China. “When Chinese" in text
    assert "01.AI" in text


@pytest.mark.parametrize("options", [(), ("--unsafe-fixes",)], ids=["safe", "unsafe"])
def test_a_second_fix_changes_nothing(cli: Cli, seeds: Path, options: tuple[str]) -> None:
    once = cli("scan", "--fix", "--isolated", *options, ".", cwd=seeds)
    texts = [(seeds / name).read_bytes() for name in SAFE]
    twice = cli("scan", "--fix", "--isolated", *options, ".", cwd=seeds)
    assert [(seeds / name).read_bytes() for name in SAFE] == texts
    assert twice.out == once.out
