"""Parquet, and Arrow files and streams."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa
import pyarrow.parquet as pq

from .base import Format, Rows, Source

_ROWS = 512
_BUFFER = 1 << 20


class Parquet(Format):
    """Parquet files."""

    suffixes = (".parquet", ".pq")

    def schema(self, source: Source) -> pa.Schema:
        """Return the schema of the file's footer."""
        with source.fs.open(source.paths[0], "rb") as file:
            return pq.read_schema(file)

    def rows(self, source: Source, schema: pa.Schema) -> Iterator[Rows]:
        """Read the pages one after another, so that a row group may be of any size."""
        with source.fs.open(source.paths[0], "rb") as raw:
            file = pq.ParquetFile(raw, pre_buffer=False, buffer_size=_BUFFER)
            done, total = 0, max(1, file.metadata.num_rows)
            for batch in file.iter_batches(batch_size=_ROWS, use_threads=False):
                done += len(batch)
                yield Rows(batch, {}, source.size * done // total)


class ArrowIpc(Format):
    """Arrow's own format: files, which Feather version 2 is, and streams."""

    suffixes = (".arrow", ".arrows", ".feather", ".ipc")

    def schema(self, source: Source) -> pa.Schema:
        """Return the schema at the start of the file."""
        with _reader(source) as reader:
            return reader.schema

    def rows(self, source: Source, schema: pa.Schema) -> Iterator[Rows]:
        """Read one record batch after another."""
        with _reader(source) as reader:
            count = getattr(reader, "num_record_batches", None)
            batches = map(reader.get_batch, range(count)) if count is not None else reader
            for number, batch in enumerate(batches, start=1):
                position = source.size * number // count if count else 0
                for start in range(0, len(batch), _ROWS):
                    yield Rows(batch.slice(start, _ROWS), {}, position)


@contextmanager
def _reader(source: Source) -> Iterator[pa.RecordBatchFileReader | pa.RecordBatchStreamReader]:
    with source.fs.open(source.paths[0], "rb") as raw:
        is_file = raw.read(6) == b"ARROW1"
        raw.seek(0)
        with (pa.ipc.open_file if is_file else pa.ipc.open_stream)(raw) as reader:
            yield reader
