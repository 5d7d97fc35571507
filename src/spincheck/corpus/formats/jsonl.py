"""JSON, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec
import pyarrow as pa

from .base import Format, Rows, Source

_ROWS = 512
_KINDS: dict[type, pa.DataType] = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
_JSON = pa.null()
"""Stands for a column of JSON texts while the type of a column is sought."""
_IS_JSON = {b"spincheck": b"json"}
"""Marks such a column in the schema."""
_SHOWN = 80
"""Characters of a line that is no JSON, in the message."""


class JsonLines(Format):
    """Lines of JSON.

    A field whose values are all strings, all numbers or all booleans becomes such a column. Any other field, be it nested or
    now this and now that, becomes a column of JSON texts, so that nothing is lost and no line contradicts an earlier one. The
    column of texts holds strings; a row with anything else there has failed.
    """

    suffixes = (".jsonl", ".ndjson", ".json")

    def schema(self, source: Source) -> pa.Schema:
        """Read every line once: only the last one tells which fields there are."""
        kinds: dict[str, pa.DataType | None] = {}
        with source.open() as (lines, _):
            for line in lines:
                if isinstance(record := _parse(line), dict):
                    for name, value in record.items():
                        kinds[name] = _joined(kinds.get(name), _kind(value))
        if self.text_column in kinds:
            kinds[self.text_column] = pa.string()
        return pa.schema([_field(name, kind) for name, kind in kinds.items()])

    def rows(self, source: Source, schema: pa.Schema) -> Iterator[Rows]:
        """Read some lines at a time; one that is no object is a row that failed. Empty lines are no rows."""
        number = 0
        with source.open() as (lines, raw):
            while some := list(islice(lines, _ROWS)):
                records: list[dict[str, Any]] = []
                failed: dict[int, str] = {}
                for line in some:
                    number += 1
                    if not line.strip():
                        continue
                    record = _parse(line)
                    if not isinstance(record, dict):
                        failed[len(records)] = f"line {number} is no JSON object: {_start(line)}"
                        record = {}
                    elif not isinstance(record.get(self.text_column), str | None):
                        failed[len(records)] = f"'{self.text_column}' of line {number} is no string"
                        record[self.text_column] = None
                    records.append(record)
                yield Rows(_batch(records, schema), failed, raw.tell())


def _parse(line: bytes) -> object:
    """Return what a line says, or none where it is no JSON, or says what no text can."""
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    try:
        value = json.loads(line)  # which takes NaN, and halves of surrogate pairs
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return value


def _kind(value: object) -> pa.DataType | None:
    if value is None:
        return None
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return _JSON
    return _KINDS.get(type(value), _JSON)


def _joined(one: pa.DataType | None, other: pa.DataType | None) -> pa.DataType | None:
    """Return the type for values of both types."""
    if one is None or other is None or one == other:
        return other if one is None else one
    return pa.float64() if {one, other} == {pa.int64(), pa.float64()} else _JSON


def _field(name: str, kind: pa.DataType | None) -> pa.Field:
    return pa.field(name, pa.string(), metadata=_IS_JSON) if kind == _JSON else pa.field(name, kind or pa.string())


def _batch(records: list[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array(_values(records, field), field.type) for field in schema], schema=schema)


def _values(records: list[dict[str, Any]], field: pa.Field) -> list[Any]:
    values = [record.get(field.name) for record in records]
    if field.metadata != _IS_JSON:
        return values
    return [None if value is None else json.dumps(value, ensure_ascii=False) for value in values]


def _start(line: bytes) -> str:
    text = line.decode("utf-8", "replace").strip()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
