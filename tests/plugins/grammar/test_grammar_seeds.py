"""The real documents: what LanguageTool finds in the spun one, and that it leaves the original alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support import Cli


@pytest.fixture(scope="module")
def scanned(shared: Path, languagetool: str, cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    configuration = tmp_path_factory.mktemp("seeds") / "spincheck.toml"
    configuration.write_text(f"select = ['GRM']\n[grammar]\nserver = '{languagetool}'\ntimeout = 300\n")
    outcome = cli("scan", "--format", "json", "--config", configuration, shared / "seeds")
    assert outcome.err == ""
    return {Path(file["path"]).name: file for file in json.loads(outcome.out)["files"]}


def test_the_broken_article_of_the_spun_document_is_found(scanned: dict[str, Any]) -> None:
    (article,) = [finding for finding in scanned["003-spun.txt"]["findings"] if finding["text"] == "an"]
    assert article["suggestions"] == ["a"]
    assert article["evidence"]["LanguageTool's rule"] == "EN_A_VS_AN"


def test_the_original_is_left_alone(scanned: dict[str, Any]) -> None:
    assert scanned["000-original.txt"]["findings"] == []


def test_the_spun_document_has_the_highest_score(scanned: dict[str, Any]) -> None:
    scores = {name: {score["name"]: score["value"] for score in file["scores"]} for name, file in scanned.items()}
    assert max(scores, key=lambda name: scores[name].get("grammar-breaks", 0.0)) == "003-spun.txt"
    assert scores["000-original.txt"]["grammar-breaks"] == 0.0
