"""An editor for the tests: pytest-lsp's client with a server of its own as a process."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from lsprotocol import types
from pytest_lsp import LanguageClient, make_test_lsp_client

WAIT = 60
"""Seconds after which an answer is taken for lost; only a broken server needs them."""


class Editor:
    """Opens and changes texts, and waits for what the server says about them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.client: LanguageClient = make_test_lsp_client()
        self.published: list[types.PublishDiagnosticsParams] = []
        self._versions: dict[str, int] = {}
        self._told = asyncio.Condition()
        self.registered: Sequence[types.Registration] = ()
        del self.client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

        async def publish(params: types.PublishDiagnosticsParams) -> None:
            self.client.diagnostics[params.uri] = params.diagnostics
            self.published.append(params)
            async with self._told:
                self._told.notify_all()

        def register(params: types.RegistrationParams) -> None:
            self.registered = params.registrations

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(publish)
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(register)

    @property
    def process(self) -> asyncio.subprocess.Process:
        """The server."""
        process = self.client._server
        assert process
        return process

    async def start(
        self,
        *,
        capabilities: types.ClientCapabilities | None = None,
        settings: object = None,
        folders: Sequence[Path] | None = None,
        plugins: Sequence[Path] = (),
        env: Mapping[str, str] | None = None,
        command: Sequence[str] = (),
    ) -> types.InitializeResult:
        """Start the server and say hello."""
        path = os.pathsep.join([*map(str, plugins), *filter(None, [os.environ.get("PYTHONPATH")])])
        environment = {**os.environ, "XDG_CACHE_HOME": str(self.root / "cache"), "PYTHONPATH": path, **(env or {})}
        await self.client.start_io(sys.executable, "-m", "spincheck", "lsp", *command, env=environment, cwd=self.root)
        return await self.client.initialize_session(
            types.InitializeParams(
                capabilities=capabilities or types.ClientCapabilities(),
                initialization_options=settings,
                workspace_folders=[
                    types.WorkspaceFolder(uri=folder.as_uri(), name=folder.name) for folder in (folders or [self.root])
                ],
            )
        )

    def uri(self, name: str) -> str:
        """Return the address of a file of the editor's folder, or the address itself."""
        return name if ":" in name else (self.root / name).as_uri()

    async def open(self, name: str, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        """Open a text, saved or not, and return what is said about it."""
        uri = self.uri(name)
        self._versions[uri] = 1
        item = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        return await self.diagnostics(name)

    async def type(self, name: str, *changes: types.TextDocumentContentChangeEvent) -> list[types.Diagnostic]:
        """Change a text and return what is said about it afterwards."""
        self.tell(name, *changes)
        return await self.diagnostics(name)

    def tell(self, name: str, *changes: types.TextDocumentContentChangeEvent) -> None:
        """Change a text, and wait for nothing."""
        uri = self.uri(name)
        self._versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(uri=uri, version=self._versions[uri])
        params = types.DidChangeTextDocumentParams(text_document=document, content_changes=changes)
        self.client.text_document_did_change(params)

    async def diagnostics(self, name: str, *, past: int = 0) -> list[types.Diagnostic]:
        """Return the first diagnostics of the text's present version that come after the ``past`` publications so far."""
        wanted = (self.uri(name), self._versions[self.uri(name)])

        def find() -> types.PublishDiagnosticsParams | None:
            return next((params for params in self.published[past:] if (params.uri, params.version) == wanted), None)

        async with self._told:
            await asyncio.wait_for(self._told.wait_for(lambda: find() is not None), WAIT)
        found = find()
        assert found
        return list(found.diagnostics)

    async def shows(self, name: str, expected: Sequence[tuple[str, int, int, int]]) -> None:
        """Wait until the last diagnostics of a text are those ``expected``, as `places` tells them."""
        uri = self.uri(name)
        async with self._told:
            condition = self._told.wait_for(lambda: places(self.client.diagnostics.get(uri, ())) == expected)
            await asyncio.wait_for(condition, WAIT)

    async def actions(
        self, name: str, diagnostic: types.Diagnostic, only: Sequence[types.CodeActionKind | str] | None = None
    ) -> list[types.CodeAction]:
        """Return what the server offers to do about a diagnostic."""
        answer = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                text_document=types.TextDocumentIdentifier(uri=self.uri(name)),
                range=diagnostic.range,
                context=types.CodeActionContext(diagnostics=[diagnostic], only=only),
            )
        )
        assert all(isinstance(action, types.CodeAction) for action in answer or ())
        return [action for action in answer or () if isinstance(action, types.CodeAction)]

    async def hover(self, name: str, position: types.Position) -> str:
        """Return what stands beside a place in the text, or nothing."""
        document = types.TextDocumentIdentifier(uri=self.uri(name))
        answer = await self.client.text_document_hover_async(types.HoverParams(text_document=document, position=position))
        if answer is None:
            return ""
        assert isinstance(answer.contents, types.MarkupContent)
        return answer.contents.value

    async def stop(self) -> None:
        """Say goodbye, and see that the server goes in peace."""
        if self.client._server is None or self.process.returncode is not None:
            return
        await asyncio.wait_for(self.client.shutdown_session(), WAIT)
        assert self.process.returncode == 0
        await self.client.stop()  # type: ignore[no-untyped-call]  # pytest-lsp left it without types


def at(line: int, start: int, end: int | None = None) -> types.Range:
    """Return a range on one line; an empty one without an end."""
    return types.Range(
        start=types.Position(line=line, character=start),
        end=types.Position(line=line, character=start if end is None else end),
    )


def insert(line: int, character: int, text: str) -> types.TextDocumentContentChangePartial:
    """Return the change that puts ``text`` at a place."""
    return types.TextDocumentContentChangePartial(range=at(line, character), text=text)


def whole(text: str) -> types.TextDocumentContentChangeWholeDocument:
    """Return the change to another text."""
    return types.TextDocumentContentChangeWholeDocument(text=text)


def places(diagnostics: Sequence[types.Diagnostic]) -> list[tuple[str, int, int, int]]:
    """Return the code, the line, and the first and the last column of each diagnostic, all on one line."""
    return [(str(one.code), one.range.start.line, one.range.start.character, one.range.end.character) for one in diagnostics]
