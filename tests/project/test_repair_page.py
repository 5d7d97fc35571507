"""The page about repair is true: its example is what spincheck does."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support import Cli, Outcome

PAGE = (Path(__file__).resolve().parents[2] / "docs/repair.md").read_text(encoding="utf-8")


def transcript(cli: Cli, folder: Path, name: str) -> tuple[Outcome, str]:
    """Run the command of the transcript that begins so, and return how it ended and what the page says that it prints."""
    match = re.search(rf"```text\n\$ spincheck (scan {name} .*)\n([\s\S]*?)```", PAGE)
    assert match
    return cli(*match[1].split(), cwd=folder), match[2]


def test_the_example_is_what_happens(cli: Cli, tmp_path: Path) -> None:
    match = re.search(r"```markdown\n([\s\S]*?)```", PAGE)
    assert match
    (tmp_path / "ferry.md").write_text(match[1], encoding="utf-8")
    shown, said = transcript(cli, tmp_path, "--diff")
    assert (shown.code, shown.out + shown.err) == (1, said)
    fixed, said = transcript(cli, tmp_path, "--fix")
    assert (fixed.code, fixed.out + fixed.err) == (1, said)
    again, _ = transcript(cli, tmp_path, "--diff")
    assert (again.code, again.out) == (0, "")
