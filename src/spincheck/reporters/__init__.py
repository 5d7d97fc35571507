"""The output formats that spincheck brings along, registered as any plugin's are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..api import hookimpl

if TYPE_CHECKING:
    from ..api import Reporter


@hookimpl
def spincheck_register_reporters() -> Iterable[type[Reporter]]:
    """Register every format of this package."""
    from .checkstyle import CheckstyleReporter
    from .full import FullReporter
    from .github import GithubReporter
    from .gitlab import GitlabReporter
    from .html import HtmlReporter
    from .json import JsonReporter
    from .jsonl import JsonlReporter
    from .junit import JunitReporter
    from .markdown import MarkdownReporter
    from .rdjsonl import RdjsonlReporter
    from .sarif import SarifReporter
    from .text import TextReporter

    return (
        TextReporter,
        FullReporter,
        JsonReporter,
        JsonlReporter,
        SarifReporter,
        GithubReporter,
        GitlabReporter,
        JunitReporter,
        CheckstyleReporter,
        RdjsonlReporter,
        MarkdownReporter,
        HtmlReporter,
    )
