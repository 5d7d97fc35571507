"""`docs/output-formats.md` shows what the formats really write."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from spincheck import __version__
from spincheck.api import FileResult, PlacedFinding, PlacedScore, Report, Reporter, Style
from spincheck.reporters import spincheck_register_reporters

_PAGE = (Path(__file__).resolve().parents[2] / "docs/output-formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "reporter", [cls for cls in spincheck_register_reporters() if not cls.needs_text], ids=lambda cls: cls.name
)
def test_the_page_shows_what_is_written(reporter: type[Reporter], make_finding: Callable[..., PlacedFinding]) -> None:
    finding = make_finding(
        "SPN101",
        "The keeper said that [|counterfeit consciousness|] would mind the lamp.",
        "'counterfeit consciousness' usually stands for 'artificial intelligence'",
        suggestions=("artificial intelligence",),
    )
    scores = (PlacedScore(name="spun", value=0.81, unit="probability"),)
    report = Report(files=[FileResult(path="lighthouse.md", findings=(finding,), scores=scores)])
    output = "".join(reporter(Style()).render(report))
    for key in ("spincheck", "version"):
        output = output.replace(f'"{key}": "{__version__}"', f'"{key}": "0.1.0"')
    section = re.search(rf"^## {reporter.name}\n.*?^```\w+\n(.*?)^```", _PAGE, re.DOTALL | re.MULTILINE)
    assert section, f"the page has no section '{reporter.name}' with an example"
    assert section[1] == output
