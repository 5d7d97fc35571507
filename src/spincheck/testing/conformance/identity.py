"""What every class of a plugin says of itself."""

from __future__ import annotations

import re
from typing import Any

from ...api import API_VERSION, NAME_PATTERN, Detector, Reader, Reporter


def check_identity(plugin: Detector[Any] | Reader | Reporter) -> None:
    """Check what every class must say of itself.

    Raises:
        AssertionError: its ``api`` or ``name`` is not as the host wants it.
    """
    assert plugin.api == API_VERSION, f"'api' must be the literal {API_VERSION}, not {plugin.api!r}"
    assert re.fullmatch(NAME_PATTERN, plugin.name), f"the name {plugin.name!r} is not lower-case words with hyphens"
