"""WARC files: the pages of a crawl, and WET files, which hold their text (ISO 28500)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, ClassVar

import pyarrow as pa

from .base import Format, Rows, Source

_ROWS = 64
_META = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_HEAD = 1024
"""Bytes of a page that must name its encoding, by the HTML standard."""
_PAGES = ("text/html", "application/xhtml+xml")


class Wet(Format):
    """The ``conversion`` records of a WARC file, which hold the text of a page in UTF-8."""

    suffixes: ClassVar[Sequence[str]] = (".wet",)
    kind = "conversion"

    def schema(self, source: Source) -> pa.Schema:
        """Return the schema, which is always the same."""
        names = ("record_id", "url", "date", self.text_column)
        return pa.schema([(name, pa.string()) for name in names])

    def rows(self, source: Source, schema: pa.Schema) -> Iterator[Rows]:
        """Read some records at a time; one whose text is in no known encoding has failed."""
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        kind = getattr(WarcRecordType, self.kind)
        with source.fs.open(source.paths[0], "rb") as raw:
            records = ArchiveIterator(raw, record_types=kind, parse_http=self.kind == "response")
            # A generator, for at its end it stays at its end; the iterator itself would fail when asked again.
            texts = (self._row(record) for record in records if self.is_wanted(record))
            while some := list(islice(texts, _ROWS)):
                failed = {place: row[-1] for place, row in enumerate(some) if row[-1]}
                columns = [pa.array(values, pa.string()) for values in zip(*(row[:-1] for row in some), strict=True)]
                yield Rows(pa.RecordBatch.from_arrays(columns, schema=schema), failed, raw.tell())

    def is_wanted(self, record: Any) -> bool:
        """Say whether a record is a row."""
        return True

    def charset(self, record: Any, data: bytes) -> str:
        """Return the encoding of a record's text."""
        return "utf-8"

    def _row(self, record: Any) -> tuple[str | None, ...]:
        """Return the values of the columns, and why the text cannot be read, if it cannot."""
        length = record.content_length
        data = record.reader.read()
        if len(data) < length:
            raise ValueError(f"it ends in the middle of record {record.record_id}; get a whole copy")
        text, problem, charset = None, None, self.charset(record, data)
        try:
            text = data.decode(charset)
        except (UnicodeDecodeError, LookupError) as error:
            problem = f"is not valid {charset}: {error}"
        return record.record_id, record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Date"), text, problem


class Warc(Wet):
    """The HTML pages among the ``response`` records of a WARC file."""

    suffixes = (".warc",)
    kind = "response"
    reader = "html"

    def is_wanted(self, record: Any) -> bool:
        """Say whether a record is a page."""
        return record.http_content_type in _PAGES

    def charset(self, record: Any, data: bytes) -> str:
        """Return the encoding that the server named, else the one that the page names near its start, else UTF-8."""
        named = _META.search(data, 0, _HEAD)
        return record.http_charset or (named[1].decode() if named else "utf-8")
