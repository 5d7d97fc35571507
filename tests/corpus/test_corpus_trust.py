"""What must not be lost whatever happens: rows that hang or crash, kills at any moment, full disks, broken files."""

from __future__ import annotations

import gzip
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.support import Cli

from .conftest import CLEAN, DIRTY, QUICK, RunCorpus, read_rows, tree, write_jsonl

KILLS = 10


def test_a_poisonous_row_costs_no_other_row(cli: Cli, tmp_path: Path, rogue: Path) -> None:
    texts = [DIRTY, "HANG", CLEAN, "EXIT", "SEGFAULT", DIRTY, "RAISE", "nul\0", CLEAN]
    source = write_jsonl(tmp_path / "in.jsonl", texts)
    outcome = cli("corpus", *QUICK, source, tmp_path / "out", "--time-limit", "3", "--jobs", "1", plugins=[rogue])
    assert outcome.code == 0, outcome.err
    assert "9 rows" in outcome.err
    assert "5 failures, see the column 'failures'" in outcome.err
    rows = read_rows(tmp_path / "out").to_pylist()
    assert [row["text"] for row in rows] == texts
    assert [row["finding_count"] for row in rows] == [1, None, 0, None, None, 1, None, None, 0]
    messages = [", ".join(failure["message"] for failure in row["failures"]) for row in rows]
    assert messages[1] == "took longer than 3 seconds, and was given up"
    assert messages[3] == "ended the process that checked it (exit code 7), twice"
    assert messages[4] == "ended the process that checked it (signal 11), twice"
    assert "crashed: RuntimeError: no such thing" in messages[6]
    assert "looks binary" in messages[7]
    assert [messages[place] for place in (0, 2, 5, 8)] == [""] * 4


def test_a_run_killed_at_any_moment_goes_on_to_the_same_bytes(tmp_path: Path, rogue: Path, cli: Cli) -> None:
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    source = write_jsonl(tmp_path / "in.jsonl", [f"{DIRTY if n % 4 else CLEAN} SLOW {n}" for n in range(150)])
    command = ["corpus", *QUICK, "--jobs", "2", "--shard-size", "5", "--keep", "finding_count = 0", os.fspath(source)]
    assert cli(*command, tmp_path / "whole", plugins=[rogue]).code == 0
    kills, results = 0, []
    while kills < KILLS:
        process = subprocess.Popen(
            [sys.executable, "-m", "spincheck", *command, tmp_path / "killed", "--resume"],
            env={**os.environ, "PYTHONPATH": str(rogue)},
            stderr=subprocess.DEVNULL,
        )
        try:
            # Most of it after the start, which takes longer on a busy machine: some work is to be done between two kills.
            wait_for_work(process, tmp_path / "killed", chance.random() < 0.8)
            process.wait(chance.uniform(0, 0.6))
        except subprocess.TimeoutExpired:
            process.send_signal(chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT]))
            kills += 1
        results.append(process.wait())
        if results[-1] == 0:
            break
    assert cli(*command, tmp_path / "killed", "--resume", plugins=[rogue]).code == 0
    assert kills >= 3, (seed, results)
    assert tree(tmp_path / "killed") == tree(tmp_path / "whole"), f"seed {seed}, exit codes {results}"


def wait_for_work(process: subprocess.Popen[bytes], folder: Path, wanted: bool) -> None:
    """Wait until a run has finished a shard that it did not find finished, or has ended."""
    done = folder / "_spincheck/done"
    before = len(list(done.glob("*.json")))
    while wanted and process.poll() is None and len(list(done.glob("*.json"))) == before:
        time.sleep(0.02)


def test_a_worker_killed_from_outside_costs_nothing(tmp_path: Path, rogue: Path, cli: Cli) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [f"SLOW {number}" for number in range(60)])
    command = ["corpus", *QUICK, "--jobs", "1", "--shard-size", "10", str(source)]
    assert cli(*command, tmp_path / "whole", plugins=[rogue]).code == 0
    process = subprocess.Popen(
        [sys.executable, "-m", "spincheck", *command, tmp_path / "hurt"],
        env={**os.environ, "PYTHONPATH": str(rogue)},
    )
    wait_for_work(process, tmp_path / "hurt", True)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.wait()
        pytest.skip("only Linux lists the children of a process")
    threads = [int(child) for task in children.parents[1].iterdir() for child in (task / "children").read_text().split()]
    workers = [child for child in threads if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
    os.kill(workers[0], signal.SIGKILL)
    assert process.wait() == 0
    assert tree(tmp_path / "hurt") == tree(tmp_path / "whole")


def test_workers_end_with_a_killed_run(tmp_path: Path, rogue: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", ["SLOW", "HANG"])
    command = [sys.executable, "-m", "spincheck", "corpus", *QUICK, "--jobs", "1", "--shard-size", "1"]
    command += [os.fspath(source), os.fspath(tmp_path / "out")]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(rogue)}, stderr=subprocess.PIPE) as process:
        wait_for_work(process, tmp_path / "out", True)
        process.kill()
        assert process.stderr
        process.stderr.read()  # ends only when the last process that holds it has ended
    assert process.returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="limits on the size of files are set by POSIX's setrlimit")
def test_a_full_disk_is_said_and_the_run_goes_on_once_there_is_room(tmp_path: Path, cli: Cli) -> None:
    import resource

    texts = [CLEAN] * 10 + ["".join(random.Random(n).choices("abcdefgh ", k=20_000)) for n in range(50)]
    source = write_jsonl(tmp_path / "in.jsonl", texts)
    command = [sys.executable, "-m", "spincheck", "corpus", *QUICK, "--jobs", "1", "--shard-size", "10", str(source)]
    limit = 40_000
    outcome = subprocess.run(
        [*command, tmp_path / "out"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 3
    assert "cannot be written: a file may not grow so large; mend that and run the same command with --resume" in outcome.stderr
    assert [path.name for path in (tmp_path / "out").glob("*.parquet")] == ["00000-00000.parquet"]
    assert not [name for name in tree(tmp_path / "out") if "tmp" in name]
    assert cli(*map(str, command[3:]), tmp_path / "out", "--resume").code == 0
    assert cli(*map(str, command[3:]), tmp_path / "whole").code == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_a_broken_file_stops_the_run_which_goes_on_with_a_whole_one(corpus: RunCorpus, tmp_path: Path) -> None:
    whole, broken = tmp_path / "a.parquet", tmp_path / "b.parquet"
    pq.write_table(pa.table({"text": [CLEAN] * 4}), whole)
    pq.write_table(pa.table({"text": [f"{DIRTY} {n}" for n in range(3000)]}), broken, row_group_size=1000)
    good = broken.read_bytes()
    middle = len(good) // 2
    broken.write_bytes(good[:middle] + b"\xff" * 200 + good[middle + 200 :])
    outcome = corpus(whole, broken, tmp_path / "out", "--shard-size", "500")
    assert outcome.code == 3
    assert f"'{broken}' cannot be read" in outcome.err
    broken.write_bytes(good)
    again = corpus(whole, broken, tmp_path / "out", "--shard-size", "500", "--resume")
    assert again.code == 0
    assert "3,004 rows, 4 of them done before" in again.err


@pytest.mark.parametrize("name", ["in.jsonl.gz", "in.csv.gz", "in.warc.wet.gz"])
def test_a_file_that_was_cut_off_is_no_shorter_corpus(corpus: RunCorpus, tmp_path: Path, name: str) -> None:
    record = b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:a>\r\nContent-Length: 2000\r\n\r\n"
    noise = os.urandom(1000).hex().encode()
    data = {"in.jsonl.gz": b'{"text": "%s"}\n', "in.csv.gz": b"text\n%s\n", "in.warc.wet.gz": record + b"%s\r\n\r\n"}
    packed = gzip.compress(data[name] % noise)
    (tmp_path / name).write_bytes(packed[:-400])
    outcome = corpus(tmp_path / name, tmp_path / "out")
    assert outcome.code == 3
    assert name in outcome.err
