"""One self-contained page to look at."""

from __future__ import annotations

from collections.abc import Iterator

from ...api import Report, Reporter

__all__ = ["HtmlReporter"]


class HtmlReporter(Reporter):
    """Writes a page that needs nothing else: no network and no other file."""

    api = 1
    name = "html"
    needs_text = True

    def render(self, report: Report) -> Iterator[str]:
        """Yield the page once every file was read, because it begins with what was found."""
        from .page import page  # every scan registers this reporter, and few make a page

        yield page(report)
        yield "\n"
