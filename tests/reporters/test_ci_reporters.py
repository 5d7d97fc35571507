"""The formats of forges and CI servers, each read back as its consumer reads it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, JUnitXml
from markdown_it import MarkdownIt

from spincheck.api import FileResult, PlacedFinding, Report, Reporter, Style
from spincheck.reporters.checkstyle import CheckstyleReporter
from spincheck.reporters.github import GithubReporter
from spincheck.reporters.gitlab import GitlabReporter
from spincheck.reporters.jsonl import JsonlReporter
from spincheck.reporters.junit import JunitReporter
from spincheck.reporters.markdown import MarkdownReporter
from spincheck.reporters.rdjsonl import RdjsonlReporter
from spincheck.testing.conformance.reporters import file_result
from spincheck.testing.conformance.texts import any_text

MakeFinding = Callable[..., PlacedFinding]
results = st.lists(st.tuples(any_text(), any_text()), max_size=3).map(
    lambda texts: [file_result(path, text) for path, text in texts]
)
SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "docs/schema/spincheck-1.schema.json").read_text(encoding="utf-8"))


def render(kind: type[Reporter], files: list[FileResult]) -> str:
    return "".join(kind(Style()).render(Report(files=files)))


def one_file(*findings: PlacedFinding, path: str = "docs/a.md") -> list[FileResult]:
    return [FileResult(path=path, findings=findings)]


# jsonl: each line is a finding of the schema, and its path


@given(results)
def test_jsonl_lines_are_findings_of_the_schema(files: list[FileResult]) -> None:
    validator = jsonschema.Draft202012Validator({"$ref": "#/$defs/finding", "$defs": SCHEMA["$defs"]})
    lines = [json.loads(line) for line in render(JsonlReporter, files).split("\n")[:-1]]
    assert len(lines) == sum(len(file.findings) for file in files)
    for line in lines:
        assert isinstance(line.pop("path"), str)
        validator.validate(line)


# github: as the runner's ActionCommand.TryParseV2 reads a line

_COMMAND = re.compile(r"::(?P<command>[a-z]+) (?P<properties>.*?)::(?P<message>.*)")


def commands(output: str) -> Iterator[tuple[str, dict[str, str], str]]:
    for line in output.split("\n")[:-1]:
        match = _COMMAND.fullmatch(line)
        assert match, line
        pairs = [pair.split("=", 1) for pair in match["properties"].split(",")]
        properties = {name: _unescape(value, "%3A", "%2C") for name, value in pairs}
        yield match["command"], properties, _unescape(match["message"])


def _unescape(text: str, *more: str) -> str:
    for code in ("%0D", "%0A", *more, "%25"):
        text = text.replace(code, chr(int(code[1:], 16)))
    return text


def test_github_shows_a_finding_at_its_columns(make_finding: MakeFinding) -> None:
    finding = make_finding("BLP101", "é😀 – [|[ad_1]|] x", "100 % a slot: one, two")
    ((command, properties, message),) = commands(render(GithubReporter, one_file(finding, path="docs/a,b:c.md")))
    assert (command, message) == ("error", "100 % a slot: one, two")
    assert properties == {
        "title": "BLP101 ad-slot",
        "file": "docs/a,b:c.md",
        "line": "1",
        "endLine": "1",
        "col": "6",
        "endColumn": "12",
    }


def test_github_takes_no_columns_for_more_than_one_line(make_finding: MakeFinding) -> None:
    finding = make_finding("BLP701", "a\n[|b\nc|]", "m")
    ((command, properties, _),) = commands(render(GithubReporter, one_file(finding)))
    assert command == "notice"
    assert {name: properties.get(name) for name in ("line", "endLine", "col")} == {"line": "2", "endLine": "3", "col": None}


@given(results)
def test_github_no_text_can_forge_a_command(files: list[FileResult]) -> None:
    assert len(list(commands(render(GithubReporter, files)))) == sum(len(file.findings) for file in files)


# gitlab: what its own json_schemas/codeclimate.json and its documentation of code quality reports ask for

_ISSUE: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "positions"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": "^[.]/"}},
                    "positions": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {
                                "type": "object",
                                "required": ["line"],
                                "properties": {"line": {"type": "integer", "minimum": 1}},
                            }
                        },
                    },
                },
            },
        },
    },
}


@given(results)
def test_gitlab_can_read_anything_and_sees_each_once(files: list[FileResult]) -> None:
    issues = json.loads(render(GitlabReporter, files))
    jsonschema.Draft202012Validator(_ISSUE).validate(issues)
    paths = {file.path for file in files}
    if len(paths) == len(files) == len({issue["location"]["path"] for issue in issues}):
        assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_gitlab_paths_and_positions(make_finding: MakeFinding) -> None:
    findings = (make_finding("SPN101", "a [|x|]\n", "m"), make_finding("SPN101", "a [|x|]\n", "m"))
    issues = json.loads(render(GitlabReporter, one_file(*findings, path="./docs/a.md")))
    assert [issue["location"]["path"] for issue in issues] == ["docs/a.md", "docs/a.md"]
    assert issues[0]["location"]["positions"]["begin"] == {"line": 1, "column": 3}
    assert issues[0]["severity"] == "minor"
    assert issues[0]["fingerprint"] != issues[1]["fingerprint"]


# junit and checkstyle: real XML parsers, and junitparser


def test_junit_as_junitparser_reads_it(report: Report) -> None:
    suites = JUnitXml.fromstring("".join(JunitReporter(Style()).render(report)).encode())
    read = {suite.name: [(case.name, [type(one).__name__ for one in case.result]) for case in suite] for suite in suites}
    assert read["clean.md"] == [("spincheck", [])]
    assert read["lighthouse.md"] == [
        ("SPN101 3:22", ["Failure"]),
        ("RDB101 9:5", ["Failure"]),
        ("BLP101 2:1", ["Failure"]),
    ]
    assert read["spincheck"] == [("acme", ["Error"])]
    (binary,) = (suite for suite in suites if suite.name == "binary.bin")
    assert (binary.tests, binary.failures, binary.errors) == (1, 0, 1)
    assert [type(one) for case in binary for one in case.result] == [Error]


def test_checkstyle_counts_columns_in_code_points(make_finding: MakeFinding) -> None:
    finding = make_finding("BLP101", "é😀 – [|x|]", 'a "b" <c> & d')
    (error,) = ElementTree.fromstring(render(CheckstyleReporter, one_file(finding)).encode()).findall(
        "file[@name='docs/a.md']/error"
    )
    assert error.attrib == {
        "line": "1",
        "column": "6",
        "severity": "error",
        "message": 'a "b" <c> & d',
        "source": "spincheck.BLP101",
    }


@given(results)
def test_any_text_is_well_formed_xml(files: list[FileResult]) -> None:
    found = sum(len(file.findings) for file in files)
    assert len(ElementTree.fromstring(render(CheckstyleReporter, files).encode()).findall("file/error")) == found
    assert len(ElementTree.fromstring(render(JunitReporter, files).encode()).findall("testsuite/testcase/failure")) == found


# rdjsonl: byte columns, and the validator of the format that the npm registry has


def test_rdjsonl_counts_bytes_from_1_and_ends_after_the_last(make_finding: MakeFinding) -> None:
    finding = make_finding("SPN101", "x\né😀 – [|profound learning|]", "m", suggestions=("deep learning", "x"))
    diagnostic = json.loads(render(RdjsonlReporter, one_file(finding)))
    place = {"start": {"line": 2, "column": 12}, "end": {"line": 2, "column": 29}}
    assert diagnostic["location"] == {"path": "docs/a.md", "range": place}
    assert diagnostic["suggestions"] == [{"range": place, "text": "deep learning"}, {"range": place, "text": "x"}]
    fixed = make_finding("SPN101", "[|x|]", "m", suggestions=("y",), replacement="")
    assert [one["text"] for one in json.loads(render(RdjsonlReporter, one_file(fixed)))["suggestions"]] == [""]


@pytest.mark.skipif(not shutil.which("npm"), reason="the validator of reviewdog's format comes from npm")
def test_rdjsonl_passes_the_validator_of_the_format(report: Report, tmp_path: Path) -> None:
    package = "@umbrelladocs/rdformat-validator@1.0.1"
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", tmp_path, package], check=True)
    for number, line in enumerate(RdjsonlReporter(Style()).render(report)):
        (tmp_path / f"{number}.json").write_text(line, encoding="utf-8")  # it reads one diagnostic a file
    command = [
        str(tmp_path / "node_modules/.bin/rdformat-validator"),
        "--strict",
        "--no-extra-fields",
        *sorted(map(str, tmp_path.glob("?.json"))),
    ]
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    assert process.returncode == 0, process.stdout + process.stderr
    assert "Valid files: 9" in process.stdout


# markdown: one table whose cells are text


def cells(output: str) -> list[list[str]]:
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(output)
    texts = [token for token in tokens if token.type == "inline"]
    for token in texts:
        assert {child.type for child in token.children or ()} <= {"text", "text_special"}, token.content
    rows = [token.map[0] for token in texts if token.map and token.level > 2]
    shown = ["".join(child.content for child in token.children or ()) for token in texts]
    return [
        [text for token, text in zip(texts, shown, strict=True) if token.map and token.map[0] == row]
        for row in dict.fromkeys(rows)
    ]


@given(results)
def test_markdown_holds_text_and_no_markup(files: list[FileResult]) -> None:
    rows = cells(render(MarkdownReporter, files))[1:]
    assert len(rows) == sum(len(file.findings) for file in files)


def test_markdown_reads_as_it_should(make_finding: MakeFinding) -> None:
    finding = make_finding("SPN101", "[|x|]", "a | b <i> *c* [d](e)", suggestions=("y", ""))
    assert cells(render(MarkdownReporter, one_file(finding))) == [
        ["place", "rule", "message", "instead"],
        ["docs/a.md:1:1", "warning SPN101 tortured-phrase", "a | b <i> *c* [d](e)", "y or (nothing)"],
    ]


def test_markdown_calls_nobody(make_finding: MakeFinding) -> None:
    output = render(MarkdownReporter, one_file(make_finding("SPN101", "[|x|]", "ask @octocat about #12")))
    assert "@octocat" not in output.replace("\\", "")
    assert "#12" not in output.replace("\\", "")


def test_markdown_shows_a_hundred_findings_of_any_number(make_finding: MakeFinding) -> None:
    finding = make_finding("SPN101", "[|x|]", "m" * 5_000)
    output = render(MarkdownReporter, one_file(*[finding] * 140))
    assert output.endswith("\n40 more not shown.\n")
    assert len(output) < 65_536
