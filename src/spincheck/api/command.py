"""What a plugin's command may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from .detector import Detector, OptionsT
from .reporter import Style
from .results import FileResult, Kinship
from .text import Document

ItemT = TypeVar("ItemT")


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

    def find(self, paths: Sequence[str]) -> Sequence[str]:
        """Return the files that files, folders and patterns mean, as ``spincheck scan`` finds them, each once and in order.

        Raises:
            SpincheckError: a path means nothing; spincheck shows the message and exits.
        """
        ...

    def try_open(self, path: str) -> Document | FileResult:
        """Read one of many files as `open` does; where it cannot be read, return a result that has the failure."""
        ...

    def scan(self, paths: Sequence[str]) -> Iterator[FileResult]:
        """Scan files and folders as ``spincheck scan`` does, in the order of their paths."""
        ...

    def report(
        self, documents: Iterable[Document], format: str, *, select: Sequence[str], kinship: Kinship | None = None
    ) -> int:
        """Check documents, write what is found, and return the exit code: 0 unless something failed.

        Args:
            documents: what `open` returned; the command may have given each an `original`.
            format: the name of the output format.
            select: the rules to report, as with ``scan --select``.
            kinship: how the documents belong together.

        Raises:
            SpincheckError: there is no such format or rule.
        """
        ...

    def say_failures(self, results: Iterable[FileResult]) -> int:
        """Say on standard error what failed in a scan, and return the exit code for the command: 0 when nothing did."""
        ...

    @property
    def style(self) -> Style:
        """What standard output may look like."""
        ...

    def escape(self, text: str) -> str:
        """Return text from documents and file names on one line, with everything that a terminal would obey made visible."""
        ...

    def progress(self, items: Iterable[ItemT], *, total: int, doing: str) -> Iterable[ItemT]:
        """Yield the items; where that takes long, show on a terminal how far they are, after a word such as "reading"."""
        ...

    def write(self, text: str) -> None:
        """Write to standard output as UTF-8, whatever the terminal's encoding."""
        ...
