"""The class that a reader plugin subclasses."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from .text import Document


class Reader(ABC):
    """Makes a `Document` of a source, deciding what in it is prose."""

    api: ClassVar[int]
    """The plugin interface that this was written for: a literal ``1``, not a name imported from spincheck."""
    name: ClassVar[str]
    """Lower-case words with hyphens, such as ``markdown``; also the document's ``format``."""
    suffixes: ClassVar[Sequence[str]]
    """File name endings that choose this reader, lower-case and with the dot."""

    @abstractmethod
    def read(self, source: str, path: str) -> Document:
        """Return the document; it must account for every character of ``source``, whatever the source holds.

        ``source`` is decoded text without a byte-order mark, its newlines as they stand in the file.
        """
