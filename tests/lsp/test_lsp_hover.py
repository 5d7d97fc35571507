"""What stands beside a finding."""

from __future__ import annotations

import pytest
from lsprotocol import types

from tests.lsp.editor import Editor

pytestmark = pytest.mark.asyncio


async def test_the_hover_tells_the_evidence_and_the_page(editor: Editor) -> None:
    await editor.start()
    await editor.open("a.md", "Here.\n\nWe 😀 study counterfeit consciousness here.\n")
    text = await editor.hover("a.md", types.Position(line=2, character=12))
    assert text.startswith("**'counterfeit consciousness' usually stands for 'artificial intelligence'**\n\n- confidence: ")
    assert "\n- suggestion: artificial intelligence\n" in text
    assert "\n# SPN101 tortured-phrase\n" in text
    assert "\n## When it is wrong\n" in text


async def test_there_is_none_elsewhere(editor: Editor) -> None:
    await editor.start()
    await editor.open("a.md", "Here.\n\nWe 😀 study counterfeit consciousness here.\n")
    assert await editor.hover("a.md", types.Position(line=2, character=11)) == ""
    assert await editor.hover("a.md", types.Position(line=9, character=9)) == ""
    assert await editor.hover("b.md", types.Position(line=0, character=0)) == ""


async def test_a_fix_is_told_and_no_text_is_taken_for_markup(editor: Editor) -> None:
    await editor.start()
    await editor.open("a.txt", "The council met on Monday and talked about the new bridge.\n\n[ad_1]\n")
    text = await editor.hover("a.txt", types.Position(line=2, character=0))
    assert r"\[ad\_1\]" in text.splitlines()[0]
    assert "\n- safe fix, 2:1: delete " in text or "\n- safe fix, 3:1: delete " in text
