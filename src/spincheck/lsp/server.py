"""The server itself: which message of the protocol leads to what."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any, BinaryIO

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from .. import __version__
from ..config import CONFIG_NAMES
from ..engine import WorkspaceOptions
from ..errors import ConfigError, ExitCode
from .diagnostics import SOURCE
from .projects import EditorSettings
from .session import Session


class _Protocol(LanguageServerProtocol):
    """pygls's own, but that the session follows the texts: pygls takes a form feed or U+2028 for the end of a line."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


class Server(LanguageServer):
    """A pygls server with a session; it is the session's editor."""

    def __init__(self, options: WorkspaceOptions) -> None:
        super().__init__(SOURCE, __version__, protocol_cls=_Protocol)
        self.session = Session(self, options)
        self.was_shut_down = False
        self._initial = EditorSettings()

    @property
    def encoding(self) -> str:
        """See `session.Editor`."""
        return types.PositionEncodingKind(self.workspace.position_encoding or "utf-16").value

    def publish(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None) -> None:
        """See `session.Editor`."""
        params = types.PublishDiagnosticsParams(uri=uri, diagnostics=diagnostics, version=version)
        self.text_document_publish_diagnostics(params)

    def say(self, message: str, kind: types.MessageType) -> None:
        """See `session.Editor`."""
        self.window_show_message(types.ShowMessageParams(type=kind, message=f"spincheck: {message}"))
        self.log(message)

    def log(self, message: str) -> None:
        """See `session.Editor`."""
        self.window_log_message(types.LogMessageParams(type=types.MessageType.Warning, message=message))

    def report_server_error(self, error: Exception, source: object) -> None:
        """Log what goes wrong outside a request; pygls would show it to the user each time."""
        self.log(f"something went wrong inside: {error}")

    def set_initial(self, settings: object) -> None:
        """Take the settings that hold until the editor tells others."""
        self._initial = self._parsed(settings)

    async def configure(self, pushed: object = None) -> None:
        """Take the folders and their settings: those that the editor gives when it is asked, else those that it pushed."""
        if isinstance(pushed, dict) and SOURCE in pushed:
            self._initial = self._parsed(pushed[SOURCE])
        folders = self._folders()
        answers: list[Any] = []
        capabilities = self.client_capabilities.workspace
        if capabilities and capabilities.configuration:
            items = [types.ConfigurationItem(scope_uri=folder.as_uri(), section=SOURCE) for folder in folders]
            answers = list(await self.workspace_configuration_async(types.ConfigurationParams(items=items)))
        answers += [None] * (len(folders) - len(answers))
        settings = (self._parsed(answer) if answer else self._initial for answer in answers)
        self.session.set_folders(dict(zip(folders, settings, strict=True)))

    async def register(self) -> None:
        """Ask to be told of changed configuration files and settings, where the editor lets servers ask."""
        capabilities = self.client_capabilities.workspace
        registrations: list[types.Registration] = []
        if capabilities and (watched := capabilities.did_change_watched_files) and watched.dynamic_registration:
            watchers = [types.FileSystemWatcher(glob_pattern=f"**/{name}") for name in CONFIG_NAMES]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
            registrations.append(_registration(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options))
        if capabilities and (changed := capabilities.did_change_configuration) and changed.dynamic_registration:
            section = types.DidChangeConfigurationRegistrationOptions(section=SOURCE)
            registrations.append(_registration(types.WORKSPACE_DID_CHANGE_CONFIGURATION, section))
        if registrations:
            await self.client_register_capability_async(types.RegistrationParams(registrations=registrations))

    def _folders(self) -> list[Path]:
        uris = [*self.workspace.folders, *([self.workspace.root_uri] if self.workspace.root_uri else [])]
        paths = [Path(path) for uri in uris if (path := to_fs_path(uri))]
        return list(dict.fromkeys(paths or [Path.cwd()]))

    def _parsed(self, value: object) -> EditorSettings:
        try:
            return EditorSettings.parse(value)
        except ConfigError as error:
            self.say(str(error), types.MessageType.Error)
            return EditorSettings()


def _registration(method: str, options: object) -> types.Registration:
    return types.Registration(id=f"{SOURCE}:{method}", method=method, register_options=options)


def serve(options: WorkspaceOptions) -> ExitCode:
    """Serve the editor at the other end of standard input and output until it says goodbye or goes.

    Both streams belong to the protocol alone: what a plugin prints goes to standard error, and where it reads there is nothing.
    """
    from .features import add_features

    server = Server(options)
    add_features(server)
    stdin, stdout = _taken(sys.stdin.fileno(), os.devnull), _taken(sys.stdout.fileno(), None)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # pygls would wait for the next message before it ends
    server.start_io(stdin, stdout)
    return ExitCode.OK if server.was_shut_down else ExitCode.FINDINGS


def _taken(descriptor: int, instead: str | None) -> BinaryIO:
    """Return the stream of a descriptor, which from now on stands for the file ``instead`` or for standard error."""
    taken = os.dup(descriptor)
    if instead is None:
        os.dup2(sys.stderr.fileno(), descriptor)
        return os.fdopen(taken, "wb")
    replacement = os.open(instead, os.O_RDONLY)
    os.dup2(replacement, descriptor)
    os.close(replacement)
    return os.fdopen(taken, "rb")
