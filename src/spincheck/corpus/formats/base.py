"""What every format gives, and the one way to open a file of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedReader
from typing import Any, ClassVar, Final, NamedTuple

import pyarrow as pa

from ...errors import SpincheckError

READ_ERRORS = (OSError, EOFError, ValueError, pa.ArrowException)
"""What the libraries raise for files that cannot be read or are not what they seem."""
COMPRESSIONS: Final = {".gz": "gzip", ".zst": "zstd", ".bz2": "bz2"}
"""What a file may be packed with, by the end of its name."""
_CHUNK = 1 << 20


class InputError(SpincheckError):
    """An input cannot be read; the message says which, where, and what to do."""

    def __init__(self, url: str, problem: object) -> None:
        if isinstance(problem, FileNotFoundError):
            problem = "there is no such file"
        super().__init__(f"'{url}' cannot be read: {' '.join(str(problem).split())[:500]}")


class Rows(NamedTuple):
    """Some rows of an input, in its order."""

    batch: pa.RecordBatch
    failed: Mapping[int, str]
    """The rows that could not be read, by their place in the batch, and why; their columns are null."""
    position: int
    """Bytes of the input that were read so far."""


@dataclass(slots=True)
class Source:
    """One input: a file or, for texts, a folder of files."""

    url: str
    """As messages name it."""
    fs: Any
    """The fsspec file system that it lies on."""
    paths: Sequence[str]
    """Its files on that file system."""
    root: str = ""
    """The folder that the files lie in, where they are one input together."""
    size: int = field(init=False)
    """Bytes as they are stored."""
    identity: str = field(init=False)
    """Another one when the input is changed."""

    def __post_init__(self) -> None:
        """Look at the files.

        Raises:
            InputError: one of them is not there.
        """
        from hashlib import blake2b

        self.size, seen = 0, blake2b(digest_size=16)
        try:
            for path in self.paths:
                info = self.fs.info(path)
                self.size += int(info["size"] or 0)
                changed = next(
                    (info[key] for key in ("mtime", "LastModified", "etag", "updated", "created") if key in info), ""
                )
                seen.update(repr((path, info["size"], changed)).encode())
        except READ_ERRORS as error:
            raise InputError(self.url, error) from error
        self.identity = seen.hexdigest()

    def relative(self, path: str) -> str:
        """Return one of the paths without that of the folder."""
        return path.removeprefix(self.root).lstrip("/") if self.root else path

    @contextmanager
    def open(self) -> Iterator[tuple[BufferedReader, Any]]:
        """Open the only file; give it decompressed, and the raw file whose ``tell`` says how much of it was read."""
        (path,) = self.paths
        with self.fs.open(path, "rb") as raw:
            compression = next((kind for suffix, kind in COMPRESSIONS.items() if path.endswith(suffix)), None)
            stream = pa.CompressedInputStream(pa.PythonFile(raw, mode="r"), compression) if compression else raw
            yield BufferedReader(stream, _CHUNK), raw


class Format(ABC):
    """Reads one kind of input. It keeps no state, and reading again gives the same rows."""

    suffixes: ClassVar[Sequence[str]]
    """The endings of file names, before that of a compression."""
    reader: ClassVar[str] = "plain"
    """The name of the reader for its texts, unless another is asked for."""

    def __init__(self, text_column: str) -> None:
        self.text_column = text_column

    @abstractmethod
    def schema(self, source: Source) -> pa.Schema:
        """Return the schema of the rows; may raise any of `READ_ERRORS`."""

    @abstractmethod
    def rows(self, source: Source, schema: pa.Schema) -> Iterator[Rows]:
        """Yield the rows in their order, a few hundred at a time; may raise any of `READ_ERRORS`."""
