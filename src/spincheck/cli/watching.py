"""``scan --watch``: scan again whenever something changes."""

from __future__ import annotations

import os
import sys

import click

from ..config import CONFIG_NAMES
from ..engine import CACHE_FOLDER, Workspace
from ..errors import ClosedPipeError, SpincheckError, UsageError
from . import console
from .scanning import Request, scan

_PATIENCE = 300
"""Milliseconds without a change after which the first scan begins; what changes from then on is noticed."""


def scan_on_changes(request: Request) -> int:
    """Scan now and after each change of a file that a reader knows, that is named, or that configures; until an interrupt.

    Raises:
        UsageError: watchfiles is not installed.
    """
    try:
        from watchfiles import Change, DefaultFilter, watch
    except ImportError as error:
        raise UsageError("--watch needs watchfiles: pip install 'spincheck[watch]'") from error
    roots = {path if os.path.lexists(path) else "." for path in request.paths}
    named = {os.path.realpath(path) for path in roots}
    own = os.path.realpath(request.output) if request.output else None
    endings = (*Workspace(request.workspace).suffixes, *CONFIG_NAMES, ".gitignore")

    class Relevant(DefaultFilter):
        ignore_dirs = (*DefaultFilter.ignore_dirs, CACHE_FOLDER)

        def __call__(self, change: Change, path: str) -> bool:
            if os.path.realpath(path) == own:
                return False
            matters = path.lower().endswith(endings) or os.path.realpath(path) in named
            return matters and super().__call__(change, path)

    scans = 0
    for changed in watch(*roots, watch_filter=Relevant(), rust_timeout=_PATIENCE, yield_on_timeout=True):
        if changed or not scans:
            _once_more(request, is_first=not scans)
            scans += 1
    return 0


def _once_more(request: Request, *, is_first: bool) -> None:
    if sys.stdout.isatty():
        click.clear()
    try:
        scan(request)
    except ClosedPipeError:
        raise
    except SpincheckError as error:
        if is_first:
            raise
        console.say("error", str(error))  # a configuration that is being written may be wrong for a while
    console.say("note", "waiting for changes; Ctrl-C ends")
