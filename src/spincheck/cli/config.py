"""``spincheck config``: the settings that hold for a path, and where they come from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from ..config import Settings
from ..engine import Workspace, WorkspaceOptions
from ..errors import ExitCode
from ..host import PluginPolicy
from . import console, options


@click.command(name="config")
@click.argument("path", default=".", type=click.Path())
@options.config_file
@options.isolated
@options.disable_plugin
def command(*, path: str, config: Path | None, isolated: bool, disabled: tuple[str, ...]) -> ExitCode:
    """Show the settings that hold for PATH, by default the working directory, as TOML."""
    policy = PluginPolicy.from_environment(*disabled)
    workspace = Workspace(WorkspaceOptions(policy=policy, config=config, isolated=isolated))
    folder = Path(path).absolute()
    settings = workspace.settings_for(folder if folder.is_dir() else folder.parent)
    console.write(_lines(settings, workspace))
    return console.say_failures(workspace.host.failures)


def _lines(settings: Settings, workspace: Workspace) -> Iterator[str]:
    yield f"# from {settings.origin}\n"
    yield from _table(settings.core)
    for cls, detector_options in workspace.host.detector_options(settings):
        yield f"\n[{cls.name}]\n"
        yield from _table(detector_options)


def _table(record: Any) -> Iterator[str]:
    for field in fields(record):
        value = getattr(record, field.name)
        if value is not None:  # which TOML cannot say, and which is the default wherever it is allowed
            yield f"{field.name.replace('_', '-')} = {_toml(value)}\n"


def _toml(value: Any) -> str:
    """Write a value of a setting in TOML; its strings, numbers and booleans are written as in JSON."""
    if isinstance(value, Mapping):
        items = ", ".join(f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{ {items} }}" if items else "{}"
    if isinstance(value, (list, tuple, frozenset)):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return json.dumps(str(value) if isinstance(value, Path) else value)
