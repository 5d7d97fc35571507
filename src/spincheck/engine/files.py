"""Find the files that a command line means: files, folders and patterns, less what is excluded or ignored."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from ..errors import UsageError
from .cache import CACHE_FOLDER
from .patterns import compile_patterns, matches, relative
from .workspace import Workspace

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NEVER = frozenset({".git", ".hg", ".svn", ".tox", ".nox", ".venv", "__pycache__", "node_modules", CACHE_FOLDER})
"""Folders that hold no text of the user's own."""


@dataclass(frozen=True, slots=True)
class _IgnoreFile:
    """One ``.gitignore`` and the folder that its patterns are relative to."""

    folder: Path
    spec: GitIgnoreSpec


def is_left_out(path: str, workspace: Workspace) -> bool:
    """Say whether a file that is named, and need not exist, is left out by ``force-exclude``."""
    return not list(_Finder(workspace).named(path))


def find_files(arguments: Sequence[str], workspace: Workspace) -> list[str]:
    """Return the paths of all files to scan, each once, in the order of their names.

    A file that is named is scanned whatever its suffix, unless it is excluded and ``force-exclude`` holds. A folder is searched
    for the suffixes that some reader knows. Linked folders are not entered; of a file and the links to it, the file is taken.
    A folder that cannot be listed is returned as if it were a file, so that the scan reports it.

    Raises:
        UsageError: an argument is no file, no folder, and a pattern for none.
    """
    finder = _Finder(workspace)
    files = {
        file
        for argument in arguments
        for path in _expand(argument)
        for file in (finder.in_folder(path) if Path(path).is_dir() else finder.named(path))
    }
    found: dict[str, str] = {}
    for file in sorted(files, key=lambda file: (Path(file).is_symlink(), Path(file).is_absolute(), file)):
        found.setdefault(os.path.realpath(file), file)
    return sorted(found.values())


def _expand(argument: str) -> list[str]:
    if os.path.lexists(argument):
        return [argument]
    paths = glob.glob(argument, recursive=True) if glob.has_magic(argument) else []  # noqa: PTH207  # keeps the user's form
    if not paths:
        raise UsageError(f"there is no file or folder '{argument}'; check the spelling, or the folder you are in")
    return paths


class _Finder:
    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._suffixes = frozenset(workspace.suffixes)
        self._ignore_files: dict[Path, tuple[_IgnoreFile, ...]] = {}

    def named(self, path: str) -> Iterator[str]:
        """Yield a file that the command line names."""
        absolute = Path(path).absolute()
        if not self._workspace.settings_for(absolute.parent).core.force_exclude or not any(
            self._is_left_out(folder, is_folder=folder != absolute)
            for folder in (absolute, *absolute.parents)
            if folder.parent != folder
        ):
            yield path

    def in_folder(self, folder: str) -> Iterator[str]:
        """Yield the files in a folder and in the folders below it."""
        waiting = [folder]
        while waiting:
            here = waiting.pop()
            try:
                entries = list(os.scandir(here))
            except OSError:
                yield here
                continue
            for entry in entries:
                path = entry.name if here == "." else os.path.join(here, entry.name)  # noqa: PTH118  # keeps the user's own form
                is_folder = entry.is_dir(follow_symlinks=False)
                if entry.name in _NEVER or (is_folder is False and not self._is_candidate(entry, path)):
                    continue
                if not self._is_left_out(Path(path).absolute(), is_folder=is_folder):
                    if is_folder:
                        waiting.append(path)
                    else:
                        yield path

    def _is_candidate(self, entry: os.DirEntry[str], path: str) -> bool:
        """Say whether some reader knows the file's suffix, or the configuration gives it a reader."""
        try:
            if not entry.is_file():
                return False
        except OSError:  # a loop of links
            return False
        if PurePath(path).suffix.lower() in self._suffixes:
            return True
        settings = self._workspace.settings_for(Path(path).absolute().parent)
        return matches(settings.core.readers, relative(Path(path), settings.root))

    def _is_left_out(self, path: Path, *, is_folder: bool) -> bool:
        settings = self._workspace.settings_for(path.parent)
        suffix = "/" if is_folder else ""
        if matches(settings.core.exclude, relative(path, settings.root) + suffix):
            return True
        if not settings.core.respect_gitignore:
            return False
        for ignore in reversed(self._ignores_for(path.parent)):
            verdict = ignore.spec.check_file(relative(path, str(ignore.folder)) + suffix).include
            if verdict is not None:
                return verdict
        return False

    def _ignores_for(self, folder: Path) -> tuple[_IgnoreFile, ...]:
        """Return the ``.gitignore`` files that hold in ``folder``: its own and those above, up to the repository's root."""
        if folder not in self._ignore_files:
            is_root = os.path.exists(folder / ".git") or folder.parent == folder  # noqa: PTH110  # raises nothing
            above = () if is_root else self._ignores_for(folder.parent)
            self._ignore_files[folder] = (*above, *_ignore_file(folder))
        return self._ignore_files[folder]


def _ignore_file(folder: Path) -> Iterator[_IgnoreFile]:
    try:
        text = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    yield _IgnoreFile(folder, compile_patterns(tuple(text.splitlines())))
