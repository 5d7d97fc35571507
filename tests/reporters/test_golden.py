"""What each format makes of one scan that has something of everything.

``UPDATE_GOLDEN=1 pytest tests/reporters/test_golden.py`` writes the files anew; read the difference before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from spincheck import __version__
from spincheck.api import Report, Reporter, Style
from spincheck.reporters import spincheck_register_reporters
from spincheck.reporters.full import FullReporter

_GOLDEN = Path(__file__).resolve().parents[1] / "golden"


@pytest.mark.parametrize(
    ("name", "reporter"),
    [
        # The page changes with every stroke of its style; `test_html_page.py` reads what it says.
        *((f"report.{cls.name}", cls(Style())) for cls in spincheck_register_reporters() if not cls.needs_text),
        ("report.full.narrow", FullReporter(Style(width=40))),
        ("report.full.color", FullReporter(Style(width=80, color=True))),
    ],
)
def test_output_is_as_it_was(name: str, reporter: Reporter, report: Report) -> None:
    output = "".join(reporter.render(report))
    for key in ("spincheck", "version"):
        output = output.replace(f'"{key}": "{__version__}"', f'"{key}": "VERSION"')
    golden = _GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(output, encoding="utf-8", newline="\n")
    assert output == golden.read_text(encoding="utf-8")
