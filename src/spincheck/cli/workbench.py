"""What a plugin's command finds in click's context."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import click

from ..api import Detector, Document, Failure, FileResult, Kinship, Report, Style
from ..api.detector import OptionsT
from ..config import Overrides
from ..engine import Workspace, WorkspaceOptions, find_files, scan_files
from ..errors import ExitCode, PluginError, SourceError
from ..reporters.escape import escape
from . import console
from .output import reporter_of
from .progress import progress

ItemT = TypeVar("ItemT")


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

    def find(self, paths: Sequence[str]) -> Sequence[str]:
        """See `spincheck.api.Workbench.find`."""
        return find_files(paths, self._workspace)

    def try_open(self, path: str) -> Document | FileResult:
        """See `spincheck.api.Workbench.try_open`."""
        return self._workspace.try_open(path)

    def scan(self, paths: Sequence[str]) -> Iterator[FileResult]:
        """See `spincheck.api.Workbench.scan`."""
        return scan_files(find_files(paths, self._workspace), self._workspace)

    def report(
        self, documents: Iterable[Document], format: str, *, select: Sequence[str], kinship: Kinship | None = None
    ) -> int:
        """See `spincheck.api.Workbench.report`."""
        workspace = Workspace(WorkspaceOptions(overrides=Overrides(select=tuple(select))))
        reporter = reporter_of(format, workspace.host, self.style)
        if reporter.needs_text:
            workspace.keep_text()
        failures: list[Failure] = []

        def checked() -> Iterator[FileResult]:
            for result in map(workspace.check, documents):
                console.say_failures(result.failures, result.path)
                failures.extend(result.failures)
                yield result

        known = tuple(workspace.host.failures)
        report = Report(files=checked(), failures=known, rules_for=workspace.rules_for, kinship=kinship)
        console.write(reporter.render(report))
        return ExitCode.FAILURE if failures else ExitCode.OK

    def say_failures(self, results: Iterable[FileResult]) -> int:
        """See `spincheck.api.Workbench.say_failures`."""
        return max((console.say_failures(result.failures, result.path) for result in results), default=ExitCode.OK)

    @property
    def style(self) -> Style:
        """See `spincheck.api.Workbench.style`."""
        return console.style(sys.stdout)

    def escape(self, text: str) -> str:
        """See `spincheck.api.Workbench.escape`."""
        return escape(text)

    def progress(self, items: Iterable[ItemT], *, total: int, doing: str) -> Iterable[ItemT]:
        """See `spincheck.api.Workbench.progress`."""
        return progress(items, total=total, doing=doing)

    def write(self, text: str) -> None:
        """See `spincheck.api.Workbench.write`."""
        console.write([text])
