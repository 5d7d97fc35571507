"""Make settings of a configuration file and of what the command line says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

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
        return Settings(core=_override(CoreSettings(), overrides), root=str(Path.cwd()))
    core = {key: value for key, value in file.table.items() if key in CORE_KEYS or not isinstance(value, Mapping)}
    detectors = {key: value for key, value in file.table.items() if key not in core}
    where = f"{file.path}" if file.path.name != "pyproject.toml" else f"{file.path}: [tool.spincheck]"
    return Settings(
        core=_override(from_table(core, CoreSettings, where=where), overrides),
        detectors=detectors,
        root=str(file.path.parent.absolute()),
        origin=where,
    )


def _override(core: CoreSettings, overrides: Overrides) -> CoreSettings:
    given = {name: value for name in overrides.__slots__ if (value := getattr(overrides, name)) is not None}
    return replace(core, **given)
