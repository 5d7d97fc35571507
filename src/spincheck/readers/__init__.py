"""The readers that come with spincheck, registered as any plugin's are."""

from __future__ import annotations

from spincheck.api import Reader, hookimpl


@hookimpl
def spincheck_register_readers() -> list[type[Reader]]:
    """Return the four built-in readers."""
    from .html import HtmlReader
    from .markdown import MarkdownReader
    from .plain import PlainReader
    from .rst import RstReader

    return [PlainReader, MarkdownReader, HtmlReader, RstReader]
