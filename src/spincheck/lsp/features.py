"""The handlers of the protocol's messages; pygls knows them by their functions."""

from __future__ import annotations

from lsprotocol import types

from . import actions
from .actions import Target, is_wanted
from .diagnostics import diagnostic, hover, touched
from .server import Server
from .session import Checked


def add_features(server: Server) -> None:
    """Teach ``server`` to answer."""
    _add_lifecycle(server)
    _add_documents(server)
    _add_actions(server)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def show(ls: Server, params: types.HoverParams) -> types.Hover | None:
        checked = await ls.session.current(params.text_document.uri)
        if not checked:
            return None
        at = checked.places.offset(params.position)
        found = touched(checked.result.findings, at, at)
        if not found:
            return None
        text = hover(found, checked.rules, checked.buffer.text)
        place = checked.places.range(found[0].start.offset, found[0].end.offset)
        return types.Hover(contents=types.MarkupContent(kind=types.MarkupKind.Markdown, value=text), range=place)


def _add_lifecycle(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(ls: Server, params: types.InitializeParams) -> None:
        ls.set_initial(params.initialization_options)

    @server.feature(types.INITIALIZED)
    async def initialized(ls: Server, params: types.InitializedParams) -> None:
        await ls.register()
        await ls.configure()

    @server.feature(types.SHUTDOWN)
    def shut_down(ls: Server, params: None) -> None:
        ls.was_shut_down = True

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def change_folders(ls: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
        await ls.configure()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def change_settings(ls: Server, params: types.DidChangeConfigurationParams) -> None:
        await ls.configure(params.settings)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def change_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
        ls.session.check_all()


def _add_documents(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def open_text(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.session.open(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def change_text(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        ls.session.change(params.text_document.uri, list(params.content_changes), params.text_document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def save_text(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        ls.session.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def close_text(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.session.close(params.text_document.uri)


def _add_actions(server: Server) -> None:
    options = types.CodeActionOptions(code_action_kinds=list(actions.KINDS), resolve_provider=True)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def offer(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        checked = await ls.session.current(params.text_document.uri)
        if not checked:
            return []
        offered: list[types.CodeAction] = []
        target = _target(ls, checked)
        only = params.context.only
        found = touched(checked.result.findings, *checked.places.offsets(params.range))
        if found and is_wanted(types.CodeActionKind.QuickFix.value, only):
            document = await ls.session.read(checked)
            for finding in found:
                about = diagnostic(finding, checked.rules[finding.code], checked.places)
                offered += actions.quick_fixes(finding, about, document, target)
        if is_wanted(actions.FIX_ALL, only) and any(finding.fix and finding.fix.safe for finding in checked.result.findings):
            if _resolves_edits(ls):
                offered.append(actions.fix_all(target))
            elif edits := (await ls.session.repaired(checked)).edits:
                offered.append(actions.fix_all(target, edits))
        return offered

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolve(ls: Server, action: types.CodeAction) -> types.CodeAction:
        uri = action.data["uri"] if isinstance(action.data, dict) else ""
        if checked := await ls.session.current(uri):
            repaired = await ls.session.repaired(checked)
            for failure in repaired.result.failures:
                if failure.origin == "fix":
                    ls.say(f"{failure.message}; {failure.hint}", types.MessageType.Warning)
            action.edit = _target(ls, checked).edited(repaired.edits)
        return action


def _target(server: Server, checked: Checked) -> Target:
    workspace = server.client_capabilities.workspace
    edit = workspace.workspace_edit if workspace else None
    return Target(
        uri=checked.buffer.uri,
        version=checked.buffer.version,
        places=checked.places,
        is_versioned=bool(edit and edit.document_changes),
    )


def _resolves_edits(server: Server) -> bool:
    text = server.client_capabilities.text_document
    support = text.code_action.resolve_support if text and text.code_action else None
    return bool(support and "edit" in support.properties)
