"""The index of documents on disk, an SQLite database: what is compared of each, so that no document is read twice.

SQLite gives what an index must have: a change is there wholly or not at all, also when the process is killed, and a second
writer waits or is told. Paths are stored relative to the index's folder, so that both can be moved together.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from .features import Features
from .signatures import PLACES, algorithm, sign

if TYPE_CHECKING:
    from .features import Hashes
    from .signatures import Signatures

_APPLICATION: Final = 0x53504E43
"""Marks the database as ours; "SPNC" in ASCII."""
_TABLES: Final = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE roots (path BLOB PRIMARY KEY);
    CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,
        content BLOB NOT NULL,
        date TEXT,
        words INTEGER NOT NULL,
        names TEXT NOT NULL,
        wording BLOB NOT NULL,
        kept BLOB NOT NULL,
        signature BLOB NOT NULL
    );
"""
_BETWEEN_NAMES: Final = "\n"
_HASH: Final = "<u4"
_HASH_BYTES: Final = 4


class ArchiveError(Exception):
    """An index cannot be used; the message says which and why, for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the index knows of one document."""

    path: str
    """Absolute."""
    content: bytes
    """A hash of the file's bytes."""
    date: date | None
    """The date that the text gives for itself."""
    features: Features


class Archive:
    """An index; a context manager that closes it."""

    def __init__(self, connection: sqlite3.Connection, file: Path | None) -> None:
        """Take a connection to a database that has the tables; see `open_archive` and `temporary_archive`."""
        self._connection = connection
        self._file = file

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.close()

    def prepare(self, *, is_new: bool) -> None:
        """Make the tables in a new database, and make sure that another one is an index.

        Raises:
            ArchiveError: it is none, damaged, or its signatures were made by another version.
        """
        made_by = algorithm()
        with self._errors():
            if is_new:
                self._connection.executescript(f"BEGIN; {_TABLES} PRAGMA application_id = {_APPLICATION}; COMMIT;")
                self._write("INSERT INTO meta VALUES ('signatures', ?)", [(made_by,)])
            (application,) = self._connection.execute("PRAGMA application_id").fetchone()
        if application != _APPLICATION:
            raise self._foreign()
        found = next(self._read("SELECT value FROM meta WHERE name = 'signatures'"), (None,))[0]
        if found != made_by:
            raise ArchiveError(f"the index '{self._file}' was made by another version: delete it and index again")

    def contents(self) -> dict[str, bytes]:
        """Return the hash of each document's bytes by its absolute path, in the order of the rows of `signatures`."""
        return {
            self._absolute(path): content for path, content in self._read("SELECT path, content FROM documents ORDER BY id")
        }

    def roots(self) -> list[str]:
        """Return the absolute paths of the files and folders that the index was made of."""
        return [self._absolute(path) for (path,) in self._read("SELECT path FROM roots ORDER BY path")]

    def add_roots(self, paths: Iterable[str]) -> None:
        """Remember files and folders that the index is made of."""
        self._write("INSERT OR IGNORE INTO roots VALUES (?)", [(self._relative(path),) for path in paths])

    def put(self, entries: Sequence[Entry]) -> None:
        """Add documents, or replace what was known of them: all of these or, if it fails, none."""
        signatures = sign([entry.features for entry in entries])
        self._write(
            "INSERT OR REPLACE INTO documents (path, content, date, words, names, wording, kept, signature)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    self._relative(entry.path),
                    entry.content,
                    entry.date.isoformat() if entry.date else None,
                    entry.features.words,
                    _BETWEEN_NAMES.join(entry.features.names),
                    _to_bytes(entry.features.wording),
                    _to_bytes(entry.features.kept),
                    _to_bytes(signature),
                )
                for entry, signature in zip(entries, signatures, strict=True)
            ],
        )

    def remove(self, paths: Iterable[str]) -> None:
        """Forget documents."""
        self._write("DELETE FROM documents WHERE path = ?", [(self._relative(path),) for path in paths])

    def signatures(self) -> Signatures:
        """Return the signatures of all documents, a row each."""
        import numpy as np

        blobs = [blob for (blob,) in self._read("SELECT signature FROM documents ORDER BY id")]
        if any(len(blob) != PLACES * _HASH_BYTES for blob in blobs):
            raise self._damaged("a signature is cut off")
        return np.frombuffer(b"".join(blobs), dtype=_HASH).reshape(len(blobs), PLACES)

    def kept(self) -> Iterator[Hashes]:
        """Yield the kept features of each document."""
        for (blob,) in self._read("SELECT kept FROM documents ORDER BY id"):
            yield self._hashes(blob)

    def entry(self, path: str) -> Entry:
        """Return what is known of one document.

        Raises:
            KeyError: the index does not have it.
        """
        query = "SELECT content, date, words, names, wording, kept FROM documents WHERE path = ?"
        for content, day, words, names, wording, kept in self._read(query, self._relative(path)):
            features = Features(
                words=words,
                wording=self._hashes(wording),
                kept=self._hashes(kept),
                names=tuple(names.split(_BETWEEN_NAMES)) if names else (),
            )
            return Entry(
                path=path,
                content=content,
                date=date.fromisoformat(day) if day else None,
                features=features,
            )
        raise KeyError(path)

    def _read(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with self._errors():
            yield from self._connection.execute(query, values)

    def _write(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        with self._errors(), self._connection:
            self._connection.executemany(query, rows)

    def _hashes(self, blob: bytes) -> Hashes:
        import numpy as np

        if len(blob) % _HASH_BYTES:
            raise self._damaged("a row is cut off")
        return np.frombuffer(blob, dtype=_HASH)

    def _relative(self, path: str) -> bytes:
        if self._file:
            with suppress(ValueError):  # on another drive
                path = os.path.relpath(path, self._file.parent)
        return os.fsencode(path)

    def _absolute(self, path: bytes) -> str:
        folder = self._file.parent if self._file else Path()
        return os.path.normpath(folder / os.fsdecode(path))

    def _foreign(self) -> ArchiveError:
        return ArchiveError(f"'{self._file}' is no index of spincheck; name another file")

    def _damaged(self, reason: str) -> ArchiveError:
        return ArchiveError(f"the index '{self._file}' is damaged ({reason}): delete it and index again")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise ArchiveError(f"the index '{self._file}' cannot be used: {error}") from error
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
                raise self._foreign() from error
            raise self._damaged(str(error)) from error


def open_archive(file: Path, *, create: bool = False) -> Archive:
    """Open an index on disk.

    Args:
        file: the index.
        create: make an empty one where there is none, and let it be written to.

    Raises:
        ArchiveError: there is none, it is no index or damaged, or its signatures were made by another version.
    """
    file = file.absolute()
    is_new = not file.exists()
    if is_new and not create:
        raise ArchiveError(f"there is no index '{file}'; make one: spincheck trace index {file.name} PATH...")
    mode = "rwc" if create else "rw"  # also who only reads must be able to undo what a killed writer had begun
    try:
        connection = sqlite3.connect(f"{file.as_uri()}?mode={mode}", uri=True)
    except sqlite3.Error as error:
        raise ArchiveError(f"the index '{file}' cannot be opened: {error}") from error
    archive = Archive(connection, file)
    try:
        archive.prepare(is_new=is_new)
    except BaseException:
        connection.close()
        raise
    return archive


def temporary_archive() -> Archive:
    """Return an empty index in a file of its own that SQLite makes and removes: it takes disk, and hardly any memory."""
    archive = Archive(sqlite3.connect(""), None)
    archive.prepare(is_new=True)
    return archive


def _to_bytes(hashes: Hashes) -> bytes:
    return hashes.astype(_HASH).tobytes()
