"""The five real documents that the project exists for, through the real command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.support import Cli

Span = tuple[int, int]


@pytest.fixture(scope="module")
def labels(shared: Path) -> dict[str, Any]:
    return dict(json.loads((shared / "seeds/labels.json").read_text(encoding="utf-8"))["files"])


@pytest.fixture(scope="module")
def scanned(shared: Path, cli: Cli) -> dict[str, Any]:
    outcome = cli("scan", "--format", "json", "--isolated", shared / "seeds")
    assert outcome.code == 1
    assert outcome.err == ""
    return {Path(file["path"]).name: file for file in json.loads(outcome.out)["files"]}


def spans(findings: list[dict[str, Any]], prefix: str) -> list[Span]:
    return [(f["start"]["offset"], f["end"]["offset"]) for f in findings if f["code"].startswith(prefix)]


def touches(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def test_the_json_is_as_its_schema_says(shared: Path, cli: Cli) -> None:
    schema = json.loads((Path(__file__).parents[1] / "docs/schema/spincheck-1.schema.json").read_text(encoding="utf-8"))
    report = json.loads(cli("scan", "--format", "json", "--min-confidence", "low", shared / "seeds").out)
    jsonschema.Draft202012Validator(schema).validate(report)


def test_every_debris_label_is_found(scanned: dict[str, Any], labels: dict[str, Any]) -> None:
    missed = [
        (name, label["text"])
        for name, entry in labels.items()
        for label in entry["boilerplate"]
        if not any(touches(tuple(label["span"]), span) for span in spans(scanned[name]["findings"], "BLP"))
    ]
    assert missed == []


def test_nothing_else_is_flagged_in_the_clean_original(scanned: dict[str, Any]) -> None:
    assert [finding["text"] for finding in scanned["000-original.txt"]["findings"]] == ["No comments:"]


def test_only_003_is_spun(scanned: dict[str, Any]) -> None:
    scores = {name: {s["name"]: s["value"] for s in file["scores"]}["spun"] for name, file in scanned.items()}
    assert [name for name, score in scores.items() if score >= 0.5] == ["003-spun.txt"]


def test_at_least_half_of_the_spun_spans_are_touched(scanned: dict[str, Any], labels: dict[str, Any]) -> None:
    wanted = [tuple(label["span"]) for label in labels["003-spun.txt"]["spun"]]
    found = spans(scanned["003-spun.txt"]["findings"], "SPN1")
    hits = [span for span in wanted if any(touches(span, other) for other in found)]
    assert len(wanted) == 67
    assert len(hits) >= len(wanted) / 2


def test_every_offset_gives_the_text_that_the_finding_quotes(scanned: dict[str, Any], shared: Path) -> None:
    for name, file in scanned.items():
        source = (shared / "seeds" / name).read_text(encoding="utf-8")
        lines = source.split("\n")
        for finding in file["findings"]:
            start, end = finding["start"], finding["end"]
            assert source[start["offset"] : end["offset"]] == finding["text"]
            assert source.encode()[start["byte"] : end["byte"]].decode() == finding["text"]
            assert lines[start["line"] - 1][start["column"] - 1 :].startswith(finding["text"].split("\n")[0])
