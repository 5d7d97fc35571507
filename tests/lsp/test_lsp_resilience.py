"""The server outlives whatever happens inside it, and never its editor."""

from __future__ import annotations

import asyncio
import signal
import sys

import pytest
from lsprotocol import types

from tests.lsp.editor import WAIT, Editor, places, whole
from tests.support import MakePlugin, detector_source

pytestmark = pytest.mark.asyncio

PHRASE = "counterfeit consciousness"
FOUND = [("SPN101", 0, 0, 25)]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise ZeroDivisionError('oops')", "crashed: ZeroDivisionError: oops"),
        ("raise SystemExit(7)", "SystemExit: 7"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("return detect_again(document)", "NameError"),
    ],
)
async def test_a_crash_is_logged_and_the_next_edit_works(editor: Editor, make_plugin: MakePlugin, body: str, said: str) -> None:
    code = detector_source(body=f"if 'CRASH' in document.text: {body}\n        yield from ()")
    await editor.start(plugins=[make_plugin("shouting", code)])
    await editor.open("a.md", f"{PHRASE} grows. CRASH\n")
    await editor.type("a.md", whole(f"{PHRASE} grows. CRASH again\n"))
    assert len([message for message in editor.client.log_messages if said in message.message]) == 1
    assert places(await editor.type("a.md", whole(f"{PHRASE} grows.\n"))) == FOUND
    assert editor.client.messages == []


async def test_what_a_detector_prints_or_reads_is_not_part_of_the_talk(editor: Editor, make_plugin: MakePlugin) -> None:
    body = "import os; print('Content-Length: 9'); os.write(1, b'{}'); assert os.read(0, 9) == b''; yield from ()"
    await editor.start(plugins=[make_plugin("shouting", detector_source(body=body))])
    assert places(await editor.open("a.md", f"{PHRASE} grows.\n")) == FOUND
    assert editor.client.log_messages == []


async def test_a_plugin_that_cannot_be_loaded_is_logged_once(editor: Editor, make_plugin: MakePlugin) -> None:
    await editor.start(plugins=[make_plugin("broken", "raise RuntimeError('no')")])
    assert places(await editor.open("a.md", f"{PHRASE} grows.\n")) == FOUND
    assert places(await editor.open("b.md", f"{PHRASE} grows.\n")) == FOUND
    [message] = editor.client.log_messages
    assert "plugin 'broken'" in message.message


async def test_hovering_while_a_long_check_runs(editor: Editor, make_plugin: MakePlugin) -> None:
    code = detector_source(body="if 'SLOW' in document.text: time.sleep(3)\n        yield from ()")
    await editor.start(plugins=[make_plugin("shouting", code)])
    await editor.open("a.md", f"{PHRASE} grows.\n")
    document = types.TextDocumentItem(uri=editor.uri("b.md"), language_id="markdown", version=1, text="SLOW\n")
    editor.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=document))
    assert "SPN101" in await editor.hover("a.md", types.Position(line=0, character=3))
    assert editor.uri("b.md") not in editor.client.diagnostics


def message(body: bytes) -> bytes:
    """Return a body as it goes over the wire."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


async def test_nonsense_is_answered_and_survived(editor: Editor) -> None:
    await editor.start()
    stdin = editor.process.stdin
    assert stdin
    for body in (b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {}}', b"{", b"[]", b'{"jsonrpc": "2.0"}'):
        stdin.write(message(body))
    assert places(await editor.open("a.md", f"{PHRASE} grows.\n")) == FOUND
    assert editor.client.messages == []


@pytest.mark.parametrize("end", ["exit", "closed", signal.SIGINT, signal.SIGTERM])
async def test_it_goes_when_the_editor_goes(editor: Editor, make_plugin: MakePlugin, end: str | signal.Signals) -> None:
    plugin = make_plugin("shouting", detector_source(body="time.sleep(90)\n        yield from ()"))
    command = [sys.executable, "-m", "spincheck", "lsp", "--stdio"]
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={"PYTHONPATH": str(plugin), "HOME": str(editor.root)},
        cwd=editor.root,
    )
    assert process.stdin
    assert process.stdout
    item = b'{"uri": "file:///nowhere/a.md", "languageId": "markdown", "version": 1, "text": "slow"}'
    for body in (
        b'{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}',
        b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": %b}}' % item,
    ):
        process.stdin.write(message(body))
    await process.stdout.readuntil(b"serverInfo")
    if end == "exit":
        body = b'{"jsonrpc": "2.0", "method": "exit"}'
        process.stdin.write(message(body))
    elif isinstance(end, signal.Signals):
        process.send_signal(end)
    else:
        process.stdin.close()
    code = await asyncio.wait_for(process.wait(), WAIT)
    assert code == (-end if isinstance(end, signal.Signals) else 1)
    assert process.stderr
    assert await process.stderr.read() == b""
