"""Which workspace checks a file: each folder of the editor has its settings, each file the configuration nearest to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from ..api import Confidence
from ..config import CONFIG_NAMES, from_table
from ..engine import Revision, Workspace, WorkspaceOptions, find_head
from ..errors import ConfigError

_Stamp: TypeAlias = "tuple[tuple[int, int] | None, ...]"
"""The time and the size of each file that may configure a folder; none where there is no such file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorSettings:
    """What the editor's own settings say, under the names of the configuration file and over its values."""

    config: str = ""
    """The only configuration file to use, relative to the editor's folder."""
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    min_confidence: Confidence | None = None

    @classmethod
    def parse(cls, value: object) -> EditorSettings:
        """Read a table as it came from the editor; a null means that nothing is set.

        Raises:
            ConfigError: a key is unknown, or a value is wrong.
        """
        where = "the editor's settings for spincheck"
        if not isinstance(value, Mapping | None):
            raise ConfigError(f"{where}: expected a table, got {value!r}")
        return from_table({key: item for key, item in (value or {}).items() if item is not None}, cls, where=where)

    def over(self, options: WorkspaceOptions, folder: Path) -> WorkspaceOptions:
        """Return ``options`` with what is set here."""
        given: dict[str, Any] = {"select": self.select, "ignore": self.ignore, "min_confidence": self.min_confidence}
        return replace(
            options,
            config=folder / self.config if self.config else options.config,
            overrides=replace(options.overrides, **{key: value for key, value in given.items() if value is not None}),
        )


class Projects:
    """Finds the workspace for a file, and builds it anew when a configuration file was changed, whoever changed it."""

    def __init__(self, options: WorkspaceOptions) -> None:
        """Take the options that hold where the editor sets nothing. What a scan leaves out is left out here too."""
        self._options = replace(options, overrides=replace(options.overrides, force_exclude=True))
        self._folders: dict[Path, EditorSettings] = {}
        self._heads: dict[Path, Revision | None] = {}
        self._workspaces: dict[WorkspaceOptions, Workspace] = {}
        self._stamps: dict[tuple[WorkspaceOptions, Path], _Stamp] = {}

    @property
    def folder(self) -> Path:
        """The folder for what has none."""
        return next(iter(self._folders), Path.cwd())

    def set_folders(self, folders: Mapping[Path, EditorSettings]) -> None:
        """Take the editor's folders and the settings of each. What a text became is measured from the last commit there."""
        self._folders = dict(folders)
        self._heads = {}

    def workspace_for(self, path: Path) -> Workspace:
        """Return the workspace for an absolute path.

        Raises:
            SpincheckError: a configuration file cannot be used.
        """
        options, folder = self._options_for(path), path.parent
        stamp = _stamp([options.config] if options.config else _candidates(folder))
        if self._stamps.setdefault((options, folder), stamp) != stamp:
            self._workspaces.pop(options, None)
            self._stamps = {key: known for key, known in self._stamps.items() if key[0] != options} | {(options, folder): stamp}
        if options not in self._workspaces:
            self._workspaces[options] = Workspace(options)
        return self._workspaces[options]

    def _options_for(self, path: Path) -> WorkspaceOptions:
        """Return the options of the innermost folder that holds ``path``."""
        for folder in path.parents:
            if folder in self._folders:
                options = self._folders[folder].over(self._options, folder)
                return replace(options, since=self._head(folder))
        return self._options

    def _head(self, folder: Path) -> Revision | None:
        if folder not in self._heads:
            self._heads[folder] = find_head(folder)
        return self._heads[folder]


def _candidates(folder: Path) -> list[Path]:
    return [above / name for above in (folder, *folder.parents) for name in CONFIG_NAMES]


def _stamp(paths: list[Path]) -> _Stamp:
    return tuple(map(_state, paths))


def _state(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):  # ValueError: the path holds a NUL
        return None
    return status.st_mtime_ns, status.st_size
