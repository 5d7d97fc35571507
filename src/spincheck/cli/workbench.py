"""What a plugin's command finds in click's context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import click

from ..api import Detector, Document, FileResult
from ..api.detector import OptionsT
from ..engine import Workspace, WorkspaceOptions, find_files, scan_files
from ..errors import ExitCode, PluginError, SourceError
from . import console


class LazyWorkbench:
    """Implements `spincheck.api.Workbench`; the plugins are loaded when something is first asked of it."""

    @cached_property
    def _workspace(self) -> Workspace:
        return Workspace(WorkspaceOptions())

    @cached_property
    def commands(self) -> Mapping[str, click.Command]:
        """The plugins' commands by name; what failed while they were asked for them is said on standard error."""
        commands = self._workspace.host.commands()
        console.say_failures(self._workspace.host.failures)
        return commands

    def open(self, path: str) -> Document:
        """See `spincheck.api.Workbench.open`."""
        try:
            return self._workspace.open(path)
        except (SourceError, PluginError) as error:
            raise type(error)(f"{path}: {error}") from error

    def options(self, path: str, detector: type[Detector[OptionsT]]) -> OptionsT:
        """See `spincheck.api.Workbench.options`."""
        return self._workspace.options_of(path, detector)

    def scan(self, paths: Sequence[str]) -> Iterator[FileResult]:
        """See `spincheck.api.Workbench.scan`."""
        return scan_files(find_files(paths, self._workspace), self._workspace)

    def say_failures(self, results: Iterable[FileResult]) -> int:
        """See `spincheck.api.Workbench.say_failures`."""
        return max((console.say_failures(result.failures, result.path) for result in results), default=ExitCode.OK)

    def write(self, text: str) -> None:
        """See `spincheck.api.Workbench.write`."""
        console.write([text])
