from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.support import Cli

from .conftest import CLEAN, DIRTY, QUICK, RunCorpus, read_rows, tree, write_jsonl


def test_every_row_is_in_the_output_or_in_the_rejects(corpus: RunCorpus, tmp_path: Path) -> None:
    texts = [DIRTY if number % 3 else CLEAN for number in range(25)] + [None]
    source = write_jsonl(tmp_path / "in.jsonl", texts)
    outcome = corpus(source, tmp_path / "out", "--keep", "debris_share < 0.01 and id < 20", "--shard-size", "4")
    assert outcome.code == 0
    kept, rejects = read_rows(tmp_path / "out"), read_rows(tmp_path / "out/_rejects")
    assert kept.column("id").to_pylist() == [number for number in range(20) if number % 3 == 0]
    assert sorted(kept.column("id").to_pylist() + rejects.column("id").to_pylist()) == list(range(26))
    assert "26 rows, 19 of them rejected" in outcome.err
    assert len(list((tmp_path / "out").glob("*.parquet"))) == 7
    summary = json.loads((tmp_path / "out/_spincheck/summary.json").read_bytes())
    assert (summary["rows"], summary["kept"], summary["rejected"]) == (26, 7, 19)
    assert summary["rules"]["BLP101"] == [16, 16]


def test_fix_adds_the_repaired_text_and_says_what_is_left(corpus: RunCorpus, tmp_path: Path) -> None:
    assert corpus(write_jsonl(tmp_path / "in.jsonl", [DIRTY, CLEAN]), tmp_path / "out", "--fix").code == 0
    dirty, clean = read_rows(tmp_path / "out").to_pylist()
    assert dirty["text"] == DIRTY
    assert dirty["repaired_text"].strip() == CLEAN
    assert (dirty["finding_count"], dirty["fixed_count"], clean["fixed_count"]) == (0, 1, 0)
    assert clean["repaired_text"] == CLEAN


def test_the_number_of_processes_changes_no_byte(cli: Cli, tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [DIRTY, CLEAN] * 20)
    for jobs in ("1", "2"):
        assert cli("corpus", *QUICK, source, tmp_path / jobs, "--jobs", jobs, "--shard-size", "7").code == 0
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_rules_are_chosen_as_in_a_scan(corpus: RunCorpus, tmp_path: Path) -> None:
    (tmp_path / "spincheck.toml").write_text("ignore = ['BLP101']\n")
    source = write_jsonl(tmp_path / "in.jsonl", [DIRTY])
    chosen = {"all": [], "ignored": ["--ignore", "BLP101"], "configured": ["--config", str(tmp_path / "spincheck.toml")]}
    counts = {}
    for name, options in chosen.items():
        assert corpus(source, tmp_path / name, *options).code == 0
        counts[name] = read_rows(tmp_path / name).column("finding_count").to_pylist()
    assert counts == {"all": [1], "ignored": [0], "configured": [0]}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--keep", "spunn < 0.5"], "--keep 'spunn < 0.5' cannot be used: Binder Error: Referenced column \"spunn\" not found"),
        (["--keep", "debris_share <"], "Parser Error"),
        (["--keep", "avg(debris_share) < 1"], "it is about all rows together"),
        (["--keep", "text"], "it gives string, which is neither true nor false"),
        (["--text-column", "txt"], "there is no text column 'txt'; did you mean 'text'?"),
        (["--id-column", "key"], "has no column 'key'; it has id, text"),
        (["--source-column", "key"], "has no column 'key'"),
        (["--report", "report.pdf"], "ends neither in .html nor in .json"),
        (["--reader", "docx"], "there is no reader 'docx'"),
    ],
)
def test_a_wrong_request_is_refused_before_anything_is_done(
    corpus: RunCorpus, tmp_path: Path, options: list[str], message: str
) -> None:
    outcome = corpus(write_jsonl(tmp_path / "in.jsonl", [CLEAN]), tmp_path / "out", *options)
    assert outcome.code == 2
    assert message in outcome.err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_holds_something_is_left_alone(corpus: RunCorpus, tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [CLEAN])
    (tmp_path / "out").mkdir()
    (tmp_path / "out/letter.txt").write_text("Dear …")
    outcome = corpus(source, tmp_path / "out")
    assert (outcome.code, "is not empty" in outcome.err) == (2, True)
    assert corpus(source, tmp_path / "new").code == 0
    again = corpus(source, tmp_path / "new")
    assert (again.code, "add --resume to go on with it" in again.err) == (2, True)


def test_a_run_is_not_resumed_as_another_one(corpus: RunCorpus, tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [CLEAN])
    assert corpus(source, tmp_path / "out").code == 0
    outcome = corpus(source, tmp_path / "out", "--resume", "--keep", "debris_share < 1", "--fix")
    assert outcome.code == 2
    assert "differs in: fix, keep" in outcome.err


def test_a_changed_input_is_done_again_and_the_others_are_not(corpus: RunCorpus, tmp_path: Path) -> None:
    first, second = (write_jsonl(tmp_path / name, [CLEAN] * 6) for name in ("a.jsonl", "b.jsonl"))
    assert corpus(first, second, tmp_path / "out", "--shard-size", "2").code == 0
    write_jsonl(second, [DIRTY] * 3)
    outcome = corpus(first, second, tmp_path / "out", "--shard-size", "2", "--resume")
    assert outcome.code == 0
    assert "9 rows, 6 of them done before" in outcome.err
    assert sorted(path.name for path in (tmp_path / "out").glob("*.parquet")) == [
        *(f"00000-0000{number}.parquet" for number in range(3)),
        *(f"00001-0000{number}.parquet" for number in range(2)),
    ]


def test_inputs_and_output_may_be_urls(corpus: RunCorpus, tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": [DIRTY]}), tmp_path / "in.parquet")
    assert corpus(f"file://{tmp_path}/*.parquet", f"file://{tmp_path}/out").code == 0
    assert read_rows(tmp_path / "out").column("finding_count").to_pylist() == [1]
