"""What editors that are not run here would read."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from spincheck.lsp.projects import EditorSettings
from tests.editors.desk import EXAMPLES
from tests.support import Cli

PAGES = EXAMPLES.parents[1] / "docs/editors"
VSCODE = EXAMPLES / "vscode"


def without_comments(path: Path) -> Any:
    """Read JSON with comments on lines of their own, and with commas before closing brackets."""
    text = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return json.loads(re.sub(r",(\s*[}\]])", r"\1", text))


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_a_page_leads_to_what_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (PAGES / link).exists()] == []


def test_the_starting_commands() -> None:
    assert without_comments(EXAMPLES / "sublime-text/LSP.sublime-settings")["clients"]["spincheck"]["command"] == [
        "spincheck",
        "lsp",
    ]
    binary = without_comments(EXAMPLES / "zed/settings.json")["lsp"]["marksman"]["binary"]
    assert [binary["path"], *binary["arguments"]] == ["spincheck", "lsp"]
    helix = tomllib.loads((EXAMPLES / "helix/languages.toml").read_text(encoding="utf-8"))
    server = helix["language-server"]["spincheck"]
    assert [server["command"], *server["args"]] == ["spincheck", "lsp"]
    assert all("spincheck" in language["language-servers"] for language in helix["language"])


def test_the_extension_for_vscode_has_the_settings_of_the_server() -> None:
    properties = json.loads((VSCODE / "package.json").read_text(encoding="utf-8"))["contributes"]["configuration"]["properties"]
    known = {f"spincheck.{field.name.replace('_', '-')}" for field in fields(EditorSettings)}
    assert {name for name in properties if name.startswith("spincheck.")} == known
    EditorSettings.parse({name.partition(".")[2]: properties[name]["default"] for name in known})
    assert properties["spincheck-server.command"]["default"] == ["spincheck", "lsp"]


def test_the_extension_for_vscode_has_sound_types() -> None:
    compiler = VSCODE / "node_modules/typescript/bin/tsc"
    if not compiler.exists():
        pytest.skip("needs npm ci in examples/editors/vscode")
    process = subprocess.run(["node", compiler, "--noEmit"], cwd=VSCODE, capture_output=True, text=True, check=False)
    assert (process.returncode, process.stdout) == (0, "")


def test_the_linter_for_sublime_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cli: Cli) -> None:
    """With the two names that it imports from the editor, and the real command."""
    lint: Any = ModuleType("SublimeLinter.lint")
    lint.Linter, lint.LintMatch = object, SimpleNamespace
    monkeypatch.setitem(sys.modules, "SublimeLinter", ModuleType("SublimeLinter"))
    monkeypatch.setitem(sys.modules, "SublimeLinter.lint", lint)
    path = EXAMPLES / "sublime-text/SublimeLinter-contrib-spincheck/linter.py"
    spec = importlib.util.spec_from_file_location("spincheck_sublime", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    linter = module.Spincheck()
    words = [word.replace("${file_on_disk}", str(tmp_path / "a.md")) for word in linter.cmd if word != "${args}"]
    text = "Title\n\nCafé – 😀 counterfeit consciousness grows.\n"
    [match] = linter.find_errors(cli(*words[1:], stdin=text.encode()).out)
    assert text.splitlines()[match.line][match.col : match.end_col] == "counterfeit consciousness"
    assert (match.end_line, match.error_type, match.code) == (2, "warning", "SPN101")
    assert list(linter.find_errors("")) == []
