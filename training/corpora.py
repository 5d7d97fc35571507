"""The corpora, as they lie on the disk: JSON lines, one document each, compressed by Zstandard."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import zstandard


def rows(corpus: Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a corpus, each with its ``id`` and its ``text``."""
    with corpus.open("rb") as raw, zstandard.ZstdDecompressor().stream_reader(raw) as plain:
        yield from map(json.loads, io.TextIOWrapper(plain, encoding="utf-8"))
