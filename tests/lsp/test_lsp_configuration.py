"""Configuration and settings, and their changes while the server runs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lsprotocol import types

from tests.lsp.editor import Editor, places

pytestmark = pytest.mark.asyncio

PHRASE = "counterfeit consciousness"
TEXT = f"{PHRASE} grows.\n"
FOUND = [("SPN101", 0, 0, 25)]
PULLS = types.ClientCapabilities(workspace=types.WorkspaceClientCapabilities(configuration=True))


async def again(editor: Editor, name: str = "a.md") -> Sequence[types.Diagnostic]:
    """Save a text and return what is said then."""
    past = len(editor.published)
    document = types.TextDocumentIdentifier(uri=editor.uri(name))
    editor.client.text_document_did_save(types.DidSaveTextDocumentParams(text_document=document))
    return await editor.diagnostics(name, past=past)


async def test_a_configuration_that_comes_changes_and_goes(editor: Editor) -> None:
    config = editor.root / "spincheck.toml"
    await editor.start()
    assert places(await editor.open("a.md", TEXT)) == FOUND
    config.write_text('ignore = ["SPN101"]\n')
    assert await again(editor) == []
    config.write_text('ignore = ["SPN1"]\nselect = ["SPN101"]\n')
    assert places(await again(editor)) == FOUND
    config.unlink()
    (editor.root / "pyproject.toml").write_text('[tool.spincheck]\nignore = ["spn101"]\n')
    assert await again(editor) == []


async def test_a_watched_file_has_every_open_text_checked_again(editor: Editor) -> None:
    watched = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    settings = types.DidChangeConfigurationClientCapabilities(dynamic_registration=True)
    workspace = types.WorkspaceClientCapabilities(did_change_watched_files=watched, did_change_configuration=settings)
    await editor.start(capabilities=types.ClientCapabilities(workspace=workspace))
    assert places(await editor.open("a.md", TEXT)) == FOUND
    assert places(await editor.open("b.md", TEXT)) == FOUND
    [files, _] = editor.registered
    assert files.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    assert isinstance(files.register_options, dict)
    assert [watcher["globPattern"] for watcher in files.register_options["watchers"]] == [
        "**/spincheck.toml",
        "**/.spincheck.toml",
        "**/pyproject.toml",
    ]
    (editor.root / "spincheck.toml").write_text('ignore = ["SPN101"]\n')
    event = types.FileEvent(uri=editor.uri("spincheck.toml"), type=types.FileChangeType.Created)
    past = len(editor.published)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=[event]))
    assert [await editor.diagnostics(name, past=past) for name in ("a.md", "b.md")] == [[], []]


async def test_a_wrong_configuration_is_said_once_and_then_mended(editor: Editor) -> None:
    config = editor.root / "spincheck.toml"
    config.write_text('ignroe = ["SPN101"]\n')
    await editor.start()
    assert await editor.open("a.md", TEXT) == []
    assert await editor.open("b.md", TEXT) == []
    assert await again(editor) == []
    [message] = editor.client.messages
    assert message.type == types.MessageType.Error
    assert "unknown key 'ignroe'" in message.message
    assert str(config) in message.message
    config.write_text('ignore = ["BLP"]\n')
    assert places(await again(editor)) == FOUND


async def test_each_folder_has_its_configuration(editor: Editor) -> None:
    one, two = editor.root / "one", editor.root / "two"
    for folder, config in ((one, 'ignore = ["SPN101"]'), (two, 'select = ["SPN"]')):
        (folder / "deeper").mkdir(parents=True)
        (folder / "spincheck.toml").write_text(config)
    await editor.start(folders=[one, two])
    assert await editor.open("one/deeper/a.md", TEXT) == []
    assert places(await editor.open("two/deeper/a.md", TEXT)) == FOUND


async def test_what_a_scan_leaves_out_is_left_out(editor: Editor) -> None:
    (editor.root / "spincheck.toml").write_text('exclude = ["drafts/"]\n')
    (editor.root / ".gitignore").write_text("*.log\n")
    await editor.start()
    assert await editor.open("drafts/a.md", TEXT) == []
    assert await editor.open("a.log", TEXT) == []
    assert places(await editor.open("a.md", TEXT)) == FOUND


async def test_settings_at_the_start(editor: Editor) -> None:
    await editor.start(settings={"ignore": ["SPN101"], "select": None})
    assert await editor.open("a.md", TEXT) == []


async def test_settings_that_the_editor_pushes(editor: Editor) -> None:
    await editor.start()
    assert places(await editor.open("a.md", TEXT)) == FOUND
    for settings, expected in (({"ignore": ["SPN"]}, []), ({}, FOUND)):
        past = len(editor.published)
        params = types.DidChangeConfigurationParams(settings={"spincheck": settings})
        editor.client.workspace_did_change_configuration(params)
        assert places(await editor.diagnostics("a.md", past=past)) == expected


async def test_settings_that_the_editor_gives_for_each_folder(editor: Editor) -> None:
    one, two = editor.root / "one", editor.root / "two"
    for folder in (one, two):
        folder.mkdir()
    (two / "house.toml").write_text('ignore = ["tortured-phrase"]\n')
    editor.client.set_configuration({"select": ["BLP"]}, section="spincheck", scope_uri=one.as_uri())
    editor.client.set_configuration({"config": "house.toml"}, section="spincheck", scope_uri=two.as_uri())
    await editor.start(folders=[one, two], capabilities=PULLS)
    text = f"[ad_1]\n\n{TEXT}"
    await editor.open("one/a.md", text)
    await editor.open("two/a.md", text)
    await editor.shows("one/a.md", [("BLP101", 0, 0, 6)])
    await editor.shows("two/a.md", [("BLP101", 0, 0, 6)])
    editor.client.set_configuration({"select": ["SPN"]}, section="spincheck", scope_uri=one.as_uri())
    editor.client.set_configuration(None, section="spincheck", scope_uri=two.as_uri())
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
    await editor.shows("one/a.md", [("SPN101", 2, 0, 25)])
    await editor.shows("two/a.md", [("BLP101", 0, 0, 6), ("SPN101", 2, 0, 25)])


async def test_wrong_settings_are_said(editor: Editor) -> None:
    await editor.start(settings={"ignroe": ["SPN101"]})
    assert places(await editor.open("a.md", TEXT)) == FOUND
    assert "unknown key 'ignroe'; did you mean 'ignore'?" in editor.client.messages[0].message


async def test_a_folder_that_is_added(editor: Editor) -> None:
    one, two = editor.root / "one", editor.root / "two"
    for folder in (one, two):
        folder.mkdir()
    editor.client.set_configuration({"ignore": ["SPN"]}, section="spincheck", scope_uri=two.as_uri())
    await editor.start(folders=[one], capabilities=PULLS)
    assert places(await editor.open("two/a.md", TEXT)) == FOUND
    event = types.WorkspaceFoldersChangeEvent(added=[types.WorkspaceFolder(uri=two.as_uri(), name="two")], removed=[])
    editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event=event))
    await editor.shows("two/a.md", [])


@pytest.mark.parametrize("options", [["--isolated"], ["--config", "house.toml"]])
async def test_the_options_of_the_command(editor: Editor, options: list[str]) -> None:
    (editor.root / "spincheck.toml").write_text('ignore = ["SPN101"]\n')
    (editor.root / "house.toml").write_text('select = ["SPN101"]\n')
    await editor.start(command=options)
    assert places(await editor.open("a.md", TEXT)) == FOUND
