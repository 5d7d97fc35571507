"""The readability detector, a plugin of spincheck."""

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
    from .detector import ReadabilityDetector

    return [ReadabilityDetector]


@hookimpl
def spincheck_register_commands() -> Iterable[click.Command]:
    """Register ``spincheck readability``."""
    from .command import readability

    return [readability]
