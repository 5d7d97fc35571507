"""Find and read the configuration file that governs a folder: the nearest one wins, and files are not merged."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import ConfigError

OWN_NAMES = ("spincheck.toml", ".spincheck.toml")
CONFIG_NAMES = (*OWN_NAMES, "pyproject.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigFile:
    """One configuration file as it was written."""

    path: Path
    table: Mapping[str, Any]


class ConfigFinder:
    """Finds the configuration for folders and remembers the answers."""

    def __init__(self, *, fixed: Path | None = None, isolated: bool = False) -> None:
        """Take the file that ``--config`` names, which then holds for every folder, or look for none at all.

        Raises:
            ConfigError: the named file cannot be read or is not TOML.
        """
        self._fixed = _load(fixed) if fixed else None
        self._search_files = not (fixed or isolated)
        self._found: dict[Path, ConfigFile | None] = {}

    def for_folder(self, folder: Path) -> ConfigFile | None:
        """Return the configuration that governs ``folder``, an absolute path that need not exist.

        Raises:
            ConfigError: the file cannot be read or is not TOML.
        """
        if not self._search_files:
            return self._fixed
        if folder not in self._found:
            here = _in_folder(folder)
            self._found[folder] = here if here or folder.parent == folder else self.for_folder(folder.parent)
        return self._found[folder]


def _in_folder(folder: Path) -> ConfigFile | None:
    for name in CONFIG_NAMES:
        path = folder / name
        # Unlike Path.is_file this raises nothing: in a folder that is closed to us the scan itself reports the file.
        if os.path.isfile(path) and (config := _load(path)):  # noqa: PTH113
            return config
    return None


def _load(path: Path) -> ConfigFile | None:
    """Return the configuration in ``path``; none where a pyproject.toml has no table for spincheck."""
    import tomllib

    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: the configuration file cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: the configuration file is not valid TOML: {error}") from error
    if path.name == "pyproject.toml":
        tool = table.get("tool")
        if not isinstance(tool, dict) or "spincheck" not in tool:
            return None
        table = tool["spincheck"]
        if not isinstance(table, dict):
            raise ConfigError(f"{path}: 'tool.spincheck' must be a table")
    return ConfigFile(path=path, table=table)
