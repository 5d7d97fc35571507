from __future__ import annotations

import pickle
import re
from collections import Counter
from json import loads
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spincheck.api import FileResult
from spincheck.corpus import Annotation, annotate, annotated_schema
from spincheck.engine import FixOptions, Workspace, WorkspaceOptions
from spincheck.errors import ConfigError, PluginError, UsageError
from spincheck.host import PluginPolicy
from tests.support import Cli

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("00*"))
OWN = PluginPolicy(autoload=False)
PIECES = st.sampled_from(
    [
        *(path.read_text(encoding="utf-8")[:1500] for path in SEEDS),
        "[ad_1]\n",
        "Share this:\nFacebook\n",
        "machine studying",
        "Ünïcödé 🦆 ",
        "\ufeff",
        "\0",
        "\r\n\r\n",
    ]
)
TEXTS = st.lists(st.one_of(st.none(), st.text(max_size=60), st.lists(PIECES, max_size=4).map("".join)), max_size=5)
TEXTS = TEXTS.map(lambda texts: [text.encode("utf-8", "ignore").decode() if text else text for text in texts])


def batch_of(texts: list[str | None], name: str = "text") -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"id": list(range(len(texts))), name: pa.array(texts, pa.string())})


@pytest.fixture(scope="module")
def scanner() -> Workspace:
    """What `spincheck scan --isolated --reader plain` checks with."""
    return Workspace(WorkspaceOptions(policy=OWN, isolated=True, reader="plain"))


def check_row(row: dict[str, object], text: str, result: FileResult) -> None:
    """Compare a row with what a scan says of its text."""
    shift = int(text.startswith("\ufeff"))
    findings = row["findings"]
    assert isinstance(findings, list)
    assert [(f["code"], f["start"], f["end"]) for f in findings] == [
        (f.code, f.start.offset + shift, f.end.offset + shift) for f in result.findings
    ]
    assert [text[f["start"] : f["end"]] for f in findings] == [f.text for f in result.findings]
    assert [(f["message"], f["confidence"], tuple(f["suggestions"]), loads(f["evidence"])) for f in findings] == [
        (f.message, f.confidence, f.suggestions, dict(f.evidence)) for f in result.findings
    ]
    counts = Counter(f.code for f in result.findings)
    assert row["rule_counts"] == [{"code": code, "count": counts[code]} for code in sorted(counts)]
    assert row["finding_count"] == (None if result.failures else len(result.findings))
    scores = {score.name.replace("-", "_"): score.value for score in result.scores if score.start is None}
    assert {name: row[name] for name in scores} == scores
    assert [failure["message"] for failure in row["failures"]] == [failure.message for failure in result.failures]  # type: ignore[attr-defined]


@settings(max_examples=20)  # each loads and runs every detector
@given(TEXTS)
def test_a_row_says_what_a_scan_of_its_text_says(scanner: Workspace, texts: list[str | None]) -> None:
    batch = batch_of(texts)
    made = annotate(batch, Annotation(policy=OWN))
    assert made.schema == annotated_schema(batch.schema, Annotation(policy=OWN))
    assert made.select(["id", "text"]).equals(batch)
    for row, text in zip(made.to_pylist(), texts, strict=True):
        if text is None:
            assert (row["finding_count"], row["findings"], row["failures"], row["spun"]) == (None, [], [], None)
        else:
            check_row(row, text, scanner.check_bytes(text.encode(), "row"))


@settings(max_examples=20)  # each loads and runs every detector
@given(TEXTS)
def test_a_repaired_row_is_what_scan_fix_makes_of_it(texts: list[str | None]) -> None:
    fixer = Workspace(WorkspaceOptions(policy=OWN, isolated=True, reader="plain", fix=FixOptions()))
    made = annotate(batch_of(texts), Annotation(policy=OWN, repair=True))
    for row, text in zip(made.to_pylist(), texts, strict=True):
        if text is not None and "\0" not in text:
            repaired = fixer.repair_bytes(text.encode(), "row")
            assert row["repaired_text"] == repaired.data.decode("utf-8-sig")
            assert row["fixed_count"] == repaired.result.fixed
            for finding in row["findings"]:
                assert row["repaired_text"][finding["start"] : finding["end"]] == finding["text"]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_row_says_what_the_command_line_says(cli: Cli, seed: Path) -> None:
    text = seed.read_bytes().decode()
    outcome = cli("scan", "--isolated", "--reader", "plain", "--format", "json", "-", stdin=text.encode())
    (file,) = loads(outcome.out)["files"]
    (row,) = annotate(batch_of([text])).to_pylist()
    found = [(f["code"], f["start"]["offset"], f["end"]["offset"], f["message"]) for f in file["findings"]]
    assert [(f["code"], f["start"], f["end"], f["message"]) for f in row["findings"]] == found
    whole = {s["name"].replace("-", "_"): s["value"] for s in file["scores"] if "start" not in s}
    assert {name: row[name] for name in whole} == whole


@pytest.mark.parametrize(
    "kind", [pa.large_string(), pa.binary(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())], ids=str
)
def test_every_kind_of_text_column_says_the_same(kind: pa.DataType) -> None:
    texts = ["[ad_1]\n\nA text.", None, "Ö"]
    plain = annotate(pa.table({"text": texts}), Annotation(policy=OWN))
    other = annotate(pa.table({"text": pa.array(texts).cast(kind)}), Annotation(policy=OWN))
    assert isinstance(other, pa.Table)
    assert other.drop_columns("text").equals(plain.drop_columns("text"))


def test_bytes_that_are_no_text_are_a_failure_of_their_row() -> None:
    made = annotate(pa.table({"text": pa.array([b"\xff\x00\x80", b"[ad_1]"])}), Annotation(policy=OWN))
    first, second = made.to_pylist()
    assert first["finding_count"] is None
    assert "not valid UTF-8" in first["failures"][0]["message"] or "binary" in first["failures"][0]["message"]
    assert second["finding_count"] == 1


def test_what_is_asked_for_decides_the_columns() -> None:
    batch = batch_of(["[ad_1]\n\nA text."], "body")
    made = annotate(batch, Annotation(text_column="body", findings=False, select=("SPN",), policy=OWN))
    assert "findings" not in made.schema.names
    assert "repaired_text" not in made.schema.names
    assert made.to_pylist()[0]["finding_count"] == 0


def test_an_annotation_travels_and_keeps_its_detectors() -> None:
    annotation = Annotation(policy=OWN, select=("BLP",))
    assert pickle.loads(pickle.dumps(annotation)) == annotation
    assert pickle.loads(pickle.dumps(annotate)) is annotate


@pytest.mark.parametrize(
    ("table", "annotation", "message"),
    [
        ({"txt": ["a"]}, Annotation(), "there is no text column 'text'; did you mean 'txt'?"),
        ({"text": [1]}, Annotation(), "column 'text' holds int64, not text"),
        ({"text": ["a"], "spun": [0.5]}, Annotation(), "the rows have a column 'spun' already"),
        ({"text": ["a"]}, Annotation(reader="docx"), "there is no reader 'docx'"),
        ({"text": ["a"]}, Annotation(select=("XYZ999",)), "XYZ999"),
    ],
)
def test_what_cannot_be_annotated_is_said(table: dict[str, list[object]], annotation: Annotation, message: str) -> None:
    with pytest.raises((UsageError, ConfigError), match=re.escape(message)):
        annotate(pa.table(table), annotation)


def test_a_detector_that_cannot_start_is_said_once_and_not_in_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    from spincheck_boilerplate.detector import BoilerplateDetector

    def refuse(*_: object) -> None:
        raise RuntimeError("no data")

    monkeypatch.setattr(BoilerplateDetector, "__init__", refuse)
    with pytest.raises(PluginError, match="'boilerplate' could not start: RuntimeError: no data"):
        annotate(batch_of(["a"]), Annotation(policy=OWN, ignore=("SPN001",)))
