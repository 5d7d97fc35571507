"""From what the command line names to sources and their formats."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, Final

from ...errors import UsageError
from .base import COMPRESSIONS, READ_ERRORS, Format, InputError, Source
from .columnar import ArrowIpc, Parquet
from .jsonl import JsonLines
from .separated import Csv, Tsv
from .texts import Texts
from .warc import Warc, Wet

_TABLES: Final[Sequence[type[Format]]] = (Parquet, ArrowIpc, JsonLines, Csv, Tsv, Wet, Warc)
_KNOWN: Final = ", ".join([*(suffix for known in _TABLES for suffix in known.suffixes), *Texts.suffixes])


def find_sources(urls: Sequence[str]) -> list[tuple[Source, type[Format]]]:
    """Return the inputs in the order of ``urls``, and within a folder or a pattern in that of their names.

    A folder stands for all files in it that hold tables or records; if there are none, for all its texts together.

    Raises:
        UsageError: there is nothing to read, or nothing says in which format.
        InputError: an input is not there.
    """
    return [found for url in urls for found in _find(url)]


def _find(url: str) -> list[tuple[Source, type[Format]]]:
    from fsspec.core import url_to_fs

    try:
        fs, path = url_to_fs(url)
        is_folder = fs.isdir(path)
        paths = sorted(fs.find(path)) if is_folder else sorted(fs.glob(path)) if "*" in path else [path]
    except (*READ_ERRORS, ImportError) as error:  # ImportError: the package for this kind of URL
        raise InputError(url, error) from error
    tables = [(Source(_name(fs, name), fs, [name]), found) for name in paths if (found := _table_format(name))]
    if tables:
        return tables
    texts = [name for name in paths if PurePosixPath(name).suffix.lower() in Texts.suffixes]
    if not texts:
        if not is_folder and not fs.exists(path):
            raise InputError(url, FileNotFoundError())
        raise UsageError(f"'{url}' holds nothing that can be read; known are {_KNOWN}, also with .gz or .zst")
    return [(Source(url, fs, texts, root=path if is_folder else ""), Texts)]


def _table_format(path: str) -> type[Format] | None:
    name = PurePosixPath(path).name.lower()
    for compression in COMPRESSIONS:
        name = name.removesuffix(compression)
    return next((known for known in _TABLES if name.endswith(tuple(known.suffixes))), None)


def _name(fs: Any, path: str) -> str:
    """Return a file's name for messages: a path where it is local, else a URL."""
    return path if "file" in fs.protocol else str(fs.unstrip_protocol(path))
