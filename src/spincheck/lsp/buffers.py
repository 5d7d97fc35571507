"""What the editor holds, saved or not."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lsprotocol import types
from pygls.uris import to_fs_path

from .positions import changed

_SUFFIXES = {"html": ".html", "markdown": ".md", "restructuredtext": ".rst"}
"""By the language that the editor names, for texts that have no file yet; any other is plain text."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Buffer:
    """One state of one open text. Every change makes a new one, so a result is stale if its buffer is not the present one."""

    uri: str
    path: str
    """Absolute; where the text has no file yet, where one of its kind might be saved."""
    text: str
    version: int

    @classmethod
    def opened(cls, item: types.TextDocumentItem, folder: Path) -> Buffer:
        """Return the buffer of a text that an editor opens; ``folder`` governs it if it has no file."""
        path = to_fs_path(item.uri) or str(folder / f"untitled{_SUFFIXES.get(item.language_id.lower(), '.txt')}")
        return cls(uri=item.uri, path=path, text=item.text, version=item.version)

    def changed(self, changes: Sequence[types.TextDocumentContentChangeEvent], version: int, encoding: str) -> Buffer:
        """Return the buffer after changes, each of which sees what the one before it made."""
        text = self.text
        for change in changes:
            text = changed(text, change, encoding)
        return replace(self, text=text, version=version)

    @property
    def data(self) -> bytes:
        """The text as bytes, after a mark of its own, so that one which the editor shows as a character stays one."""
        return codecs.BOM_UTF8 + self.text.encode("utf-8", "surrogatepass")
