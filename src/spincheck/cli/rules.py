"""``spincheck rules``: every rule of every plugin and of the configuration."""

from __future__ import annotations

from pathlib import Path

import click

from ..engine import Workspace, WorkspaceOptions, build_detectors
from ..errors import ExitCode
from ..host import PluginPolicy
from . import console, options


@click.command(name="rules")
@options.config_file
@options.isolated
@options.disable_plugin
def command(*, config: Path | None, isolated: bool, disabled: tuple[str, ...]) -> ExitCode:
    """List every rule, the working directory's own with them: code, severity, name, and what it finds."""
    policy = PluginPolicy.from_environment(*disabled)
    workspace = Workspace(WorkspaceOptions(policy=policy, config=config, isolated=isolated))
    built = build_detectors(workspace.host, workspace.settings_for(Path.cwd()))
    rules = built.rules.values()
    width = max((len(rule.name) for rule in rules), default=0)
    console.write(f"{rule.code}  {rule.severity:7}  {rule.name:{width}}  {rule.summary}\n" for rule in rules)
    return console.say_failures([*workspace.host.failures, *built.failures])
