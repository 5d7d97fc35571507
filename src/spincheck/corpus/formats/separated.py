"""CSV and TSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import BufferedReader, TextIOWrapper
from itertools import islice
from typing import ClassVar

import pyarrow as pa

from .base import Format, Rows, Source

_ROWS = 512
_LONGEST = 2**31 - 1
"""Characters of a field; Python's own limit is shorter than many a text."""


class Csv(Format):
    """Fields between commas, or tabs; the first row names the columns, and every column is one of strings."""

    suffixes: ClassVar[Sequence[str]] = (".csv",)
    separator = ","

    def schema(self, source: Source) -> pa.Schema:
        """Return the columns of the first row; may raise any of `READ_ERRORS`."""
        with source.open() as (file, _):
            names = next(self._records(file), [])
        if len(set(names)) < len(names) or not names:
            raise ValueError("its first row does not name the columns, each with a name of its own")
        return pa.schema([(name, pa.string()) for name in names])

    def rows(self, source: Source, schema: pa.Schema) -> Iterator[Rows]:
        """Read some rows at a time; one of another length than the first has failed."""
        width = len(schema.names)
        with source.open() as (file, raw):
            records = self._records(file)
            next(records, None)
            number = 1
            while some := list(islice(records, _ROWS)):
                failed: dict[int, str] = {}
                for place, record in enumerate(some):
                    number += 1
                    if len(record) != width:
                        failed[place] = f"row {number} has {len(record)} fields, the first has {width}"
                        some[place] = [None] * width
                columns = [pa.array([record[place] for record in some], pa.string()) for place in range(width)]
                yield Rows(pa.RecordBatch.from_arrays(columns, schema=schema), failed, raw.tell())

    def _records(self, file: BufferedReader) -> Iterator[list[str | None]]:
        csv.field_size_limit(_LONGEST)
        text = TextIOWrapper(file, "utf-8-sig", newline="")
        try:
            yield from filter(None, csv.reader(text, delimiter=self.separator))
        except csv.Error as error:
            raise ValueError(error) from error
        finally:
            text.detach()  # else it closes the file, of which one still asks how much was read


class Tsv(Csv):
    """Fields between tabs."""

    suffixes = (".tsv",)
    separator = "\t"
