"""``spincheck explain``: the page of one rule."""

from __future__ import annotations

import sys

import click

from ..api import Rule
from ..config import nearest
from ..errors import ExitCode, UsageError
from ..host import Host, PluginPolicy
from . import console, options


@click.command(name="explain")
@click.argument("rule", metavar="RULE")
@options.disable_plugin
def command(*, rule: str, disabled: tuple[str, ...]) -> ExitCode:
    """Show what a rule finds, why, and when it is wrong. RULE is a code or a name: SPN101, tortured-phrase."""
    host = Host(PluginPolicy.from_environment(*disabled))
    code = console.say_failures(host.failures)
    rules = host.rules
    for known in rules.values():
        if rule.upper() == known.code or rule.lower() == known.name:
            console.write([_page(known)])
            return code
    names = [*rules, *(known.name for known in rules.values())]
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
