"""``spincheck explain``: the page of one rule, or with ``--why`` the findings at one place."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..api import Rule, nearest
from ..engine import Workspace, WorkspaceOptions, build_detectors, find_revision
from ..errors import ExitCode, UsageError
from ..host import PluginPolicy
from . import console, options


@click.command(name="explain")
@click.argument("rule", metavar="[RULE]", required=False)
@click.option("--why", "place", metavar="FILE:LINE[:COLUMN]", help="Explain the findings there instead of a rule.")
@click.option("--reader", metavar="NAME", help="With --why: read the file as this format, whatever its suffix.")
@click.option("--since", metavar="REV", help="With --why: compare with the file at this git revision, such as HEAD.")
@options.config_file
@options.isolated
@options.disable_plugin
def command(  # noqa: PLR0913  # one parameter an option is click's form
    *,
    rule: str | None,
    place: str | None,
    reader: str | None,
    since: str | None,
    config: Path | None,
    isolated: bool,
    disabled: tuple[str, ...],
) -> ExitCode:
    """Show what a rule finds, why, and when it is wrong. RULE is a code or a name: SPN101, tortured-phrase.

    The rules are those of the plugins and of the working directory's configuration.

    With --why, show the findings at one place, also those that a scan hides: the numbers behind them, what a fix would
    change, and whether a scan shows them.
    """
    if reader and place is None:
        raise UsageError("--reader needs --why beside it: a rule's page is not read from a file")
    if since is not None and place is None:
        raise UsageError("--since needs --why beside it: a rule's page is the same at every revision")
    workspace = Workspace(
        WorkspaceOptions(
            policy=PluginPolicy.from_environment(*disabled),
            config=config,
            isolated=isolated,
            reader=reader,
            since=find_revision(since) if since is not None else None,
        )
    )
    if rule is not None and place is None:
        return _explain_rule(rule, workspace)
    if place is not None and rule is None:
        from .why import explain_place

        return explain_place(place, workspace)
    raise UsageError("name either a rule, such as 'explain SPN101', or a place, such as 'explain --why draft.md:12'")


def _explain_rule(rule: str, workspace: Workspace) -> ExitCode:
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
