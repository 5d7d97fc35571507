"""One editor's session: the open texts, their checks, and what is said about them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Protocol

from lsprotocol import types

from ..api import Document, FileResult, Rule
from ..engine import Workspace, WorkspaceOptions, is_left_out
from ..engine.workspace import Repaired
from ..errors import SpincheckError
from .buffers import Buffer
from .diagnostics import diagnostic
from .positions import Places
from .projects import EditorSettings, Projects
from .worker import Worker

PAUSE = 0.2
"""Seconds without a change after which a text that is being typed is checked."""


class Editor(Protocol):
    """What a session needs of the editor at the other end."""

    @property
    def encoding(self) -> str:
        """The unit of columns that was agreed upon."""
        ...

    def publish(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None) -> None:
        """Show the diagnostics of a text instead of those before."""
        ...

    def say(self, message: str, kind: types.MessageType) -> None:
        """Show a message to the user."""
        ...

    def log(self, message: str) -> None:
        """Write a message where the editor keeps those of its servers."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A buffer and what the check of it says."""

    buffer: Buffer
    workspace: Workspace
    result: FileResult
    rules: Mapping[str, Rule]
    places: Places
    document: Document | None = None
    """For the detectors that ask other programs and have not answered yet; none where there are none."""

    @property
    def diagnostics(self) -> list[types.Diagnostic]:
        """One for each finding, in the same order."""
        return [diagnostic(finding, self.rules[finding.code], self.places) for finding in self.result.findings]


class Session:
    """Checks open texts when they change, and answers questions about them."""

    def __init__(self, editor: Editor, options: WorkspaceOptions) -> None:
        self._editor = editor
        self._projects = Projects(options)
        self._worker = Worker()
        self._asker = Worker()
        """Waits for other programs, so that nothing else has to."""
        self._noticed: set[str] = set()
        self._buffers: dict[str, Buffer] = {}
        self._changed_at: dict[str, float] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._checked: dict[str, Checked] = {}
        self._problems: dict[str, set[str]] = {}
        """What was wrong at the last check of each text, so that it is said once and not at every keystroke."""

    def open(self, item: types.TextDocumentItem) -> None:
        """Take a text that the editor opens, and check it."""
        self._buffers[item.uri] = Buffer.opened(item, self._projects.folder)
        self.check_soon(item.uri)

    def change(self, uri: str, changes: list[types.TextDocumentContentChangeEvent], version: int) -> None:
        """Take changes of a text, and check it: at once after a quiet time, else when the typing pauses."""
        self._buffers[uri] = self._buffers[uri].changed(changes, version, self._editor.encoding)
        now = monotonic()
        is_typing = now - self._changed_at.get(uri, 0) < PAUSE
        self._changed_at[uri] = now
        self.check_soon(uri, after=PAUSE if is_typing else 0)

    def close(self, uri: str) -> None:
        """Forget a text."""
        for known in (self._buffers, self._changed_at, self._checked, self._problems):
            known.pop(uri, None)
        if task := self._waiting.pop(uri, None):
            task.cancel()
        self._editor.publish(uri, [], None)

    def check_all(self) -> None:
        """Check every open text again, because what governs them may have changed."""
        for uri in self._buffers:
            self.check_soon(uri)

    def set_folders(self, folders: Mapping[Path, EditorSettings]) -> None:
        """Take the editor's folders, each with its settings, and check every text under them."""
        self._projects.set_folders(folders)
        self.check_all()

    def check_soon(self, uri: str, after: float = 0) -> None:
        """Check a text in ``after`` seconds, instead of any check of it that still waits."""
        if task := self._waiting.pop(uri, None):
            task.cancel()
        if uri in self._buffers:
            self._waiting[uri] = asyncio.create_task(self._check_after(uri, after))

    async def current(self, uri: str) -> Checked | None:
        """Return the check of a text as it stands now; none for a text that is not open or cannot be checked."""
        checked = self._checked.get(uri)
        if uri not in self._buffers or (checked and checked.buffer is self._buffers[uri]):
            return checked
        return await self._check(self._buffers[uri])

    async def read(self, checked: Checked) -> Document:
        """Return the document of a buffer that was checked."""
        return await self._worker.run(partial(checked.workspace.read_bytes, checked.buffer.data, checked.buffer.path))

    async def repaired(self, checked: Checked) -> Repaired:
        """Return what all safe fixes make of a buffer; where they are refused, a failure of origin ``fix`` says why."""
        repair = partial(checked.workspace.repair_bytes, checked.buffer.data, checked.buffer.path, external=False)
        return await self._worker.run(repair)

    async def _check_after(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        checked = await self._check(self._buffers[uri])
        if checked and checked.document:
            await self._ask_others(checked, checked.document)

    async def _check(self, buffer: Buffer) -> Checked | None:
        """Check a buffer and publish what is found, unless there is a newer one by then. No error leaves it."""
        checked: Checked | None = None
        problems: list[str] = []
        diagnostics: list[types.Diagnostic] = []
        show: Callable[[str], None] = self._editor.log
        try:
            checked = await self._worker.run(partial(_check, self._projects, buffer, self._editor.encoding))
            diagnostics = checked.diagnostics
            problems = [f"{failure.message}; {failure.hint}" for failure in checked.workspace.host.failures]
            problems += _problems(buffer, checked.result)
        except SpincheckError as error:  # a configuration that only the user can put right
            problems = [str(error)]
            show = partial(self._editor.say, kind=types.MessageType.Error)
        except Exception as error:  # our own mistake costs this check and not the next one
            problems = [f"{buffer.path}: something went wrong inside: {type(error).__name__}: {error}"]
        if self._buffers.get(buffer.uri) is buffer:
            self._tell(buffer.uri, problems, show)
            if checked:
                self._checked[buffer.uri] = checked
            self._editor.publish(buffer.uri, diagnostics, buffer.version)
        return checked

    async def _ask_others(self, checked: Checked, document: Document) -> None:
        """Add what other programs find to what was published, unless there is a newer buffer by then. No error leaves it."""
        buffer = checked.buffer
        try:
            found = await self._asker.run(partial(checked.workspace.check, document, external=True))
            whole = replace(checked, result=_together(checked.result, found), document=None)
            diagnostics = whole.diagnostics
        except Exception as error:  # as above
            self._editor.log(f"{buffer.path}: something went wrong inside: {type(error).__name__}: {error}")
            return
        if self._buffers.get(buffer.uri) is buffer:
            problems = [*self._problems[buffer.uri], *_problems(buffer, found)]
            self._tell(buffer.uri, problems, self._editor.log)
            for notice in set(found.notices) - self._noticed:
                self._noticed.add(notice)
                self._editor.say(notice, types.MessageType.Info)
            self._checked[buffer.uri] = whole
            self._editor.publish(buffer.uri, diagnostics, buffer.version)

    def _tell(self, uri: str, problems: Iterable[str], show: Callable[[str], None]) -> None:
        """Say the problems that were not there before in this or another text."""
        known = {problem for told in self._problems.values() for problem in told}
        self._problems[uri] = set(problems)
        for problem in sorted(self._problems[uri] - known):
            show(problem)


def _check(projects: Projects, buffer: Buffer, encoding: str) -> Checked:
    workspace = projects.workspace_for(Path(buffer.path))
    result, document = FileResult(path=buffer.path), None
    if not is_left_out(buffer.path, workspace):
        result = workspace.check_bytes(buffer.data, buffer.path, external=False)
        is_read = all(failure.origin != "input" for failure in result.failures)
        if is_read and workspace.asks_others(buffer.path):
            document = workspace.read_bytes(buffer.data, buffer.path)
    return Checked(
        buffer=buffer,
        workspace=workspace,
        result=result,
        rules=workspace.rules_for(buffer.path),
        places=Places(buffer.text, encoding),
        document=document,
    )


def _together(own: FileResult, others: FileResult) -> FileResult:
    """Return all the findings in the order in which one check would have them."""
    findings = (*own.findings, *others.findings)
    order = sorted(findings, key=lambda one: (one.start.offset, one.end.offset, one.code, one.message))
    return replace(own, findings=tuple(order), failures=(*own.failures, *others.failures))


def _problems(buffer: Buffer, result: FileResult) -> list[str]:
    return [f"{buffer.path}: {failure.message}; {failure.hint}" for failure in result.failures]
