"""The output formats that spincheck brings along, registered as any plugin's are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..api import hookimpl

if TYPE_CHECKING:
    from ..api import Reporter


@hookimpl
def spincheck_register_reporters() -> Iterable[type[Reporter]]:
    """Register the formats ``text``, ``full`` and ``json``."""
    from .full import FullReporter
    from .json import JsonReporter
    from .text import TextReporter

    return (TextReporter, FullReporter, JsonReporter)
