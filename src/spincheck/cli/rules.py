"""``spincheck rules``: every rule of every plugin."""

from __future__ import annotations

import click

from ..errors import ExitCode
from ..host import Host, PluginPolicy
from . import console, options


@click.command(name="rules")
@options.disable_plugin
def command(*, disabled: tuple[str, ...]) -> ExitCode:
    """List every rule: code, severity, name, and what it finds."""
    host = Host(PluginPolicy.from_environment(*disabled))
    rules = host.rules.values()
    width = max((len(rule.name) for rule in rules), default=0)
    console.write(f"{rule.code}  {rule.severity:7}  {rule.name:{width}}  {rule.summary}\n" for rule in rules)
    return console.say_failures(host.failures)
