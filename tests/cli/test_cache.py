"""The cache: the same bytes with it and without, whatever happens to it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from spincheck.api import Confidence, Excerpt, FileResult, PlacedFinding, PlacedScore, Position, Severity
from spincheck.engine.cache import Cache
from tests.support import Cli, MakePlugin, Outcome, detector_source

TEXTS = {
    "a.txt": "[ad_1]\n\nA plain sentence stands here, and nothing is wrong with it.\n",
    "b.md": "# é😀\n\nThe keeper said that counterfeit consciousness would mind the lamp.\n",
    "c.html": "<p>Share this</p>\n",
    "d.rst": "A text.\n",
}
HERE = {"SPINCHECK_CACHE_DIR": ""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / ".spincheck_cache/results").rglob("*") if path.is_file())


@pytest.mark.parametrize("format_name", ["text", "full", "json", "sarif", "junit", "markdown"])
def test_the_same_bytes_with_and_without(cli: Cli, folder: Path, format_name: str) -> None:
    arguments = ("scan", "--format", format_name, ".")
    without = cli(*arguments, "--no-cache", cwd=folder, env=HERE)
    assert without.code == 1
    assert not entries(folder)
    assert [cli(*arguments, cwd=folder, env=HERE) for _ in range(2)] == [without] * 2
    assert len(entries(folder)) == len(TEXTS)
    assert cli(*arguments, "--jobs", "2", cwd=folder, env=HERE) == without


def test_a_second_scan_runs_no_detector(cli: Cli, folder: Path, make_plugin: MakePlugin) -> None:
    plugins = [make_plugin("logging", detector_source(body=f"open({str(folder / 'log')!r}, 'a').write('x'); yield from ()"))]

    def runs() -> int:
        cli("scan", *TEXTS, cwd=folder, plugins=plugins, env=HERE)
        return len((folder / "log").read_text())

    assert runs() == 4
    assert runs() == 4
    (folder / "a.txt").write_text("Another text.\n")
    assert runs() == 5


def test_what_another_program_says_is_not_kept(cli: Cli, folder: Path, make_plugin: MakePlugin) -> None:
    body = f"open({str(folder / 'log')!r}, 'a').write('x'); yield from ()"
    plugins = [make_plugin("logging", detector_source(body=body, external="True"))]
    for runs in (1, 2):
        cli("scan", "a.txt", cwd=folder, plugins=plugins, env=HERE)
        assert len((folder / "log").read_text()) == runs
    assert not entries(folder)


def outcome_of(cli: Cli, folder: Path, *options: str) -> Outcome:
    return cli("scan", *options, "a.txt", cwd=folder, env=HERE)


def test_what_a_result_depends_on_is_part_of_its_name(cli: Cli, folder: Path) -> None:
    assert outcome_of(cli, folder).code == 1
    assert outcome_of(cli, folder, "--ignore", "BLP101").code == 0
    assert outcome_of(cli, folder, "--disable-plugin", "boilerplate").code == 0
    assert outcome_of(cli, folder).code == 1
    (folder / "spincheck.toml").write_text('[per-file-ignores]\n"a.*" = ["BLP101"]\n')
    assert outcome_of(cli, folder).code == 0
    (folder / "spincheck.toml").write_text('[boilerplate]\ndisable = ["ads"]\n')
    assert outcome_of(cli, folder).code == 0
    (folder / "a.md").write_text("```\n[ad_1]\n```\n")
    (folder / "b.txt").write_text("```\n[ad_1]\n```\n")
    (folder / "spincheck.toml").unlink()
    outcome = cli("scan", "a.md", "b.txt", cwd=folder, env=HERE)
    assert outcome.out.startswith("b.txt:2:1: ")
    assert outcome.out.count("\n") == 1


def test_another_version_of_a_plugin_is_another_result(cli: Cli, folder: Path, make_plugin: MakePlugin) -> None:
    site = make_plugin("shouting", detector_source(body="yield Finding(rule=RULE, span=Span(0, 1), message='one')"))
    arguments = ("scan", "--select", "SHT", "a.txt")
    assert "one" in cli(*arguments, cwd=folder, plugins=[site], env=HERE).out
    (module,) = site.glob("*.py")
    module.write_text(module.read_text().replace("'one'", "'another'"))
    (info,) = site.glob("*.dist-info")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 2.0\n")
    info.rename(site / "shouting-2.0.dist-info")
    assert "another" in cli(*arguments, cwd=folder, plugins=[site], env=HERE).out


def test_a_failure_is_not_remembered(cli: Cli, folder: Path, make_plugin: MakePlugin) -> None:
    flag = folder / "flag"
    plugins = [make_plugin("moody", detector_source(body=f"import os; os.path.exists({str(flag)!r}) or 1 / 0; yield from ()"))]
    assert cli("scan", "a.txt", cwd=folder, plugins=plugins, env=HERE).code == 3
    flag.touch()
    assert cli("scan", "a.txt", cwd=folder, plugins=plugins, env=HERE).code == 1


def damage(path: Path, how: str) -> None:
    data = path.read_bytes()
    if how == "a folder":
        path.unlink()
        path.mkdir()
    else:
        path.write_bytes({"empty": b"", "cut": data[:-3], "changed": data.replace(b"ad", b"xx"), "noise": b"\xff" * 99}[how])


@pytest.mark.parametrize("how", ["empty", "cut", "changed", "noise", "a folder"])
def test_a_damaged_cache_is_an_empty_one(cli: Cli, folder: Path, how: str) -> None:
    first = cli("scan", ".", cwd=folder, env=HERE)
    for path in entries(folder):
        damage(path, how)
    assert cli("scan", ".", cwd=folder, env=HERE) == first


def test_where_no_cache_can_be_the_scan_goes_on(cli: Cli, folder: Path) -> None:
    (folder / ".spincheck_cache").write_text("no folder")
    outcome = cli("scan", "a.txt", cwd=folder, env=HERE)
    assert (outcome.code, outcome.err) == (1, "")
    assert (folder / ".spincheck_cache").read_text() == "no folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a POSIX thing")
def test_a_pipe_is_read_once(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    command = [sys.executable, "-m", "spincheck", "scan", "pipe.txt"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        (folder / "pipe.txt").write_text(TEXTS["a.txt"])
        out, _ = process.communicate(timeout=60)
    assert out.startswith("pipe.txt:1:1: ")


def test_scans_at_the_same_time(folder: Path) -> None:
    for number in range(60):
        (folder / f"{number}.txt").write_text(f"{number} [ad_1]\n\nA plain sentence stands here.\n" * 5)
    command = [sys.executable, "-m", "spincheck", "scan", "--jobs", "2", "."]
    running = [
        subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **HERE})
        for _ in range(3)
    ]
    outcomes = {process.communicate(timeout=120) for process in running}
    assert len(outcomes) == 1
    assert outcomes.pop()[1] == b""
    assert len(entries(folder)) == 64


def test_the_folder_can_be_elsewhere_and_is_nobodys_business(cli: Cli, folder: Path, tmp_path: Path) -> None:
    cli("scan", ".", cwd=folder, env={"SPINCHECK_CACHE_DIR": str(tmp_path / "elsewhere")})
    assert not entries(folder)
    assert (tmp_path / "elsewhere/.gitignore").read_text() == "*\n"
    assert (tmp_path / "elsewhere/CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_the_cache_is_where_the_configuration_is(cli: Cli, folder: Path) -> None:
    (folder / "spincheck.toml").touch()
    (folder / "sub").mkdir()
    (folder / "sub/a.txt").write_text("Text.\n")
    cli("scan", "a.txt", cwd=folder / "sub", env=HERE)
    assert len(entries(folder)) == 1
    assert cli("cache", "dir", cwd=folder / "sub", env=HERE).out == f"{folder / '.spincheck_cache'}\n"


def test_clean_deletes_the_cache_and_nothing_else(cli: Cli, folder: Path) -> None:
    cli("scan", ".", cwd=folder, env=HERE)
    (folder / ".spincheck_cache/mine.txt").touch()
    assert cli("cache", "clean", cwd=folder, env=HERE).err.startswith("spincheck: note: deleted ")
    assert [path.name for path in (folder / ".spincheck_cache").iterdir()] == ["mine.txt"]
    assert cli("cache", "clean", cwd=folder, env=HERE).err.startswith("spincheck: note: there is no cache in ")


def result(path: str, text: str) -> FileResult:
    position = Position(offset=0, line=1, column=1, byte=0, byte_column=1, utf16=0)
    finding = PlacedFinding(
        code="ABC101",
        name="a-rule",
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        message="\ud800 é",
        text=text,
        start=position,
        end=position,
        excerpt=Excerpt(text=text, line=1, start=0, end=0),
        suggestions=("a", ""),
        evidence={"ratio": float("inf"), "list": [1, None, {"deep": True}]},
        fix=None,
    )
    score = PlacedScore(name="spun", value=0.5, unit="probability", start=position, end=position)
    return FileResult(path=path, findings=(finding,), scores=(score,))


def test_what_comes_back_is_what_was_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "settings")
    key = cache.key("caf\udce9.md", "x", b"data")
    assert cache.get(key, "caf\udce9.md") is None
    kept = cache.put(key, result("caf\udce9.md", "t"))
    assert cache.get(key, "caf\udce9.md") == kept == result("caf\udce9.md", "t")
    assert Cache(tmp_path, "other settings").key("caf\udce9.md", "x", b"data") != key


def test_the_folder_stays_below_its_cap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spincheck.engine.cache._CAP", 4 * 4096)
    cache = Cache(tmp_path, "settings")
    keys = [f"00{number:030}" for number in range(10)]
    for age, key in enumerate(keys):
        cache.put(key, result("a", "t"))
        os.utime(tmp_path / "results/00" / key[2:], (age, age))
    assert [cache.get(key, "a") is not None for key in keys] == [False] * 6 + [True] * 4
    cache.put(keys[0], result("a", "t" * 20_000))
    assert cache.get(keys[0], "a") is None


def test_evidence_that_json_does_not_know_is_not_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    odd = result("a", "t")
    odd = FileResult(path="a", scores=(PlacedScore(name="x", value=1j, unit="y"),), findings=odd.findings)  # type: ignore[arg-type]
    assert cache.put("00" * 16, odd) is odd
    assert cache.get("00" * 16, "a") is None
