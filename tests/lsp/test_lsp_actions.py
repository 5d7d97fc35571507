"""What the server offers to do about findings, made as an editor makes it, and looked at again."""

from __future__ import annotations

import pytest
from lsprotocol import types

from spincheck.lsp.positions import changed
from tests.lsp.editor import Editor, at, places, whole

pytestmark = pytest.mark.asyncio

PHRASE = "counterfeit consciousness"
RESOLVES = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        code_action=types.CodeActionClientCapabilities(
            resolve_support=types.ClientCodeActionResolveOptions(properties=["edit"])
        )
    )
)
KEPT = "The council met on Monday and talked for two hours about the new bridge over the river.\n"


def apply(text: str, action: types.CodeAction, uri: str) -> str:
    """Return the text after an action, whose edits do not overlap."""
    assert action.edit
    changes = (action.edit.changes or {}).get(uri, ())
    for edit in sorted(changes, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True):
        text = changed(text, types.TextDocumentContentChangePartial(range=edit.range, text=edit.new_text), "utf-16")
    return text


def titled(actions: list[types.CodeAction], start: str) -> types.CodeAction:
    """Return the only action whose title starts so."""
    [action] = [action for action in actions if action.title.startswith(start)]
    return action


async def test_a_suggestion_is_taken(editor: Editor) -> None:
    text = f"Café – 😀 {PHRASE} grows. {PHRASE} too.\n"
    await editor.start()
    first, _ = await editor.open("a.md", text)
    action = titled(await editor.actions("a.md", first), "Replace with 'artificial intelligence'")
    assert (action.kind, action.is_preferred, list(action.diagnostics or ())) == ("quickfix", True, [first])
    assert apply(text, action, editor.uri("a.md")) == f"Café – 😀 artificial intelligence grows. {PHRASE} too.\n"


async def test_a_suggestion_never_takes_markup_away(editor: Editor) -> None:
    await editor.start()
    [found] = await editor.open("a.md", "We study *counterfeit* consciousness here.\n")
    assert [action.title for action in await editor.actions("a.md", found)] == ["Ignore SPN101 tortured-phrase here"]


async def test_one_finding_is_fixed(editor: Editor) -> None:
    text = f"{KEPT}\n[ad_1]\n\n{KEPT.replace('Monday', 'Friday')}\n[ad_2]\n"
    await editor.start()
    first, second = await editor.open("a.txt", text)
    action = titled(await editor.actions("a.txt", first), "Fix this (BLP101 ad-slot)")
    assert action.is_preferred
    fixed = apply(text, action, editor.uri("a.txt"))
    assert "[ad_1]" not in fixed
    assert places(await editor.type("a.txt", whole(fixed))) == [("BLP101", second.range.start.line - 2, 0, 6)]


@pytest.mark.parametrize("resolves", [True, False])
async def test_all_safe_fixes_are_made(editor: Editor, *, resolves: bool) -> None:
    text = f"{KEPT}\n[ad_1]\n\n{KEPT.replace('Monday', 'Friday')}\n[ad_2]\n"
    await editor.start(capabilities=RESOLVES if resolves else None)
    first, _ = await editor.open("a.txt", text)
    [action] = await editor.actions("a.txt", first, only=["source.fixAll"])
    assert action.kind == "source.fixAll.spincheck"
    assert (action.edit is None) == resolves
    if resolves:
        action = await editor.client.code_action_resolve_async(action)
    assert apply(text, action, editor.uri("a.txt")) == f"{KEPT}\n{KEPT.replace('Monday', 'Friday')}"


async def test_why_nothing_is_fixed_is_said_to_who_asked_for_it(editor: Editor) -> None:
    text = "Short text.\n\nWritten by 9:14 am Science, Latest news, Towns\n"
    await editor.start(capabilities=RESOLVES)
    [found] = await editor.open("a.txt", text)
    [action] = await editor.actions("a.txt", found, only=["source"])
    assert editor.client.messages == []
    action = await editor.client.code_action_resolve_async(action)
    assert apply(text, action, editor.uri("a.txt")) == text
    [message] = editor.client.messages
    assert message.type == types.MessageType.Warning
    assert "not repaired: 9 of its 11 words would go" in message.message


async def test_a_fix_that_is_refused_is_not_offered_as_ready(editor: Editor) -> None:
    await editor.start()
    [found] = await editor.open("a.txt", "Short text.\n\nWritten by 9:14 am Science, Latest news, Towns\n")
    assert await editor.actions("a.txt", found, only=["source"]) == []
    assert editor.client.messages == []


async def test_nothing_is_offered_where_nothing_is_found(editor: Editor) -> None:
    await editor.start()
    [found] = await editor.open("a.txt", f"{KEPT}\n{PHRASE} grows.\n")
    found.range = at(0, 0)
    assert await editor.actions("a.txt", found) == []
    found.range = at(2, 25)
    assert [action.kind for action in await editor.actions("a.txt", found, only=["quickfix"])] == ["quickfix"] * 2
    assert await editor.actions("a.txt", found, only=["refactor"]) == []


async def test_an_edit_names_its_version_where_the_editor_knows_them(editor: Editor) -> None:
    edits = types.WorkspaceEditClientCapabilities(document_changes=True)
    workspace = types.WorkspaceClientCapabilities(workspace_edit=edits)
    await editor.start(capabilities=types.ClientCapabilities(workspace=workspace))
    await editor.open("a.md", "It grows.\n")
    [found] = await editor.type("a.md", whole(f"{PHRASE} grows.\n"))
    action = titled(await editor.actions("a.md", found), "Replace")
    assert action.edit
    assert action.edit.document_changes
    [change] = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document == types.OptionalVersionedTextDocumentIdentifier(uri=editor.uri("a.md"), version=2)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", f"# A {PHRASE}\n\nText.\n", f"# A {PHRASE} <!-- spincheck: ignore[SPN101] -->\n\nText.\n"),
        ("a.md", f"- one\n- {PHRASE}  \n  two", f"- one\n- {PHRASE} <!-- spincheck: ignore[SPN101] -->  \n  two"),
        ("a.txt", f"One.\r\n{PHRASE} grows.\r\nTwo.\r\n", None),
        ("a.txt", PHRASE, f"{PHRASE} <!-- spincheck: ignore[SPN101] -->"),
        ("a.html", f"<p>One\n{PHRASE}</p>\n", f"<p>One\n{PHRASE}</p> <!-- spincheck: ignore[SPN101] -->\n"),
        ("a.rst", f"{PHRASE} grows.\n", f".. spincheck: ignore[SPN101]\n\n{PHRASE} grows.\n"),
        (
            "a.rst",
            f"Title\n=====\n\nOne.\n\n* First {PHRASE}\n  grows.\n* Second.\n",
            f"Title\n=====\n\nOne.\n\n.. spincheck: ignore[SPN101]\n\n* First {PHRASE}\n  grows.\n* Second.\n",
        ),
        (
            "a.rst",
            f"* One.\r\n\r\n  Here {PHRASE}\r\n  grows.\r\n",
            f"* One.\r\n\r\n  .. spincheck: ignore[SPN101]\r\n\r\n  Here {PHRASE}\r\n  grows.\r\n",
        ),
        (
            "a.rst",
            f"One.\n\nThe {PHRASE}\n{'=' * 40}\n\nTwo.\n",
            f"One.\n\n.. spincheck: ignore[SPN101]\n\nThe {PHRASE}\n{'=' * 40}\n\nTwo.\n",
        ),
    ],
)
async def test_a_comment_silences_the_rule_there(editor: Editor, name: str, text: str, expected: str | None) -> None:
    await editor.start()
    [found] = await editor.open(name, text)
    silenced = apply(text, titled(await editor.actions(name, found), "Ignore SPN101"), editor.uri(name))
    if expected:
        assert silenced == expected
    assert await editor.type(name, whole(silenced)) == []
    assert len(await editor.type(name, whole(f"{silenced}\n\nAnd {PHRASE} again.\n"))) == 1
