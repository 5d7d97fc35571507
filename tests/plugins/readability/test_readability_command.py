"""``spincheck readability`` as a process, and the profile in a scan."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from spincheck.api import Finding
from spincheck.testing import load_cases, read
from spincheck_readability.detector import ReadabilityDetector
from spincheck_readability.formulas import FORMULAS, SHAPE
from spincheck_readability.options import ReadabilityOptions
from spincheck_readability.profile import Usual, load_profile
from tests.support import Cli

CASES = {case.name: case for case in load_cases(Path(__file__).parents[2] / "cases" / "RDB101.toml")}
DROP = CASES["a paragraph of officialese in a plain story"].text
HARD = CASES["a document that is hard throughout"].text
STORY = (
    "The ferry leaves at {0}. It is a small boat, and in {1} the deck is wet and cold. Most of us stand near the engine. "
    "The crossing takes {2} when the sea is calm. My uncle ran the ferry for twenty years before he gave it up. "
    "He knew every rock on the way. He could tell from the colour of the water how deep it was, even {1} nights. "
    "Once he brought us home in thick fog with no light but {2}. Nobody said a word until we felt the rope go tight. "
    "So now there is one boat a day, and it is full at {0}. If you miss it you sleep at the inn. "
    "The beds are good and the soup is hot."
)


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    for number, times in enumerate(["six", "a quarter past six", "noon", "half past two", "eleven", "midnight or later"]):
        (folder / f"{number}.md").write_text(STORY.format(times, "the winter" * (number % 2) or "March", times))
    return folder


def test_the_report_has_every_metric_and_the_drops(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DROP)
    outcome = cli("readability", "report", "a.md", cwd=tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0] == "a.md"
    assert {line.split()[0] for line in lines[1:-1]} == {*FORMULAS, *SHAPE}
    assert lines[-1].endswith("[RDB101]")


def test_the_metrics_are_those_of_the_json(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DROP)
    outcome = cli("scan", "--format", "json", "--exit-zero", "a.md", cwd=tmp_path)
    (file,) = json.loads(outcome.out)["files"]
    scores = {score["name"]: score["value"] for score in file["scores"] if "start" not in score}
    assert {*FORMULAS, *SHAPE} <= set(scores)
    reported = cli("readability", "report", "a.md", cwd=tmp_path).out
    for name in FORMULAS:
        assert f"  {name:30}{scores[name]:8.2f} " in reported


def test_the_report_of_a_text_without_metrics_says_so(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Short.\n")
    (tmp_path / "b.txt").write_text("Lautta lähtee kuudelta. " * 50, encoding="utf-8")
    outcome = cli("readability", "report", ".", cwd=tmp_path)
    assert outcome.code == 0
    assert outcome.out.count("no metrics: they need 100 words") == 2


def test_a_file_that_cannot_be_read_is_a_failure_of_the_report(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0")
    outcome = cli("readability", "report", "a.txt", cwd=tmp_path)
    assert outcome.code == 3
    assert "a.txt: looks binary" in outcome.err


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_the_plot_is_a_picture(cli: Cli, tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("matplotlib", reason="the extra 'plot' is not installed")
    (tmp_path / "a.md").write_text(DROP)
    (tmp_path / "$b.md").write_text(HARD)
    target = tmp_path / f"curve.{suffix}"
    outcome = cli("readability", "report", "a.md", "$b.md", "--plot", target, cwd=tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    data = target.read_bytes()
    if suffix == "png":
        assert data.startswith(b"\x89PNG")
    else:
        assert ET.fromstring(data).tag.endswith("svg")
        assert b"line 7" in data  # where the drop is marked
        assert cli("readability", "report", "a.md", "$b.md", "--plot", target, cwd=tmp_path).code == 0
        assert target.read_bytes() == data


def test_the_plot_is_drawn_in_the_configured_language(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="the extra 'plot' is not installed")
    (tmp_path / "a.md").write_text(DROP)
    target = tmp_path / "curve.svg"
    drawn = set()
    for language in ("en", "auto", "de"):
        (tmp_path / "spincheck.toml").write_text(f'[readability]\nlanguage = "{language}"\n')
        assert cli("readability", "report", "a.md", "--plot", target, cwd=tmp_path).code == 0
        drawn.add(target.read_bytes())
    assert len(drawn) == 2


def test_a_plot_of_another_kind_is_refused(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DROP)
    outcome = cli("readability", "report", "a.md", "--plot", "a.pdf", cwd=tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert "--plot writes .svg or .png files" in outcome.err


def test_a_profile_is_learnt_and_used(cli: Cli, tmp_path: Path, stories: Path) -> None:
    learnt = cli("readability", "profile", "own", "--output", "profile.json", cwd=tmp_path)
    assert (learnt.code, learnt.out, learnt.err) == (0, "learnt from 6 texts: profile.json\n", "")
    profile = load_profile(tmp_path / "profile.json")
    assert profile.documents == 6
    assert 80 < profile.usual["flesch-reading-ease"].median < 110
    (tmp_path / "spincheck.toml").write_text('[readability]\nprofile = "profile.json"\n')
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "hard.md").write_text(HARD)
    outcome = cli("scan", "--select", "RDB103", ".", "--format", "json", cwd=tmp_path)
    found = {file["path"]: [finding["message"] for finding in file["findings"]] for file in json.loads(outcome.out)["files"]}
    (message,) = found.pop("drafts/hard.md")
    assert message.startswith("this document reads harder than your own texts: Flesch reading ease ")
    assert not any(found.values())
    elsewhere = cli("scan", "--select", "RDB103", "hard.md", cwd=tmp_path / "drafts")  # the path is the configuration's
    assert elsewhere.out.startswith("hard.md:")
    assert str(tmp_path / "profile.json") in cli("config", cwd=tmp_path / "drafts").out
    assert (stories / "0.md").exists()


def test_a_paragraph_unlike_the_profile_is_found(cli: Cli, tmp_path: Path, stories: Path) -> None:
    cli("readability", "profile", stories, "--output", tmp_path / "p.json")
    detector = ReadabilityDetector(ReadabilityOptions(profile=tmp_path / "p.json"))
    own = (stories / "0.md").read_text()
    document = read("\n\n".join([*[own] * 40, " ".join(HARD.split())]), format="markdown")
    found = [result for result in detector.detect(document) if isinstance(result, Finding) and result.rule.code == "RDB103"]
    assert [document.text[finding.span.start :][:20] for finding in found] == [" ".join(HARD.split())[:20]]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "there are 0"),
        ({"a.md": DROP, "b.md": DROP, "c.md": "Short.\n"}, "a profile needs 5 texts of 100 words or more, and there are 2"),
    ],
)
def test_a_profile_of_too_little_is_refused(cli: Cli, tmp_path: Path, files: dict[str, str], message: str) -> None:
    (tmp_path / "own").mkdir()
    for name, text in files.items():
        (tmp_path / "own" / name).write_text(text)
    outcome = cli("readability", "profile", "own", "--output", "profile.json", cwd=tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert not (tmp_path / "profile.json").exists()


@pytest.mark.parametrize(
    "content",
    [
        None,
        "",
        "[]",
        "{}",
        '{"schema": "other/1"}',
        '{"schema": "spincheck-readability-profile/1", "documents": 5, "usual": {"lix": {"median": 40, "spread": 0}}}',
        '{"schema": "spincheck-readability-profile/1", "documents": 5, "usual": {"lix": {"median": "x", "spread": 1}}}',
    ],
)
def test_a_broken_profile_is_an_error_of_the_configuration(cli: Cli, tmp_path: Path, content: str | None) -> None:
    (tmp_path / "a.md").write_text(DROP)
    (tmp_path / "spincheck.toml").write_text('[readability]\nprofile = "profile.json"\n')
    if content is not None:
        (tmp_path / "profile.json").write_text(content)
    outcome = cli("scan", "a.md", cwd=tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert "profile.json' " in outcome.err


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("min-flesch = 'x'", "'min-flesch'"),
        ("min = { lixx = 1 }", "there is no metric 'lixx'; did you mean 'lix'?"),
        ("language = 'xx'", "there is no language 'xx'"),
        ("regression = 0", "regression must be a positive number of points"),
        ("profile = 3", "'profile'"),
    ],
)
def test_wrong_options_are_errors_of_the_configuration(cli: Cli, tmp_path: Path, table: str, message: str) -> None:
    (tmp_path / "a.md").write_text(DROP)
    (tmp_path / "spincheck.toml").write_text(f"[readability]\n{table}\n")
    outcome = cli("scan", "a.md", cwd=tmp_path)
    assert outcome.code == 2
    assert message in outcome.err


@pytest.mark.parametrize(
    ("table", "limits"),
    [
        ("min-flesch = 60", ["flesch-reading-ease"]),
        ("max-grade = 8", ["flesch-kincaid-grade"]),
        ("max = { lix = 40, gunning-fog = 10 }", ["lix", "gunning-fog"]),
        ("min = { flesch-reading-ease = 60 }\nmax-grade = 99", ["flesch-reading-ease"]),
        ("min-flesch = -200", []),
    ],
)
def test_limits_hold_for_a_document(cli: Cli, tmp_path: Path, table: str, limits: list[str]) -> None:
    (tmp_path / "a.md").write_text(HARD)
    (tmp_path / "spincheck.toml").write_text(f"[readability]\n{table}\n")
    outcome = cli("scan", "--select", "RDB103", "--format", "json", "a.md", cwd=tmp_path)
    (file,) = json.loads(outcome.out)["files"]
    assert outcome.code == bool(limits)
    assert [sum(f"{limit} " in finding["message"] for limit in limits) for finding in file["findings"]] == [len(limits)] * bool(
        limits
    )


def test_harder_is_lower_for_some_metrics_and_higher_for_others() -> None:
    usual = Usual(median=50, spread=5)
    assert usual.harder("flesch-reading-ease", 40) == usual.harder("lix", 60) == 2
    assert usual.harder("flesch-reading-ease", 60) == usual.harder("lix", 40) == -2
