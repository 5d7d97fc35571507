"""Files as they were at a git revision.

Git is asked a fixed number of times a scan: where the repository is, what the revision means and what was renamed since. One
``git cat-file --batch`` a process then hands out the files, one after another.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Any
from weakref import finalize

from ..errors import SourceError, UsageError

if TYPE_CHECKING:
    from subprocess import Popen

_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
"""Messages that we can show, no writing into the repository, and no network for what a partial clone lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A commit of a repository; it can be sent to another process."""

    root: str
    """The work tree's folder, without links."""
    commit: str
    """Its name, or any other name of files in git."""
    renamed: Mapping[str, str] = field(hash=False)
    """The earlier paths of the files renamed since, by their present paths; both as `path_of` gives them."""

    def path_of(self, file: str) -> str | None:
        """Return a file's path below the work tree, with slashes; none for a file outside."""
        path = os.path.realpath(file)
        if path != self.root and not path.startswith(self.root.rstrip(os.sep) + os.sep):
            return None
        return PurePath(os.path.relpath(path, self.root)).as_posix()


def find_revision(name: str, folder: Path | None = None) -> Revision:
    """Return what ``name`` (a commit, a branch, a tag, ``HEAD~2``) means in the repository around a folder.

    The folder is the working directory unless one is given. Before the first commit, ``HEAD`` has no files.

    Raises:
        UsageError: there is no git, no repository or no such revision.
    """
    folder = folder or Path.cwd()
    root = _ask(["rev-parse", "--show-toplevel"], f"--since needs a git repository, and '{folder}' is in none", folder)
    if not name or name.startswith("-"):
        raise UsageError(f"--since: '{name}' is no revision; name a commit, a branch or a tag")
    unknown = f"--since: there is no revision '{name}' in the git repository '{root}'; name a commit, a branch or a tag"
    try:
        commit = _ask(["rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"], unknown, root)
    except UsageError:
        if name != "HEAD":
            raise
        commit = _ask(["hash-object", "-t", "tree", "--stdin"], unknown, root)  # of nothing: the empty tree
    changes = _ask(["diff-index", "-z", "-M", "--name-status", "--diff-filter=R", commit], "--since: git cannot compare", root)
    return Revision(root=os.path.realpath(root), commit=commit, renamed=dict(_renames(changes.split("\0"))))


def find_head(folder: Path) -> Revision | None:
    """Return what is ``HEAD`` in the repository around a folder whenever a file is read; none where there is no repository."""
    try:
        return replace(find_revision("HEAD", folder), commit="HEAD")
    except UsageError:
        return None


class EarlierFiles:
    """Reads files as they were at a revision; git is started at the first one and ends with this object."""

    def __init__(self, revision: Revision) -> None:
        self._revision = revision
        self._git: Popen[bytes] | None = None

    def read(self, file: str) -> bytes | None:
        """Return a file's bytes at the revision; none where it did not exist, was no file, or lies outside the repository.

        Raises:
            SourceError: git has ended; it is started anew for the next file.
        """
        path = self._revision.path_of(file)
        names = [name for name in (path, self._revision.renamed.get(path or "")) if name]
        return next((data for name in names if (data := self._ask_for(name)) is not None), None)

    def _ask_for(self, path: str) -> bytes | None:
        if "\n" in path:  # which git's protocol cannot say
            return None
        requests, answers = self._pipes()
        try:
            requests.write(f"{self._revision.commit}:{path}\n".encode(errors="surrogateescape"))
            requests.flush()
            header = answers.readline()
            if not header:
                self._git = None
                raise SourceError("its earlier version cannot be read: git ended unexpectedly")
            *_, kind, size = header.split()
            if not size.isdigit():  # "… missing"
                return None
            data = answers.read(int(size) + 1)[:-1]
        except OSError as error:
            self._git = None
            raise SourceError(f"its earlier version cannot be read: {error.strerror}") from error
        return data if kind == b"blob" else None

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        import subprocess

        if self._git is None:
            command = ["git", "cat-file", "--batch"]
            pipe = subprocess.PIPE
            self._git = subprocess.Popen(  # noqa: S603  # our own arguments
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=self._revision.root, env=_environment()
            )
            finalize(self, _end, self._git)
        assert self._git.stdin is not None  # noqa: S101  # both are pipes
        assert self._git.stdout is not None  # noqa: S101
        return self._git.stdin, self._git.stdout


def _end(git: Popen[bytes]) -> None:
    """Let git end, as it does at the end of its input."""
    git.communicate()


def _renames(fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the new and the old path of each ``R100 old new``."""
    for _, old, new in zip(fields[0::3], fields[1::3], fields[2::3], strict=False):
        yield new, old


def _ask(arguments: Sequence[str], problem: str, folder: str | Path) -> str:
    """Return what git answers, without the line's end.

    Raises:
        UsageError: git is missing, or says no; then with ``problem`` and git's own words.
    """
    import subprocess

    try:
        answer = subprocess.run(  # noqa: S603  # no shell, and no argument that git could take for an option
            ["git", *arguments],  # noqa: S607  # the git that the user runs
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise UsageError(f"--since needs git, which cannot be started: {error.strerror}") from error
    if answer.returncode:
        words = answer.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise UsageError(f"{problem} ({words})" if words else problem)
    return answer.stdout.decode(errors="surrogateescape").removesuffix("\n")


def _environment() -> Mapping[str, Any]:
    return {**os.environ, **_ENVIRONMENT}
