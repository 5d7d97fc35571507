"""Reads reStructuredText."""

from __future__ import annotations

from spincheck.api import Document, Reader


class RstReader(Reader):
    """Titles, paragraphs, list items, block quotes and table cells are blocks.

    Not prose are literal blocks, comments, targets, substitution definitions, doctests, the fields before the first paragraph,
    and directives, except for the bodies of those that hold text, such as ``note``.
    """

    api = 1
    name = "rst"
    suffixes = (".rst", ".rest")

    def read(self, source: str, path: str) -> Document:
        """Return the document."""
        from ._rst_blocks import write_blocks
        from ._writer import ProseWriter

        writer = ProseWriter(path=path, format=self.name, source=source)
        write_blocks(writer)
        return writer.finish()
