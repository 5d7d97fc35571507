"""Who has what from whom: a plugin of spincheck that compares texts with an original, and traces copies among many."""

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
    from .detector import ProvenanceDetector

    return [ProvenanceDetector]


@hookimpl
def spincheck_register_commands() -> Iterable[click.Command]:
    """Register ``spincheck compare`` and ``spincheck trace``."""
    from .command import compare
    from .tracing.command import trace

    return [compare, trace]
