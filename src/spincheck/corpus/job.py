"""What a run is, and what it makes of one shard: the same on every engine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from .annotation import Annotation
from .guard import Guard
from .keep import Keep
from .store import Store
from .tally import tally

DONE = "_spincheck/done"
REJECTS = "_rejects"
"""Folders whose names begin so are no part of a dataset to Arrow, Spark, DuckDB and others."""
_AT_ONCE = 128
"""Rows that are checked again at most because one of them ended its process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is done to each shard; can be sent to another process."""

    annotation: Annotation
    store: Store
    keep: str | None
    time_limit: float
    """Seconds for one row."""
    id_column: str | None
    source_column: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Rows of one input that are annotated and written together."""

    input: int
    number: int
    """Of the shard within its input, from 0."""
    first_row: int
    """The place of its first row in the input, from 0."""
    url: str
    """The input's name."""
    identity: str
    """The input's state."""
    reader: str
    """The name of the reader for the texts."""
    table: pa.Table
    failed: Mapping[int, str]
    position: int
    """Bytes of the input that were read up to the end of the shard."""

    @property
    def name(self) -> str:
        """The name of its files, without a suffix."""
        return f"{self.input:05}-{self.number:05}"


def process(shard: Shard, job: Job, guard: Guard) -> dict[str, Any]:
    """Annotate a shard, write its rows and, last of all, the record that it is done; return that record.

    Raises:
        SpincheckError: rows cannot be annotated, or the output cannot be written.
    """
    annotation = replace(job.annotation, reader=shard.reader)
    table = _annotated(shard, annotation, guard)
    counts = {"rows": len(table), "kept": len(table)}
    if job.keep is None:
        job.store.put(f"{shard.name}.parquet", _parquet(table))
    else:
        mask = Keep(job.keep).mask(table)
        kept = table.filter(mask)
        counts["kept"] = len(kept)
        job.store.put(f"{REJECTS}/{shard.name}.parquet", _parquet(table.filter(pc.invert(mask))))
        job.store.put(f"{shard.name}.parquet", _parquet(kept))
    record = {"input": shard.url, "identity": shard.identity, **counts, **tally(table, job, shard)}
    job.store.put(f"{DONE}/{shard.name}.json", json.dumps(record, ensure_ascii=False).encode())
    return record


def _annotated(shard: Shard, annotation: Annotation, guard: Guard) -> pa.Table:
    texts = shard.table.select([annotation.text_column]).combine_chunks()
    made = []
    for start in range(0, len(texts), _AT_ONCE):
        (batch,) = texts.slice(start, _AT_ONCE).to_batches()
        failed = {row - start: why for row, why in shard.failed.items() if start <= row < start + len(batch)}
        made.append(guard.annotate(batch, annotation, failed))
    table = shard.table
    for name, column in zip(made[0].schema.names, pa.Table.from_batches(made).columns, strict=True):
        table = table.append_column(name, column)
    return table.combine_chunks()


def _parquet(table: pa.Table) -> bytes:
    sink = BytesIO()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue()
