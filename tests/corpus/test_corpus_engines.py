"""Every engine that the documentation names, run for real; those that are not installed are skipped."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import which
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from spincheck.cli import run
from spincheck.corpus import Annotation, annotate
from spincheck.host import PluginPolicy

from .conftest import CLEAN, DIRTY, QUICK, tree, write_jsonl

ANNOTATION = Annotation(policy=PluginPolicy(disabled=frozenset({"spun", "readability"})))
TABLE = pa.table({"id": list(range(20)), "text": [DIRTY if number % 4 else CLEAN for number in range(20)]})
COUNTS = [int(number % 4 > 0) for number in range(20)]
annotated = partial(annotate, annotation=ANNOTATION)

# Some of these warn of their own doings, and none of that is ours to mend.
pytestmark = pytest.mark.filterwarnings("ignore")


def test_duckdb_reads_an_annotated_table() -> None:
    import duckdb

    rows = annotated(duckdb.from_arrow(TABLE).to_arrow_table())
    assert rows.column("finding_count").to_pylist() == COUNTS
    found = duckdb.from_arrow(rows).filter("map_from_entries(rule_counts)['BLP101'] > 0").fetchall()
    assert [row[0] for row in found] == [number for number in range(20) if COUNTS[number]]


def test_polars_frames_come_and_go_as_arrow() -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = polars.from_arrow(annotated(polars.from_arrow(TABLE).to_arrow()))
    assert frame.filter(polars.col("finding_count") == 0)["id"].to_list() == [0, 4, 8, 12, 16]


def test_datasets_map_arrow_batches() -> None:
    datasets = pytest.importorskip("datasets", reason="Hugging Face datasets is not installed")
    dataset = datasets.Dataset(TABLE).with_format("arrow").map(annotated, batched=True, batch_size=7)
    assert dataset.with_format(None)["finding_count"][:] == COUNTS


def test_datatrove_drops_documents_and_says_why(tmp_path: Path) -> None:
    pytest.importorskip("datatrove", reason="datatrove is not installed")
    from datatrove.data import Document
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.writers import JsonlWriter

    from spincheck.corpus.datatrove import SpincheckFilter

    documents = [Document(text=row["text"], id=str(row["id"])) for row in TABLE.to_pylist()]
    rejects = JsonlWriter(str(tmp_path / "rejects"), compression=None)
    keep = SpincheckFilter("debris_share < 0.05", ANNOTATION, exclusion_writer=rejects, batch_size=6)
    pipeline: list[Any] = [documents, keep, JsonlWriter(str(tmp_path / "kept"), compression=None)]
    LocalPipelineExecutor(pipeline=pipeline, logging_dir=str(tmp_path / "logs")).run()
    (kept,) = (tmp_path / "kept").glob("*.jsonl")
    (rejected,) = (tmp_path / "rejects").glob("*.jsonl")
    assert kept.read_text().count('"finding_count":0') == 5
    assert rejected.read_text().count('"code":"BLP101"') == 30  # once in the counts and once in the findings


def test_spark_maps_arrow_batches() -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    if not which("java"):
        pytest.skip("Spark needs Java")
    from pyspark.sql import SparkSession

    from spincheck.corpus.spark import annotate_frame

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = annotate_frame(
            session.createDataFrame([tuple(row.values()) for row in TABLE.to_pylist()], "id long, text string"), ANNOTATION
        )
        rows = frame.where("finding_count > 0").orderBy("id").collect()
        assert [row.id for row in rows] == [number for number in range(20) if COUNTS[number]]
        assert rows[0].findings[0].code == "BLP101"
    finally:
        session.stop()


@pytest.fixture
def ray(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Start Ray on this machine with two workers."""
    module = pytest.importorskip("ray", reason="ray is not installed")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    module.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield module
    module.shutdown()


def test_ray_makes_the_same_bytes_though_a_worker_is_killed(ray: Any, tmp_path: Path) -> None:
    data = ray.data.from_arrow(TABLE).map_batches(annotated, batch_format="pyarrow")
    assert sum(row["finding_count"] for row in data.take_all()) == sum(COUNTS)

    source = write_jsonl(tmp_path / "in.jsonl", [f"{DIRTY}\n{number}" * 40 for number in range(120)])
    command = ["corpus", *QUICK, "--shard-size", "10", "--jobs", "2", str(source)]
    assert run([*command, str(tmp_path / "local")]) == 0
    killer = threading.Thread(target=kill_a_worker, args=(tmp_path / "ray/_spincheck/done",))
    killer.start()
    assert run([*command, str(tmp_path / "ray"), "--engine", "ray"]) == 0
    killer.join()
    assert tree(tmp_path / "ray") == tree(tmp_path / "local")
    assert len(pq.read_table(tmp_path / "ray")) == 120


def kill_a_worker(done: Path) -> None:
    """Kill one of Ray's workers that is at a task, once the first shard is done."""
    while not any(done.glob("*.json")):
        time.sleep(0.02)
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if words.startswith(b"ray::_process"):
            os.kill(int(process.name), signal.SIGKILL)
            return
    raise AssertionError("no worker of Ray is at a task")
