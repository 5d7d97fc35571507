"""Time the annotating of rows, alone and by the runner with one process and two, and print figures as JSON.

Run by the bench as a process of its own. All of it is warm: what is timed begins when every process has annotated a shard.

Usage: python -m bench.speed.corpus REPEAT
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from time import perf_counter

import pyarrow as pa

from spincheck.corpus import Annotation, annotate
from spincheck.corpus.job import Job, Shard
from spincheck.corpus.local import run_local
from spincheck.corpus.store import Store

from .texts import ProseMaker, shared_documents
from .timing import MAXRSS_UNIT

_SHARDS = 6
"""Timed; as many again as there are processes warm up."""
_ROWS = 60
_PEER_ROWS = 80


def main(repeat: int) -> None:
    """Measure on made rows and, where they are, on rows cut out of shared prose."""
    measured: defaultdict[str, list[float]] = defaultdict(list)
    for name, rows in (("made", _made_rows()), ("shared", _shared_rows())):
        for _ in range(repeat if rows else 0):
            _measure(name, rows, measured)
    print(json.dumps(measured))


def _measure(name: str, rows: list[str], measured: defaultdict[str, list[float]]) -> None:
    shards = [pa.table({"text": rows[start : start + _ROWS]}) for start in range(0, len(rows), _ROWS)]
    megabytes = sum(table.nbytes for table in shards[2:]) / 1e6
    for table in shards[:2]:
        annotate(table)
    start = perf_counter()
    for table in shards[2:]:
        annotate(table)
    bare = perf_counter() - start
    alone, pair = _runner(shards, 1), _runner(shards, 2)
    measured[f"{name} rows, annotate, MB/s"].append(megabytes / bare)
    measured[f"{name} rows, runner with one process ÷ annotate, time, ×"].append(alone / bare)
    measured[f"{name} rows, two processes ÷ one, ×"].append(alone / pair)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * MAXRSS_UNIT / 1e6
    measured[f"{name} rows, largest process, MB"].append(peak)
    for peer, filters in _peers():
        some = rows[:_PEER_ROWS]
        start = perf_counter()
        filters(some)
        measured[f"{name} rows, {peer}, MB/s"].append(sum(len(row.encode()) for row in some) / 1e6 / (perf_counter() - start))


def _runner(tables: list[pa.Table], jobs: int) -> float:
    """Return the seconds that the runner takes for all tables but the first two."""
    with tempfile.TemporaryDirectory() as folder:
        job = Job(annotation=Annotation(), store=Store(folder), keep=None, time_limit=60, id_column=None, source_column=None)
        done = [perf_counter() for _ in run_local(_shards(tables), job, jobs)]
        return done[-1] - done[1]  # with two processes each has one shard behind it by then


def _shards(tables: list[pa.Table]) -> Iterator[Shard]:
    for number, table in enumerate(tables):
        yield Shard(
            input=0, number=number, first_row=0, url="bench", identity="", reader="plain", table=table, failed={}, position=0
        )


def _peers() -> Iterator[tuple[str, Callable[[list[str]], object]]]:
    """Yield datatrove's filters, where they and the tokenizer that they need are installed."""
    try:
        import spacy  # noqa: F401  # which datatrove splits words with
        from datatrove.data import Document
        from datatrove.pipeline.filters import (
            C4QualityFilter,
            FineWebQualityFilter,
            GopherQualityFilter,
            GopherRepetitionFilter,
        )
    except ImportError:
        return
    filters = [
        GopherRepetitionFilter(),
        GopherQualityFilter(),
        C4QualityFilter(filter_no_terminal_punct=False),
        FineWebQualityFilter(),
    ]

    def run(rows: list[str]) -> object:
        return [part.filter(Document(text=row, id="")) for row in rows for part in filters]

    run(["To warm up, this is a sentence."])
    yield "datatrove's Gopher, C4 and FineWeb filters", run


def _made_rows() -> list[str]:
    made, chance = ProseMaker(seed=7), random.Random(7)
    return [made.document(chance.uniform(0.002, 0.005)) for _ in range((_SHARDS + 2) * _ROWS)]


def _shared_rows() -> list[str]:
    texts = "\n\n".join(shared_documents())
    sizes, start = random.Random(7), 0
    rows: list[str] = []
    while len(rows) < (_SHARDS + 2) * _ROWS and start < len(texts):
        end = start + sizes.randint(2_000, 5_000)
        rows.append(texts[start:end])
        start = end
    return rows if len(rows) == (_SHARDS + 2) * _ROWS else []


if __name__ == "__main__":
    main(int(sys.argv[1]))
