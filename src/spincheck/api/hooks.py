"""Every hook that spincheck calls, and the marker for implementing one.

A plugin is a module named by an entry point of the group ``spincheck``. It implements the hooks that it needs::

    from spincheck.api import hookimpl

    @hookimpl
    def spincheck_register_detectors():
        from .detector import MyDetector
        return [MyDetector]

spincheck calls a hook once, when it needs what the hook registers, and never runs a detector through pluggy: there one raising
implementation would lose the results of all the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import pluggy

if TYPE_CHECKING:
    import click

    from .detector import Detector
    from .reader import Reader
    from .reporter import Reporter

API_VERSION: Final = 1
"""The number that a plugin's classes must carry in ``api``. It changes only when an older plugin would break."""

PROJECT: Final = "spincheck"
"""The name of the hooks' project and of the entry-point group."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def spincheck_register_detectors() -> Iterable[type[Detector[Any]]]:
    """Return the detector classes that this plugin adds."""
    return ()


@hookspec
def spincheck_register_readers() -> Iterable[type[Reader]]:
    """Return the reader classes that this plugin adds."""
    return ()


@hookspec
def spincheck_register_reporters() -> Iterable[type[Reporter]]:
    """Return the reporter classes that this plugin adds."""
    return ()


@hookspec
def spincheck_register_commands() -> Iterable[click.Command]:
    """Return the commands that this plugin adds; asked for only when the command line needs them.

    A command receives a `spincheck.api.Workbench` through `click.pass_obj`.
    """
    return ()
