"""The capabilities that real editors announce, as pytest-lsp has collected them."""

from __future__ import annotations

import pytest
from pytest_lsp import client_capabilities

from tests.lsp.editor import Editor, places

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("client", ["visual_studio_code", "neovim", "emacs"])
async def test_it_speaks_with(editor: Editor, client: str) -> None:
    await editor.start(capabilities=client_capabilities(client))
    found = await editor.open("a.md", "Café – 😀 counterfeit consciousness grows.\n")
    assert [code for code, *_ in places(found)] == ["SPN101"]
    assert [action.title for action in await editor.actions("a.md", found[0])] == [
        "Replace with 'artificial intelligence'",
        "Ignore SPN101 tortured-phrase here",
    ]
