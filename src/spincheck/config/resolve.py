"""Make settings of a configuration file and of what the command line says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..api import Confidence, Severity
from .discover import ConfigFile
from .settings import CORE_KEYS, CoreSettings, Settings
from .tables import from_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What the command line says; none leaves the configuration's value."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    min_confidence: Confidence | None = None
    fail_on: Severity | None = None
    force_exclude: bool | None = None


def resolve(file: ConfigFile | None, overrides: Overrides) -> Settings:
    """Return the settings for the files that ``file`` governs.

    Raises:
        ConfigError: a value has the wrong type or a key is unknown; an unknown table may be a detector's: the host decides.
    """
    if file is None:
        given = _given(overrides)
        return Settings(core=replace(CoreSettings(), **given), root=str(Path.cwd()), overridden=frozenset(given))
    core = {key: value for key, value in file.table.items() if key in CORE_KEYS or not isinstance(value, Mapping)}
    detectors = {key: value for key, value in file.table.items() if key not in core}
    where = f"{file.path}" if file.path.name != "pyproject.toml" else f"{file.path}: [tool.spincheck]"
    given = _given(overrides)
    return Settings(
        core=replace(from_table(core, CoreSettings, where=where), **given),
        detectors=detectors,
        root=str(file.path.parent.absolute()),
        origin=where,
        overridden=frozenset(given),
    )


def _given(overrides: Overrides) -> dict[str, Any]:
    return {name: value for name in overrides.__slots__ if (value := getattr(overrides, name)) is not None}
