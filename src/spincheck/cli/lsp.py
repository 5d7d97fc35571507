"""``spincheck lsp``: the language server, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from ..engine import WorkspaceOptions
from ..errors import ExitCode
from ..host import PluginPolicy
from . import options


@click.command(name="lsp")
@click.option("--stdio", is_flag=True, hidden=True, help="What many editors add; it is the only way there is.")
@options.config_file
@options.isolated
@options.disable_plugin
def command(*, stdio: bool, config: Path | None, isolated: bool, disabled: tuple[str, ...]) -> ExitCode:
    """Serve an editor over standard input and output (Language Server Protocol)."""
    from ..lsp import serve

    policy = PluginPolicy.from_environment(*disabled)
    return serve(WorkspaceOptions(policy=policy, config=config, isolated=isolated))
