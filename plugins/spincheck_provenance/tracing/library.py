"""The documents that are compared: those of one index, or suspects beside an archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from .archive import Archive, Entry
from .evidence import Evidence, common_features, compare
from .signatures import candidates

if TYPE_CHECKING:
    from .features import Features, Hashes

_REMEMBERED: Final = 256
"""Documents whose features are kept in memory; candidates come in the order of their first document."""


class Library:
    """Documents by number: first those of ``suspects``, then those of ``archive`` that are no suspects themselves."""

    def __init__(self, suspects: Archive, archive: Archive | None = None) -> None:
        """Take open indexes, which must stay open."""
        own = list(suspects.contents())
        self._places: list[tuple[Archive, str]] = [(suspects, path) for path in own]
        self._rows = [list(range(len(own)))]
        self._archives = [suspects]
        self.suspects = len(own)
        if archive:
            named = set(own)
            archived = [(row, path) for row, path in enumerate(archive.contents()) if path not in named]
            self._places += [(archive, path) for _, path in archived]
            self._rows.append([row for row, _ in archived])
            self._archives.append(archive)
        self._features = lru_cache(maxsize=_REMEMBERED)(self._rare)

    def __len__(self) -> int:
        return len(self._places)

    def path(self, number: int) -> str:
        """Return a document's absolute path."""
        return self._places[number][1]

    def words(self, number: int) -> int:
        """Return how many words a document has."""
        return self.entry(number).features.words

    def candidates(self) -> Sequence[tuple[int, int]]:
        """Return the pairs of documents, at least one of them a suspect, that are worth comparing."""
        import numpy as np

        signatures = [archive.signatures()[rows] for archive, rows in zip(self._archives, self._rows, strict=True)]
        pairs = candidates(np.concatenate(signatures))
        return [(one, other) for one, other in pairs.tolist() if one < self.suspects]

    def compare(self, one: int, other: int) -> Evidence:
        """Return what two documents share."""
        return compare(self._features(one), self._features(other))

    def _rare(self, number: int) -> Features:
        """Return a document's features without those that so many documents have that they are no evidence."""
        import numpy as np

        features = self.entry(number).features
        return replace(features, kept=features.kept[~np.isin(features.kept, self._common, assume_unique=True)])

    def entry(self, number: int) -> Entry:
        """Return what is known of a document."""
        archive, path = self._places[number]
        return archive.entry(path)

    @cached_property
    def _common(self) -> Hashes:
        return common_features(kept for archive in self._archives for kept in archive.kept())
