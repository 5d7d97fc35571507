"""The smaller commands as processes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import spincheck
from tests.support import Cli, MakePlugin, detector_source

COMMAND = """
import click
from spincheck.api import hookimpl

@click.command(name="count-words")
@click.argument("path")
@click.pass_obj
def count_words(workbench, path):
    '''Count the words.'''
    workbench.write(f"{len(workbench.open(path).words)}\\n")
    for result in workbench.scan([path]):
        workbench.write(f"{len(result.findings)}\\n")

@hookimpl
def spincheck_register_commands():
    return [count_words]
"""


def test_version(cli: Cli) -> None:
    assert cli("--version").out == f"spincheck {spincheck.__version__}\n"


def test_help_names_every_command(cli: Cli) -> None:
    out = cli("--help").out
    assert all(f"\n  {name} " in out for name in ("scan", "explain", "rules", "plugins", "config"))


def test_an_unknown_command(cli: Cli) -> None:
    outcome = cli("scna")
    assert outcome.code == 2
    assert "No such command 'scna'" in outcome.err


@pytest.mark.parametrize("name", ["SPN101", "spn101", "tortured-phrase"])
def test_explain_prints_the_page(cli: Cli, name: str) -> None:
    outcome = cli("explain", name)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("# SPN101 tortured-phrase\n")
    assert "\n## When it is wrong\n" in outcome.out


def test_explain_in_colour(cli: Cli) -> None:
    assert "\x1b[" in cli("explain", "SPN101", env={"FORCE_COLOR": "1"}).out


def test_explain_names_the_nearest(cli: Cli) -> None:
    outcome = cli("explain", "tortured-phrases")
    assert outcome.code == 2
    assert "did you mean 'tortured-phrase'?" in outcome.err


def test_rules_lists_every_rule_once(cli: Cli) -> None:
    codes = [line.split()[0] for line in cli("rules").out.splitlines()]
    assert codes == sorted(set(codes))
    assert {"SPN101", "RDB101", "BLP101"} <= set(codes)


def test_plugins_lists_loaded_blocked_and_broken(cli: Cli, make_plugin: MakePlugin) -> None:
    plugins = [make_plugin("shouting", detector_source()), make_plugin("broken", "import does_not_exist")]
    outcome = cli("plugins", "--disable-plugin", "spun", plugins=plugins)
    assert outcome.code == 3
    assert "shouting (shouting 1.0)\n  detector shouting: SHT101\n" in outcome.out
    assert f"spun (spincheck {spincheck.__version__})\n  not loaded, as you asked\n" in outcome.out
    assert "reader markdown: .md" in outcome.out
    assert "plugin 'broken' (broken 1.0) cannot be used" in outcome.err


def test_config_prints_toml_that_can_be_used(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "spincheck.toml").write_text('ignore = ["SPN"]\n[per-file-ignores]\n"a b" = ["BLP"]\n')
    outcome = cli("config", tmp_path / "docs/a.md")
    assert outcome.out.startswith(f"# from {tmp_path / 'spincheck.toml'}\n")
    shown = tomllib.loads(outcome.out)
    assert shown["ignore"] == ["SPN"]
    assert shown["per-file-ignores"] == {"a b": ["BLP"]}
    assert isinstance(shown["spun"], dict)
    (tmp_path / "again.toml").write_text(outcome.out)
    again = cli("config", "--config", tmp_path / "again.toml")
    assert again.out.partition("\n")[2] == outcome.out.partition("\n")[2]


def test_a_plugins_command_works_with_the_workbench(cli: Cli, tmp_path: Path, make_plugin: MakePlugin) -> None:
    plugins = [make_plugin("counting", COMMAND)]
    (tmp_path / "a.txt").write_text("[ad_1]\n\nThree small words.\n")
    assert "count-words" in cli("--help", plugins=plugins).out
    outcome = cli("count-words", "a.txt", cwd=tmp_path, plugins=plugins)
    assert (outcome.code, outcome.out) == (0, "4\n1\n")
    missing = cli("count-words", "missing.txt", cwd=tmp_path, plugins=plugins)
    assert missing.code == 3
    assert "missing.txt: cannot be read: No such file or directory" in missing.err


def test_completion_is_offered_by_click(cli: Cli) -> None:
    assert "_SPINCHECK_COMPLETE" in cli(env={"_SPINCHECK_COMPLETE": "bash_source"}).out
