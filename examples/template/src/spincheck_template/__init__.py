"""A spincheck plugin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from spincheck.api import hookimpl

if TYPE_CHECKING:
    from .detector import TemplateDetector


@hookimpl
def spincheck_register_detectors() -> Iterable[type[TemplateDetector]]:
    """Register the detector."""
    from .detector import TemplateDetector

    return (TemplateDetector,)
