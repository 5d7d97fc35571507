"""``spincheck explain``: the page of one rule."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..api import Rule
from ..config import nearest
from ..engine import Workspace, WorkspaceOptions, build_detectors
from ..errors import ExitCode, UsageError
from ..host import PluginPolicy
from . import console, options


@click.command(name="explain")
@click.argument("rule", metavar="RULE")
@options.config_file
@options.isolated
@options.disable_plugin
def command(*, rule: str, config: Path | None, isolated: bool, disabled: tuple[str, ...]) -> ExitCode:
    """Show what a rule finds, why, and when it is wrong. RULE is a code or a name: SPN101, tortured-phrase.

    The rules are those of the plugins and of the working directory's configuration.
    """
    policy = PluginPolicy.from_environment(*disabled)
    workspace = Workspace(WorkspaceOptions(policy=policy, config=config, isolated=isolated))
    built = build_detectors(workspace.host, workspace.settings_for(Path.cwd()))
    code = console.say_failures([*workspace.host.failures, *built.failures])
    for known in built.rules.values():
        if rule.upper() == known.code or rule.lower() == known.name:
            console.write([_page(known)])
            return code
    names = [*built.rules, *(known.name for known in built.rules.values())]
    raise UsageError(f"there is no rule '{rule}'; {nearest(rule, names)}")


def _page(rule: Rule) -> str:
    if not console.wants_color(sys.stdout):
        return rule.markdown
    from io import StringIO

    from rich.console import Console
    from rich.markdown import Markdown

    buffer = StringIO()
    Console(file=buffer, force_terminal=True, width=min(console.style(sys.stdout).width, 100)).print(Markdown(rule.markdown))
    return buffer.getvalue()
