"""Detectors that ask another program: their findings come when they come, and nothing waits for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lsp.editor import Editor, whole
from tests.support import MakePlugin, detector_source

pytestmark = pytest.mark.asyncio

PHRASE = "counterfeit consciousness"
OWN = ("SPN101", 0, 0, 25)
LATER = ("SHT101", 0, 0, 1)


def slow(answer: Path, body: str) -> str:
    """Return a detector that waits for a file before it does what ``body`` says."""
    wait = f"import pathlib, time\n        while not pathlib.Path({str(answer)!r}).exists(): time.sleep(0.01)"
    return detector_source(body=f"{wait}\n        {body}", external="True")


async def test_the_other_findings_do_not_wait(editor: Editor, make_plugin: MakePlugin) -> None:
    answer = editor.root / "answer"
    await editor.start(
        plugins=[make_plugin("shouting", slow(answer, "yield Finding(rule=RULE, span=Span(0, 1), message='x')"))]
    )
    await editor.open("a.md", f"{PHRASE} grows.\n")
    await editor.shows("a.md", [OWN])
    await editor.type("a.md", whole(f"{PHRASE} grows well.\n"))
    await editor.shows("a.md", [OWN])
    answer.touch()
    await editor.shows("a.md", [LATER, OWN])
    assert [found.version for found in editor.published if len(found.diagnostics) == 2] == [2], "what is stale is not shown"


async def test_what_goes_wrong_is_logged_and_costs_nothing_else(editor: Editor, make_plugin: MakePlugin) -> None:
    answer = editor.root / "answer"
    answer.touch()
    body = "from spincheck.api import DetectorError; raise DetectorError('nobody answers', 'start it'); yield"
    await editor.start(plugins=[make_plugin("shouting", slow(answer, body))])
    await editor.open("a.md", f"{PHRASE} grows.\n")
    await editor.shows("a.md", [OWN])
    while not editor.client.log_messages:
        await editor.type("a.md", whole(f"{PHRASE} grows again.\n"))
    assert "nobody answers; start it" in editor.client.log_messages[0].message


async def test_a_notice_is_shown_once(editor: Editor, make_plugin: MakePlugin) -> None:
    answer = editor.root / "answer"
    answer.touch()
    note = "from spincheck.api import Note; yield Note(message='text goes to example.org', always=True)"
    body = f"{note}; yield Finding(rule=RULE, span=Span(0, 1), message='x')"
    await editor.start(plugins=[make_plugin("shouting", slow(answer, body))])
    for name in ("a.md", "b.md"):
        await editor.open(name, f"{PHRASE} grows.\n")
        await editor.shows(name, [LATER, OWN])
    assert [message.message for message in editor.client.messages] == ["spincheck: shouting: text goes to example.org"]
