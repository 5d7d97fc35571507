"""What became harder to read since the last commit, in texts that are not saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lsp.editor import Editor, whole
from tests.repositories import EASY, HARD, commit, git

pytestmark = pytest.mark.asyncio


async def test_an_unsaved_text_is_compared_with_the_last_commit(editor: Editor) -> None:
    commit(editor.root, ferry=EASY)
    await editor.start()
    assert await editor.open("ferry.txt", EASY, "plaintext") == []
    [found] = await editor.type("ferry.txt", whole(HARD))
    assert found.code == "RDB102"
    assert "reading ease before" in await editor.hover("ferry.txt", found.range.start)
    assert await editor.type("ferry.txt", whole(EASY)) == []


async def test_a_commit_begins_anew(editor: Editor) -> None:
    commit(editor.root, ferry=EASY)
    await editor.start()
    [found] = await editor.open("ferry.txt", HARD, "plaintext")
    assert found.code == "RDB102"
    commit(editor.root, ferry=HARD)
    assert await editor.type("ferry.txt", whole(f"{HARD}\n")) == []


async def test_renamed_texts_keep_their_past_and_new_ones_have_none(editor: Editor) -> None:
    commit(editor.root, ferry=EASY)
    git(editor.root, "mv", "ferry.txt", "boat.txt")
    await editor.start()
    assert [found.code for found in await editor.open("boat.txt", HARD, "plaintext")] == ["RDB102"]
    assert await editor.open("new.txt", HARD, "plaintext") == []


async def test_texts_outside_of_a_repository_have_no_past(editor: Editor, tmp_path_factory: pytest.TempPathFactory) -> None:
    inside, outside = editor.root / "inside", tmp_path_factory.mktemp("outside")
    inside.mkdir()
    commit(inside, ferry=EASY)
    (inside / "link.txt").symlink_to(outside / "ferry.txt")
    (outside / "ferry.txt").write_text(HARD)
    await editor.start(folders=[inside, outside])
    for path in (outside / "ferry.txt", inside / "link.txt", Path("untitled:Untitled-1")):
        uri = str(path) if not path.is_absolute() else path.as_uri()
        assert await editor.open(uri, HARD, "plaintext") == []
    assert editor.client.messages == []
    assert editor.client.log_messages == []
