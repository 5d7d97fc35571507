"""One self-contained page to look at."""

from .page import HtmlReporter

__all__ = ["HtmlReporter"]
