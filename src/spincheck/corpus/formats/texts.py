"""Folders of text files: each file is a row."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from ...engine import decode
from ...errors import SourceError
from .base import Format, Rows, Source

_ROWS = 64


class Texts(Format):
    """Files of text, with their paths relative to the folder."""

    suffixes = (".txt", ".text")

    def schema(self, source: Source) -> pa.Schema:
        """Return the schema, which is always the same."""
        return pa.schema([("path", pa.string()), (self.text_column, pa.string())])

    def rows(self, source: Source, schema: pa.Schema) -> Iterator[Rows]:
        """Read some files at a time; one that is no text has failed."""
        position = 0
        for start in range(0, len(source.paths), _ROWS):
            paths = source.paths[start : start + _ROWS]
            texts: list[str | None] = []
            failed: dict[int, str] = {}
            for path in paths:
                data = source.fs.cat_file(path)
                position += len(data)
                try:
                    texts.append(decode(data))
                except SourceError as error:
                    failed[len(texts)] = str(error)
                    texts.append(None)
            names = [source.relative(path) for path in paths]
            yield Rows(
                pa.RecordBatch.from_arrays([pa.array(names), pa.array(texts, pa.string())], schema=schema), failed, position
            )
