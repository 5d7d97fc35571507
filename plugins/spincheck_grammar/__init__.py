"""The grammar detector, a plugin of spincheck that asks LanguageTool."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spincheck.api import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click

    from spincheck.api import Detector


@hookimpl
def spincheck_register_detectors() -> Iterable[type[Detector[Any]]]:
    """Register the detector."""
    from .detector import GrammarDetector

    return [GrammarDetector]


@hookimpl
def spincheck_register_commands() -> Iterable[click.Command]:
    """Register ``spincheck grammar``."""
    from .command import grammar

    return [grammar]
