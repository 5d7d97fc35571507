"""The root command: finds spincheck's own commands without importing them, then those of the plugins."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from .. import __version__
from ..errors import ClosedPipeError, ExitCode, SpincheckError

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMMANDS = ("scan", "corpus", "explain", "rules", "plugins", "config", "cache", "lsp")


class _Commands(click.Group):
    """A group whose commands are imported when they are called for; plugins are loaded when none of its own is meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_COMMANDS, *sorted(self._from_plugins(ctx))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _COMMANDS:
            command: click.Command = import_module(f".{cmd_name}", __package__).command
            return command
        return self._from_plugins(ctx).get(cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:  # click itself would write an empty line to standard error
            raise click.exceptions.Exit(ExitCode.INTERRUPTED) from None

    def _from_plugins(self, ctx: click.Context) -> Mapping[str, click.Command]:
        from .workbench import LazyWorkbench

        return ctx.ensure_object(LazyWorkbench).commands


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Find damaged text before it is published: spun phrases, readability drops and scrape debris."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code."""
    # Else numpy's library of products starts a thread for each core as it is loaded, and they spin though nothing needs them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = cli.main(list(arguments), prog_name="spincheck", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except click.Abort:
        return ExitCode.INTERRUPTED
    except ClosedPipeError as error:
        return error.exit_code
    except SpincheckError as error:
        from .console import say

        say("error", str(error))
        return error.exit_code
    except Exception as error:  # a reporter's or a command's own mistake, or ours: still a message, and not a word on the text
        if os.environ.get("SPINCHECK_TRACEBACK"):
            raise
        from .console import say

        hint = "set SPINCHECK_TRACEBACK=1 to see where, and report it to spincheck or to the plugin's authors"
        say("error", f"something went wrong inside: {type(error).__name__}: {error}", hint)
        return ExitCode.FAILURE
    return code if isinstance(code, int) else ExitCode.OK
