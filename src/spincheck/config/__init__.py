"""Configuration: find the nearest file, load it, resolve it into frozen settings."""

from .discover import CONFIG_NAMES, ConfigFile, ConfigFinder
from .resolve import Overrides, resolve
from .settings import CORE_KEYS, CoreSettings, Settings
from .tables import from_table

__all__ = [
    "CONFIG_NAMES",
    "CORE_KEYS",
    "ConfigFile",
    "ConfigFinder",
    "CoreSettings",
    "Overrides",
    "Settings",
    "from_table",
    "resolve",
]
