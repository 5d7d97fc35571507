"""A spincheck plugin that finds words written twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from spincheck.api import hookimpl

if TYPE_CHECKING:
    import click

    from .detector import DoubledDetector


@hookimpl
def spincheck_register_detectors() -> Iterable[type[DoubledDetector]]:
    """Register the detector."""
    from .detector import DoubledDetector

    return (DoubledDetector,)


@hookimpl
def spincheck_register_commands() -> Iterable[click.Command]:
    """Register ``spincheck doubled``."""
    from .command import doubled

    return (doubled,)
