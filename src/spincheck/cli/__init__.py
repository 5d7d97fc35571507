"""The command line: one file a command. It alone knows click, prints, and decides exit codes."""

from .main import run

__all__ = ["run"]
