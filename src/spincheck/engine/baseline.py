"""Findings that were there before spincheck was: a file that lists them, so that only new ones are reported."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..api import FileResult, fingerprints
from ..errors import UsageError
from .patterns import relative

_SCHEMA = "spincheck-baseline/1"
_SHOWN = 80
"""Code points of a finding's text that the file shows to its reader."""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Entry:
    """One finding that is accepted."""

    path: str
    """Relative to the folder of the baseline, with forward slashes."""
    code: str
    fingerprint: str
    text: str = ""
    """For people: where it begins."""


class Baseline:
    """Accepts the findings that a file lists, and learns which of these are no longer there."""

    def __init__(self, file: Path, entries: Iterable[Entry] = ()) -> None:
        self.file = file
        self._folder = str(file.absolute().parent)
        self.entries = sorted(entries)
        self._known = {(entry.path, entry.code, entry.fingerprint): entry for entry in self.entries}
        self._checked: set[str] = set()
        """The paths of files that were checked without a failure."""

    @classmethod
    def read(cls, file: Path) -> Baseline:
        """Read the file that `write` wrote.

        Raises:
            UsageError: there is no such file, or it is no baseline.
        """
        import json

        try:
            written = json.loads(file.read_bytes())
            if written["schema"] != _SCHEMA:
                raise UsageError(f"{file}: this baseline is of the form '{written['schema']}', not '{_SCHEMA}'")
            return cls(file, [Entry(**entry) for entry in written["entries"]])
        except OSError as error:
            raise UsageError(f"{file}: the baseline cannot be read: {error.strerror}; --write-baseline makes one") from error
        except (LookupError, TypeError, ValueError) as error:
            raise UsageError(f"{file}: is no baseline; --write-baseline makes one") from error

    def text(self) -> str:
        """Return what `read` reads: one entry a line, in order, so that two changes of it can be merged."""
        import json
        from dataclasses import asdict

        lines = ",".join(f"\n{json.dumps(asdict(entry))}" for entry in self.entries)
        return f'{{"schema": "{_SCHEMA}", "entries": [{lines}\n]}}\n'

    def entries_of(self, result: FileResult) -> list[Entry]:
        """Return an entry for each finding of one file, in the same order."""
        path = relative(result.path, self._folder)
        return [
            Entry(path=path, code=finding.code, fingerprint=fingerprint, text=" ".join(finding.text.split())[:_SHOWN])
            for finding, fingerprint in zip(result.findings, fingerprints(result.findings), strict=True)
        ]

    def new_in(self, results: Iterable[FileResult]) -> Iterator[FileResult]:
        """Yield each result with only those findings that are not listed."""
        for result in results:
            entries = self.entries_of(result)
            if not result.failures:
                self._checked.add(relative(result.path, self._folder))
            is_new = [self._known.pop((one.path, one.code, one.fingerprint), None) is None for one in entries]
            yield replace(result, findings=tuple(one for one, new in zip(result.findings, is_new, strict=True) if new))

    def fixed(self) -> list[Entry]:
        """Return the entries that are no longer true: of files that were checked, and of files that are gone."""
        return [one for one in self._known.values() if one.path in self._checked or not self._exists(one.path)]

    def without(self, entries: Iterable[Entry]) -> Baseline:
        """Return the baseline without some of its entries."""
        return Baseline(self.file, set(self.entries).difference(entries))

    def _exists(self, path: str) -> bool:
        return os.path.lexists(os.path.join(self._folder, path))  # noqa: PTH118
