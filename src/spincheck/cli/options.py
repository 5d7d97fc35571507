"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

E = TypeVar("E", bound=StrEnum)
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

disable_plugin: Decorator = click.option(
    "--disable-plugin",
    "disabled",
    metavar="NAME",
    multiple=True,
    help="Do not load this plugin. SPINCHECK_DISABLE_PLUGINS names more, with commas between.",
)
config_file: Decorator = click.option(
    "--config",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Use this configuration file for every file, instead of the nearest.",
)
isolated: Decorator = click.option("--isolated", is_flag=True, help="Use no configuration file.")


def member(kind: type[E]) -> Callable[[click.Context, click.Parameter, str | None], E | None]:
    """Return a callback that makes a member of ``kind`` of the choice; click's own enum choices show Python's names."""
    return lambda _context, _option, value: kind(value) if value else None


def codes(_context: click.Context, _option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...] | None:
    """Split ``--select SPN,RDB101 --select BLP`` into its selectors; none where the option was not given."""
    return tuple(code.strip() for given in value for code in given.split(",") if code.strip()) if value else None
