"""The README is true: its transcript is what spincheck prints, its links lead somewhere, its figures are the pinned ones."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support import Cli

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("plugins/*/README.md")]


def test_the_transcript_is_what_spincheck_prints(cli: Cli) -> None:
    match = re.search(r"```text\n\$ spincheck (scan .*)\n([\s\S]*?)```", README)
    assert match
    outcome = cli(*match[1].split(), cwd=ROOT, env={"COLUMNS": "110"})
    assert outcome.out == match[2]


def test_the_two_commands_come_first() -> None:
    commands = re.findall(r"^\$ (.+)$", "".join(re.findall(r"```console\n([\s\S]*?)```", README)), re.MULTILINE)
    assert len(commands) == 2
    assert "spincheck scan" in commands[0]
    assert "pytest" in commands[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```[\s\S]*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"))
    targets = [target for target in re.findall(r"\]\(([^)\s#]+)[^)]*\)", text) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_figures_are_the_pinned_ones() -> None:
    pinned = json.loads((ROOT / "bench/quality/pinned.json").read_text(encoding="utf-8"))
    for name, shown in {
        "debris: precision by line": ".99",
        "debris: recall by line, all families": ".66",
        "readability: clean documents flagged": "1.9 %",
        "spun: tortured phrases flagged": "21 %",
        "spun: expected term among three": "13 %",
    }.items():
        value = pinned[name]
        assert shown in (f"{value:.2f}".removeprefix("0"), f"{value * 100:.0f} %", f"{value * 100:.1f} %")
        assert shown in README
