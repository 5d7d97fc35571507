from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spincheck import __version__
from spincheck.api import FileResult, JsonValue, PlacedFinding, PlacedScore, Position, Report, Style
from spincheck.reporters.json import JsonReporter
from spincheck.testing.conformance import ReporterConformance
from spincheck.testing.conformance.reporters import file_result
from spincheck.testing.conformance.texts import any_text

_SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "docs/schema/spincheck-1.schema.json").read_text(encoding="utf-8"))
_VALIDATOR = jsonschema.Draft202012Validator(_SCHEMA)


class TestJsonConformance(ReporterConformance):
    @pytest.fixture
    def reporter(self) -> JsonReporter:
        return JsonReporter(Style())


def render(report: Report) -> dict[str, Any]:
    """Return what a program reads from the output, after checking it against the schema."""
    output = "".join(JsonReporter(Style()).render(report)).encode("utf-8")
    read: dict[str, Any] = json.loads(output, parse_constant=_refuse)
    _VALIDATOR.validate(read)
    return read


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


def test_nothing_scanned() -> None:
    assert render(Report(files=())) == {
        "schema": "spincheck/1",
        "spincheck": __version__,
        "files": [],
        "failures": [],
        "summary": {"files": 0, "findings": 0, "failures": 0},
    }


def test_every_field_of_a_finding(make_finding: Callable[..., PlacedFinding]) -> None:
    finding = make_finding(
        "SPN101",
        "é🗼\n[|counterfeit consciousness|]",
        "a message",
        suggestions=("artificial intelligence",),
        evidence={"ratio": 6.5},
        replacement="artificial intelligence",
    )
    start = {"offset": 3, "line": 2, "column": 1, "byte": 7, "utf16": 4}
    end = {"offset": 28, "line": 2, "column": 26, "byte": 32, "utf16": 29}
    (file,) = render(Report(files=[FileResult(path="a.md", findings=(finding,))]))["files"]
    assert file == {
        "path": "a.md",
        "findings": [
            {
                "code": "SPN101",
                "name": "tortured-phrase",
                "severity": "warning",
                "confidence": "high",
                "message": "a message",
                "text": "counterfeit consciousness",
                "suggestions": ["artificial intelligence"],
                "evidence": {"ratio": 6.5},
                "start": start,
                "end": end,
                "fix": {"safe": True, "edits": [{"start": start, "end": end, "replacement": "artificial intelligence"}]},
            }
        ],
        "scores": [],
        "failures": [],
    }


def test_counts(report: Report) -> None:
    read = render(report)
    assert read["summary"] == {"files": 5, "findings": 9, "failures": 3}
    assert [len(file["findings"]) for file in read["files"]] == [0, 3, 5, 1, 0]
    assert [failure["origin"] for failure in read["failures"]] == ["acme"]


def test_one_finding_a_line(report: Report) -> None:
    lines = "".join(JsonReporter(Style()).render(report)).splitlines()
    found = [json.JSONDecoder().raw_decode(line.strip())[0] for line in lines if line.startswith('  {"code": ')]
    assert [finding["code"] for finding in found] == [
        *("SPN101", "RDB101", "BLP101"),
        *("SPN101", "SPN101", "SPN101", "RDB101", "SPN001"),
        "BLP701",
    ]


def test_files_are_written_as_the_scan_goes_on() -> None:
    taken: list[str] = []

    def scan() -> Iterator[FileResult]:
        for path in ("a.md", "b.md"):
            taken.append(path)
            yield FileResult(path=path)

    for piece in JsonReporter(Style()).render(Report(files=scan())):
        if '"a.md"' in piece:
            assert taken == ["a.md"]
            return
    pytest.fail("a.md was not written")


def test_evidence_of_any_kind(make_finding: Callable[..., PlacedFinding]) -> None:
    evidence: dict[str, JsonValue] = {
        "mapping": MappingProxyType({"tuple": (1, (2.5, "x"))}),
        "nan": float("nan"),
        "list": [float("-inf"), None, True],
    }
    finding = make_finding("SPN101", "[|x|]", "", evidence=evidence)
    scores = (PlacedScore(name="spun", value=float("nan"), unit="probability"),)
    (file,) = render(Report(files=[FileResult(path="a", findings=(finding,), scores=scores)]))["files"]
    assert file["findings"][0]["evidence"] == {
        "mapping": {"tuple": [1, [2.5, "x"]]},
        "nan": None,
        "list": [None, None, True],
    }
    assert file["scores"][0]["value"] is None


def test_what_is_no_text_cannot_break_the_output() -> None:
    hostile = "caf\udce9 \x1b \x9b31m \u202e \U000e0041 日本"
    output = "".join(JsonReporter(Style()).render(Report(files=[FileResult(path=hostile)])))
    assert r'"caf' + "\ufffd" + r' \u001b \u009b31m \u202e \udb40\udc41 日本"' in output
    assert json.loads(output)["files"][0]["path"] == hostile.replace("\udce9", "\ufffd")


def _json_values() -> st.SearchStrategy[JsonValue]:
    leaves = st.none() | st.booleans() | st.integers() | st.floats() | any_text()
    return st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(any_text(), inner), max_leaves=8)


@given(st.lists(st.tuples(any_text(), any_text())), st.dictionaries(any_text(), _json_values()), st.floats())
def test_any_result_is_as_the_schema_says(texts: list[tuple[str, str]], evidence: dict[str, JsonValue], value: float) -> None:
    files = [file_result(path, text) for path, text in texts]
    files = [
        replace(
            file,
            findings=tuple(replace(finding, evidence=evidence) for finding in file.findings),
            scores=(PlacedScore(name="spun", value=value, unit="probability"),),
        )
        for file in files
    ]
    failures = [failure for file in files for failure in file.failures]
    read = render(Report(files=files, failures=failures))
    assert read["summary"] == {
        "files": len(files),
        "findings": sum(len(file.findings) for file in files),
        "failures": 2 * len(failures),
    }


_OPTIONAL = {("score", "start"), ("score", "end")}


def test_a_score_of_a_stretch_says_where_it_stands() -> None:
    start = Position(offset=1, line=1, column=2, byte=1, byte_column=2, utf16=1)
    stretch = PlacedScore(name="ease", value=1.0, unit="points", start=start, end=replace(start, offset=2, column=3))
    (score,) = render(Report(files=[FileResult(path="a", scores=(stretch,))]))["files"][0]["scores"]
    assert (score["start"]["offset"], score["end"]["column"]) == (1, 3)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(_SCHEMA)


def test_the_schema_is_complete() -> None:
    for name, definition in _SCHEMA["$defs"].items():
        assert definition["description"]
        if definition["type"] == "object":
            assert definition["additionalProperties"] is False, name
            assert definition["required"] == [key for key in definition["properties"] if (name, key) not in _OPTIONAL], name
            assert all(field["description"] for field in definition["properties"].values()), name
