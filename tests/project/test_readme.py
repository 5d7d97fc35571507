"""The README is true: its transcript is what spincheck prints, its links lead somewhere, its figures are the pinned ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.quality.pinning import PAGE, PEERS, PINNED, load, render
from tests.support import Cli

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PINNED_FIGURES = load(PINNED)
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
    def counted(name: str) -> str:
        hits, _, total, *_ = PINNED_FIGURES[name].size.split()
        return f"{hits} of {total}, {PINNED_FIGURES[name].value:.2f}".replace(" 0.", " .")

    def percent(name: str, decimals: int = 0) -> str:
        return f"{PINNED_FIGURES[name].value:.{decimals}%}".replace("%", " %")

    for shown in (
        f"| {counted('debris: precision by line')}; {counted('debris: recall by line')} |",
        f"| 9, {percent('readability: clean documents flagged', 1)} |",
        f"| {percent('spun: tortured phrases flagged')}; {percent('spun: expected term among three')} |",
    ):
        assert shown in README


def test_the_tables_of_the_quality_page_are_the_pinned_figures() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == render(page, PINNED_FIGURES | load(PEERS)), "run: python -m bench.quality --pin"
    assert page.count("| spincheck | ") == 3
