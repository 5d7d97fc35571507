"""``spincheck cache``: where the results of earlier scans are, and how to be rid of them."""

from __future__ import annotations

from pathlib import Path

import click

from ..engine import Workspace, WorkspaceOptions, cache_folder, clean_cache
from . import console, options


@click.group(name="cache")
def command() -> None:
    """Show or delete the results of earlier scans."""


@command.command(name="dir")
@options.config_file
@options.isolated
def show(*, config: Path | None, isolated: bool) -> None:
    """Show the folder of the cache for the working directory."""
    console.write([f"{_folder(config, isolated=isolated)}\n"])


@command.command()
@options.config_file
@options.isolated
def clean(*, config: Path | None, isolated: bool) -> None:
    """Delete the cache for the working directory."""
    folder = _folder(config, isolated=isolated)
    console.say("note", f"deleted {folder}" if clean_cache(folder) else f"there is no cache in {folder}")


def _folder(config: Path | None, *, isolated: bool) -> Path:
    workspace = Workspace(WorkspaceOptions(config=config, isolated=isolated))
    return cache_folder(workspace.settings_for(Path.cwd()).root)
