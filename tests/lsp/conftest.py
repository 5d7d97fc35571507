"""An editor with its folder, for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.lsp.editor import Editor


@pytest_asyncio.fixture
async def editor(tmp_path: Path) -> AsyncIterator[Editor]:
    """Return an editor whose server is not started yet; at the end it must stop in peace."""
    editor = Editor(tmp_path)
    yield editor
    await editor.stop()
