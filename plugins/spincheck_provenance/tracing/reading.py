"""Bring an index up to date with the files that it is an index of."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from spincheck.api import FileResult, Workbench

from .archive import Archive, Entry
from .dates import own_date
from .features import read_features
from .paths import absolute

_BATCH = 200
"""Documents that are written at once: what a process that is killed loses at most."""


@dataclass(slots=True, kw_only=True)
class Update:
    """What an update did."""

    paths: Mapping[str, str]
    """The files as the user wrote them, by their absolute paths; also those that could not be read."""
    added: int = 0
    changed: int = 0
    removed: int = 0
    failures: list[FileResult] = field(default_factory=list)
    """Of the files that cannot be read; the index does not have them."""


def update(archive: Archive, workbench: Workbench, paths: Sequence[str]) -> Update:
    """Read files and folders into an index, as far as they are new or their bytes changed, and forget the files that are gone.

    Raises:
        ArchiveError: the index cannot be used.
        SpincheckError: a path means nothing.
    """
    files = workbench.find(paths) if paths else ()
    done = Update(paths={absolute(file): file for file in files})
    roots = [absolute(path) for path in paths]
    archive.add_roots(roots)
    known = archive.contents()
    entries = _read(workbench, done, known)
    while batch := list(islice(entries, _BATCH)):
        archive.put(batch)
    failed = {absolute(result.path) for result in done.failures}
    gone = [path for path in known if path in failed or (path not in done.paths and _is_under(path, roots))]
    archive.remove(gone)
    done.removed = len(gone)
    return done


def content_of(path: str) -> bytes | None:
    """Return a hash of a file's bytes, or none where it cannot be read or is no regular file."""
    try:
        if not Path(path).is_file():
            return None
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, hashlib.blake2b).digest()[:16]
    except (OSError, ValueError):
        return None


def _read(workbench: Workbench, done: Update, known: Mapping[str, bytes]) -> Iterator[Entry]:
    for path, file in workbench.progress(done.paths.items(), total=len(done.paths), doing="reading"):
        content = content_of(path)
        if content is not None and known.get(path) == content:
            continue
        document = workbench.try_open(file)
        if isinstance(document, FileResult):
            done.failures.append(document)
            continue
        if path in known:
            done.changed += 1
        else:
            done.added += 1
        yield Entry(path=path, content=content or b"", date=own_date(document), features=read_features(document))


def _is_under(path: str, roots: Sequence[str]) -> bool:
    return any(path == root or path.startswith(os.path.join(root, "")) for root in roots)  # noqa: PTH118  # no path is made
