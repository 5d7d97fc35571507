"""Which files a command line means."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from spincheck.config import Overrides
from spincheck.engine import Workspace, WorkspaceOptions, find_files
from spincheck.errors import UsageError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lay_out(folder: Path, *names: str, **files: str) -> None:
    for name, text in {**dict.fromkeys(names, "text"), **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(*arguments: str, force_exclude: bool | None = None) -> Sequence[str]:
    workspace = Workspace(WorkspaceOptions(overrides=Overrides(force_exclude=force_exclude)))
    return [Path(path).as_posix() for path in find_files(arguments, workspace)]


def test_a_folder_is_searched_for_known_suffixes_in_the_order_of_names(folder: Path) -> None:
    lay_out(folder, "b.md", "a.txt", "sub/c.HTML", "sub/d.rst", "code.py", ".git/x.md", "node_modules/y.md")
    assert found(".") == ["a.txt", "b.md", "sub/c.HTML", "sub/d.rst"]


def test_a_named_file_is_taken_whatever_its_suffix_and_only_once(folder: Path) -> None:
    lay_out(folder, "notes.log", "a.md")
    assert found("notes.log", "a.md", ".", str(folder / "a.md")) == ["a.md", "notes.log"]


def test_a_pattern(folder: Path) -> None:
    lay_out(folder, "a.md", "x/b.md", "x/c.txt")
    assert found("**/*.md") == ["a.md", "x/b.md"]


@pytest.mark.parametrize("argument", ["missing.md", "*.nothing", "a\0b"])
def test_what_is_not_there_is_a_mistake(folder: Path, argument: str) -> None:
    with pytest.raises(UsageError, match="there is no file or folder"):
        found(argument)


def test_exclude_is_relative_to_the_configuration(folder: Path) -> None:
    lay_out(folder, "drafts/a.md", "sub/drafts/b.md", "keep.md", "old.txt")
    lay_out(folder, **{"spincheck.toml": 'exclude = ["/drafts/", "*.txt"]\n'})
    assert found(".") == ["keep.md", "sub/drafts/b.md"]
    assert found("drafts/a.md") == ["drafts/a.md"]
    assert found("drafts/a.md", "old.txt", "keep.md", force_exclude=True) == ["keep.md"]


def test_gitignore_files_hold_from_the_repository_down(folder: Path) -> None:
    lay_out(folder, "repo/a.md", "repo/build/b.md", "repo/sub/c.md", "repo/sub/d.md")
    lay_out(folder, **{".gitignore": "*.md", "repo/.gitignore": "build/\nd.md\n", "repo/sub/.gitignore": "!d.md\nc.md\n"})
    (folder / "repo/.git").mkdir()
    assert found("repo") == ["repo/a.md", "repo/sub/d.md"]
    assert found("repo/sub") == ["repo/sub/d.md"]
    lay_out(folder, **{"repo/spincheck.toml": "respect-gitignore = false\n"})
    assert found("repo") == ["repo/a.md", "repo/build/b.md", "repo/sub/c.md", "repo/sub/d.md"]


def test_the_configuration_can_give_a_suffix_a_reader(folder: Path) -> None:
    lay_out(folder, "a.page", "b.page", **{"spincheck.toml": '[readers]\n"a.*" = "markdown"\n'})
    assert found(".") == ["a.page"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_links(folder: Path) -> None:
    lay_out(folder, "real/a.md")
    (folder / "loop").symlink_to(folder)
    (folder / "self.md").symlink_to("self.md")
    (folder / "gone.md").symlink_to("nowhere.md")
    (folder / "real/link.md").symlink_to("a.md")
    assert found(".") == ["real/a.md"]
