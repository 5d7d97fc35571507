"""Reads HTML."""

from __future__ import annotations

from spincheck.api import Document, Reader


class HtmlReader(Reader):
    """Text is what a browser would show, less code; block elements and headings become blocks.

    Any text is HTML to a browser, and so it is here: the tags are told apart by the rules of the HTML standard's tokenizer, no
    tree is built, and nothing has to be closed.
    """

    api = 1
    name = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def read(self, source: str, path: str) -> Document:
        """Return the document."""
        from ._tags import HtmlProse
        from ._writer import ProseWriter

        writer = ProseWriter(path=path, format=self.name, source=source)
        HtmlProse(writer).feed(len(source))
        return writer.finish()
