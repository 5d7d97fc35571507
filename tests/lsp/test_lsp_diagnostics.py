"""Diagnostics as the text is typed, from a real server process."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lsprotocol import types
from lsprotocol.types import PositionEncodingKind

from tests.lsp.editor import Editor, at, insert, places, whole

pytestmark = pytest.mark.asyncio

PHRASE = "counterfeit consciousness"
BEFORE = "Café – 😀 "
"""Two bytes, three bytes, and two UTF-16 units or four bytes for one character."""


async def test_what_is_found_is_shown(editor: Editor) -> None:
    await editor.start()
    [found] = await editor.open("a.md", f"# Title\n\nWe study {PHRASE} here.\n")
    assert found.range == at(2, 9, 34)
    assert (found.code, found.source, found.severity) == ("SPN101", "spincheck", types.DiagnosticSeverity.Warning)
    assert "'artificial intelligence'" in found.message


async def test_the_code_leads_to_the_page_of_the_rule(editor: Editor) -> None:
    await editor.start()
    [found] = await editor.open("a.md", f"We study {PHRASE} here.\n")
    assert found.code_description
    page = Path(unquote(urlsplit(found.code_description.href).path))
    assert page.is_relative_to(editor.root / "cache")
    assert page.read_text(encoding="utf-8").startswith("# SPN101 tortured-phrase\n")


@pytest.mark.parametrize(
    ("encoding", "column"),
    [(None, 10), (PositionEncodingKind.Utf8, 15), (PositionEncodingKind.Utf16, 10), (PositionEncodingKind.Utf32, 9)],
)
async def test_columns_are_in_the_agreed_unit(editor: Editor, encoding: PositionEncodingKind | None, column: int) -> None:
    general = types.GeneralClientCapabilities(position_encodings=[encoding] if encoding else None)
    answer = await editor.start(capabilities=types.ClientCapabilities(general=general))
    assert answer.capabilities.position_encoding == (encoding or PositionEncodingKind.Utf16)
    [found] = await editor.open("a.md", f"{BEFORE}{PHRASE} grows.\n")
    assert found.range == at(0, column, column + len(PHRASE))
    [found] = await editor.type("a.md", insert(0, column, "a "))
    assert found.range == at(0, column + 2, column + 2 + len(PHRASE))


async def test_every_kind_of_line_end_counts_and_nothing_else(editor: Editor) -> None:
    await editor.start()
    text = f"One\u2028line\x0c.\r\nTwo.\rThree.\n\n{PHRASE} grows.\r\n"
    [found] = await editor.open("a.md", text)
    assert found.range == at(4, 0, 25)
    [found] = await editor.type("a.md", insert(1, 4, " And a half."), insert(3, 0, "Four.\n"))
    assert found.range == at(5, 0, 25)


async def test_a_change_beyond_the_end_is_one_at_the_end(editor: Editor) -> None:
    await editor.start()
    assert await editor.open("a.md", "We study") == []
    [found] = await editor.type("a.md", insert(0, 99, f" {PHRASE}"), insert(7, 0, " here."))
    assert found.range == at(0, 9, 34)


async def test_typing_and_erasing(editor: Editor) -> None:
    await editor.start()
    assert await editor.open("a.md", "We study it.\n") == []
    for column, char in enumerate(PHRASE):
        editor.tell("a.md", insert(0, 9 + column, char))
    assert places(await editor.type("a.md", insert(0, 34, " "))) == [("SPN101", 0, 9, 34)]
    stale = [params for params in editor.published if params.version and 2 < params.version < 27]
    assert len(stale) <= 1, "the checks of what is already typed over are left out"
    assert await editor.type("a.md", types.TextDocumentContentChangePartial(range=at(0, 9, 35), text="")) == []


async def test_a_closed_text_has_no_diagnostics(editor: Editor) -> None:
    await editor.start()
    assert await editor.open("a.md", f"We study {PHRASE} here.\n")
    document = types.TextDocumentIdentifier(uri=editor.uri("a.md"))
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=document))
    assert await editor.open("b.md", "A plain text.\n") == []
    assert not editor.client.diagnostics[editor.uri("a.md")]


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("markdown", f"`{PHRASE}`\n\n{PHRASE} grows.\n", 2),
        ("html", f"<code>{PHRASE}</code>\n<p>\n{PHRASE} grows.</p>\n", 2),
        ("restructuredtext", f"``{PHRASE}``\n\n{PHRASE} grows.\n", 2),
        ("plaintext", f"{PHRASE} grows.\n", 0),
        ("mail", f"{PHRASE} grows.\n", 0),
    ],
)
async def test_a_text_without_a_file_is_read_as_its_language(editor: Editor, language: str, text: str, line: int) -> None:
    await editor.start()
    assert places(await editor.open("untitled:Untitled-1", text, language)) == [("SPN101", line, 0, 25)]


async def test_a_mark_that_the_editor_shows_is_a_character(editor: Editor) -> None:
    await editor.start()
    assert places(await editor.open("a.txt", f"\ufeff{PHRASE} grows.\n")) == [("BLP703", 0, 0, 1), ("SPN101", 0, 1, 26)]


async def test_what_cannot_be_text_is_logged_and_the_next_edit_works(editor: Editor) -> None:
    await editor.start()
    assert await editor.open("a.txt", f"{PHRASE} \0 grows.\n") == []
    assert any("looks binary" in message.message for message in editor.client.log_messages)
    assert places(await editor.type("a.txt", whole(f"{PHRASE} grows.\n"))) == [("SPN101", 0, 0, 25)]
