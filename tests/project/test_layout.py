"""Tests about the project itself: what every module, hook, rule and option owes its readers."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from docs.generate_rules import stale
from spincheck.api import PAGE_HEADINGS, hooks
from spincheck.cli.scan import command as scan
from spincheck.config import CORE_KEYS
from spincheck.host import Host, PluginPolicy

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")])
HOOKS = [name for name in vars(hooks) if name.startswith("spincheck_")]
OWN = Host(PluginPolicy(autoload=False))


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts[1:]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_a_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_each_module_imports_alone() -> None:
    """One interpreter for each module, so that no import leans on another one's."""
    code = "import importlib, sys; importlib.import_module(sys.argv[1])"
    names = [dotted(path) for path in MODULES if "conformance" not in path.parts]
    running = {}
    for name in names:
        running[name] = subprocess.Popen([sys.executable, "-c", code, name], stderr=subprocess.PIPE)
        if len(running) >= 4:
            finish(running)
    while running:
        finish(running)


def finish(running: dict[str, subprocess.Popen[bytes]]) -> None:
    name, process = next(iter(running.items()))
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0, f"{name}: {err.decode()}"
    del running[name]


def test_the_start_imports_nothing_heavy() -> None:
    heavy = {"numpy", "textstat", "nltk", "rich", "tree_sitter", "pathspec", "msgspec", "tomllib", "language_tool_python"}
    code = "import sys; from spincheck.cli import run; run(['--version']); print(*sys.modules, file=sys.stderr)"
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(process.stderr.split())
    assert "click" in loaded
    assert not loaded & heavy
    assert not [name for name in loaded if name.startswith(("spincheck_", "spincheck.host.host", "pluggy"))]


def test_a_scan_of_plain_text_loads_only_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A plain sentence stands here.\n")
    code = f"import sys; from spincheck.cli import run; run(['scan', {str(tmp_path)!r}]); print(*sys.modules, file=sys.stderr)"
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"numpy", "textstat", "nltk", "rich", "tree_sitter", "msgspec", "language_tool_python", "multiprocessing"}
    assert not set(process.stderr.split()) & heavy


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_is_documented_and_tested(name: str) -> None:
    assert inspect.getdoc(getattr(hooks, name))
    assert name in (ROOT / "docs/writing-a-detector.md").read_text(encoding="utf-8")
    assert any(name in path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__))


@pytest.mark.parametrize("rule", OWN.rules.values(), ids=list(OWN.rules))
def test_every_rule_has_its_page(rule: object) -> None:
    headings = re.findall(r"^## (.+)$", getattr(rule, "page"), re.MULTILINE)  # noqa: B009  # any rule
    assert tuple(headings) == PAGE_HEADINGS


def test_the_generated_pages_are_fresh() -> None:
    assert stale() == [], "run: python docs/generate_rules.py"


def test_every_option_and_key_is_documented() -> None:
    text = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    options = [name for option in scan.params if isinstance(option, click.Option) for name in option.opts]
    assert [name for name in (*options, *CORE_KEYS) if name not in text] == []


def test_nothing_names_a_place_of_its_own() -> None:
    """The project speaks of itself alone: no registry's host and no path of the machine that it was written on."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not listed:
        pytest.skip("not in a git checkout")
    forbidden = re.compile(r"pypi\.org|pythonhosted|npmjs|(?<![\w./~-])/(?:work|tmp|root)/")
    texts = [ROOT / name for name in listed if Path(name).suffix in {".py", ".md", ".toml", ".txt", ".json", ".tsv", ""}]
    own = Path(__file__)
    assert [p.name for p in texts if p != own and p.is_file() and forbidden.search(p.read_text(encoding="utf-8"))] == []
