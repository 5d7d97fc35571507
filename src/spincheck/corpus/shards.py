"""Cut inputs into shards, always at the same places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa

from ..errors import UsageError
from .annotation import Annotation, annotator_for, check_schema
from .formats.base import READ_ERRORS, Format, InputError, Source
from .job import Shard

_LARGEST = 64 << 20
"""Bytes of columns after which a shard ends even if it has few rows, so that memory stays flat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A source, how it is read, and the columns that it has."""

    source: Source
    format: Format
    schema: pa.Schema
    reader: str

    @classmethod
    def open(cls, source: Source, kind: type[Format], annotation: Annotation, reader: str | None) -> Input:
        """Look at a source.

        Raises:
            InputError: it cannot be read.
            UsageError: its rows cannot be annotated.
        """
        made = kind(annotation.text_column)
        try:
            schema = made.schema(source)
        except READ_ERRORS as error:
            raise InputError(source.url, error) from error
        annotator_for(replace(annotation, reader=reader or made.reader))  # which refuses a reader that is not there
        try:
            check_schema(schema, annotation)
        except UsageError as error:
            raise UsageError(f"'{source.url}': {error}") from error
        return cls(source=source, format=made, schema=schema, reader=reader or made.reader)

    def shards(self, number: int, rows: int) -> Iterator[Shard]:
        """Yield the shards of this input, the ``number``-th one of the run, with so many rows each.

        Raises:
            InputError: it cannot be read to its end.
        """
        pending = _Pending(self, number)
        try:
            for batch, failed, position in self.format.rows(self.source, self.schema):
                start = 0
                while start < len(batch):
                    piece = batch.slice(start, rows - pending.rows)
                    here = {row - start: why for row, why in failed.items() if start <= row < start + len(piece)}
                    start += len(piece)
                    pending.add(piece, here, position)
                    if pending.rows >= rows or pending.size >= _LARGEST:
                        yield pending.take()
        except READ_ERRORS as error:
            raise InputError(self.source.url, error) from error
        if pending.rows:
            yield pending.take()


class _Pending:
    """The rows of the shard to come."""

    def __init__(self, owner: Input, number: int) -> None:
        self._owner = owner
        self._number = number
        self._shards = 0
        self._first = 0
        self._start()

    def _start(self) -> None:
        self._batches: list[pa.RecordBatch] = []
        self._failed: dict[int, str] = {}
        self._position = 0
        self.rows = 0
        self.size = 0

    def add(self, batch: pa.RecordBatch, failed: Mapping[int, str], position: int) -> None:
        self._failed |= {self.rows + row: why for row, why in failed.items()}
        self._batches.append(batch)
        self._position = position
        self.rows += len(batch)
        self.size += batch.nbytes

    def take(self) -> Shard:
        source = self._owner.source
        shard = Shard(
            input=self._number,
            number=self._shards,
            first_row=self._first,
            url=source.url,
            identity=source.identity,
            reader=self._owner.reader,
            table=pa.Table.from_batches(self._batches),
            failed=self._failed,
            position=self._position,
        )
        self._shards += 1
        self._first += self.rows
        self._start()
        return shard
