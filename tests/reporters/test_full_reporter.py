from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from rich.cells import cell_len

from spincheck.api import Failure, FileResult, PlacedFinding, PlacedScore, Report, Style
from spincheck.reporters.full import FullReporter
from spincheck.testing.conformance import ReporterConformance

MakeFinding = Callable[..., PlacedFinding]


class TestFullConformance(ReporterConformance):
    @pytest.fixture
    def reporter(self) -> FullReporter:
        return FullReporter(Style())


def render(*files: FileResult, failures: Sequence[Failure] = (), style: Style | None = None) -> str:
    return "".join(FullReporter(style or Style()).render(Report(files=iter(files), failures=failures)))


def test_one_finding(make_finding: MakeFinding) -> None:
    finding = make_finding("SPN101", "\n\nA [|bad|] word.", "'bad' usually stands for 'good'", suggestions=("good", "fine"))
    assert render(FileResult(path="a.md", findings=(finding,))).splitlines() == [
        "SPN101 tortured-phrase: warning, high confidence",
        " --> a.md:3:3",
        "  |",
        "3 | A bad word.",
        "  |   ^^^",
        "  |",
        "  = 'bad' usually stands for 'good'",
        "  = suggestion: good or fine",
        "",
        "Found 1 finding in 1 of 1 file: 1 warning.",
    ]


def test_a_suggestion_to_leave_it_out(make_finding: MakeFinding) -> None:
    finding = make_finding("BLP701", "wo[|\u200b|]rd", "", suggestions=("", "-"))
    assert "  = suggestion: (nothing) or -\n" in render(FileResult(path="a.md", findings=(finding,)))


def test_the_summary_counts_by_severity(make_finding: MakeFinding) -> None:
    found = [make_finding(code, "[|x|]", "") for code in ("BLP701", "SPN101", "BLP101", "BLP701", "BLP101", "BLP101")]
    files = [
        FileResult(path="a", findings=tuple(found[:4])),
        FileResult(path="b"),
        FileResult(path="c", findings=tuple(found[4:])),
    ]
    assert render(*files).splitlines()[-1] == "Found 6 findings in 2 of 3 files: 3 errors, 1 warning, 2 info."


def test_nothing_found_is_one_line() -> None:
    scores = (PlacedScore(name="spun", value=0.01, unit="probability"),)
    assert render() == "No damage found in 0 files.\n"
    assert render(FileResult(path="a", scores=scores)) == "No damage found in 1 file.\n"
    assert render(*[FileResult(path=name) for name in "abc"]) == "No damage found in 3 files.\n"


def test_failures_are_counted_and_told_elsewhere() -> None:
    failure = Failure(origin="input", message="is not text", hint="leave it out")
    output = render(FileResult(path="a", failures=(failure,)), FileResult(path="b"), failures=(failure,))
    assert output == "No damage found in 2 files.\n2 failures: see standard error.\n"


def test_only_likely_probabilities_are_shown_and_only_beside_findings(make_finding: MakeFinding) -> None:
    scores = (
        PlacedScore(name="flesch", value=61.0, unit="points"),
        PlacedScore(name="other", value=0.49, unit="probability"),
        PlacedScore(name="spun", value=0.974, unit="probability"),
    )
    output = render(
        FileResult(path="a.md", findings=(make_finding("BLP101", "[|x|]", ""),), scores=scores),
        FileResult(path="b.md", scores=scores),
    )
    assert [line for line in output.splitlines() if "0.97" in line] == ["a.md: spun 0.97 (probability)"]
    assert "61" not in output
    assert "other" not in output


@pytest.mark.parametrize(
    ("marked", "shown", "is_cut"),
    [
        ("[|" + "verse\n" * 6 + "|]rest", 6, False),
        ("[|" + "verse\n" * 7 + "|]rest", 6, True),
        ("[|" + "verse " * 500 + "|]rest", 1, False),
        ("[|" + "verse " * 500 + "\nverse|]", 1, True),
    ],
    ids=["fits", "too many lines", "one endless line", "more than the excerpt holds"],
)
def test_long_passages_are_cut(make_finding: MakeFinding, marked: str, shown: int, is_cut: bool) -> None:
    lines = render(FileResult(path="a", findings=(make_finding("RDB101", marked, ""),))).splitlines()
    assert len([line for line in lines if re.match(r" *\d+ \|", line)]) == shown
    assert ("..." in lines) == is_cut


def test_excerpts_fit_the_terminal(make_finding: MakeFinding) -> None:
    finding = make_finding("SPN101", "灯台 and so on " * 20 + "[|profound learning|]" + " and so on" * 20, "")
    for width in (24, 40, 80, 200):
        lines = render(FileResult(path="a", findings=(finding,)), style=Style(width=width)).splitlines()
        (source,) = (line for line in lines if line.startswith("1 |"))
        assert "profound learning" in source
        assert cell_len(source) <= width


def test_colours_change_nothing_but_colours(report: Report) -> None:
    files = list(report.files)
    coloured = render(*files, failures=report.failures, style=Style(color=True))
    assert "\x1b[1;33mcounterfeit consciousness\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(*files, failures=report.failures)


def test_no_environment_decides_about_colours(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "30")
    files = list(report.files)
    assert "\x1b" not in render(*files)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" in render(*files, style=Style(color=True))
