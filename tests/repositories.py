"""Real git repositories for the tests, a text that becomes harder to read, and another."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

EASY = (
    "My uncle ran the ferry for twenty years before he gave it up. He knew every rock on the way. "
    "Once he brought us home in thick fog with no light but a lamp.\n"
)
HARD = (
    "My uncle was responsible for the operation of the ferry for a period of twenty years before his retirement. "
    "He possessed a comprehensive familiarity with the navigational characteristics of the route.\n"
)
OTHER = (
    "The ferry leaves at six. It is a small boat, and in winter the deck is wet and cold. Most of us stand inside.\n\n"
    "The crossing takes half an hour when the sea is calm. So now there is one boat a day, and it is full. "
    "If you miss it you sleep at the inn. The beds are good and the soup is hot.\n"
)
_WHOLE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_CEILING_DIRECTORIES": ""}


def git(folder: Path, *arguments: str) -> None:
    """Run git without the user's configuration."""
    who = ["-c", "user.name=A Writer", "-c", "user.email=writer@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, env={**os.environ, **_WHOLE})


def commit(folder: Path, **texts: str) -> None:
    """Write texts into a repository, which is made if there is none, under the names that end in ``.txt``, and commit all."""
    if not (folder / ".git").exists():
        git(folder, "init")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    git(folder, "add", ".")
    git(folder, "commit", "--message", "A change")
