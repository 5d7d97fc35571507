"""Every error that spincheck raises on purpose, and every exit code.

The message of an error is for people: what happened, where, what to do next. Only the command line makes an exit code of one.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says to its caller."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    FAILURE = 3
    INTERRUPTED = 130  # 128 + SIGINT, as shells report it
    CLOSED_PIPE = 141  # 128 + SIGPIPE, likewise


class SpincheckError(Exception):
    """The base of every error that is shown to the user as a message without a traceback."""

    exit_code = ExitCode.FAILURE


class UsageError(SpincheckError):
    """The command line asks for something that cannot be done."""

    exit_code = ExitCode.USAGE


class ConfigError(SpincheckError):
    """A configuration file or a value in it is wrong."""

    exit_code = ExitCode.USAGE


class SourceError(SpincheckError):
    """A file cannot be read as text."""


class FixError(SpincheckError):
    """A file is not repaired, and is as it was."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint
        """What to do next, in one sentence without a final full stop."""


class PluginError(SpincheckError):
    """A plugin cannot be used."""


class ClosedPipeError(SpincheckError):
    """Whoever read standard output has gone, and nobody is left to be told."""

    exit_code = ExitCode.CLOSED_PIPE
