"""What a plugin's command may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from .detector import Detector, OptionsT
from .results import FileResult
from .text import Document


class Workbench(Protocol):
    """The object that a plugin's command finds in click's context (`click.pass_obj`)."""

    def open(self, path: str) -> Document:
        """Read one file with the reader that the user's configuration chooses for it.

        Raises:
            SpincheckError: the file cannot be read; spincheck shows the message and exits.
        """
        ...

    def options(self, path: str, detector: type[Detector[OptionsT]]) -> OptionsT:
        """Return the options that the configuration of one file gives a detector.

        Raises:
            SpincheckError: the configuration cannot be used, or the detector is not loaded.
        """
        ...

    def scan(self, paths: Sequence[str]) -> Iterator[FileResult]:
        """Scan files and folders as ``spincheck scan`` does, in the order of their paths."""
        ...

    def say_failures(self, results: Iterable[FileResult]) -> int:
        """Say on standard error what failed in a scan, and return the exit code for the command: 0 when nothing did."""
        ...

    def write(self, text: str) -> None:
        """Write to standard output as UTF-8, whatever the terminal's encoding."""
        ...
