"""Where the results of a scan go, and in which form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TextIO

from ..api import FileResult, Reporter, Style, nearest
from ..engine import Workspace
from ..errors import UsageError
from ..host import Host
from . import console


def make_reporter(workspace: Workspace, name: str | None, stream: TextIO | None) -> Reporter:
    """Return the reporter of that name for ``stream``, or for a file.

    Raises:
        UsageError: there is none.
    """
    name = name or ("full" if stream and stream.isatty() else "text")
    return reporter_of(name, workspace.host, console.style(stream) if stream else console.FILE_STYLE)


def reporter_of(name: str, host: Host, style: Style) -> Reporter:
    """Return the reporter of that name.

    Raises:
        UsageError: there is none.
    """
    if name not in host.reporters:
        raise UsageError(f"there is no format '{name}'; {nearest(name, host.reporters)}")
    return host.reporters[name](style)


def statistics(results: Iterable[FileResult]) -> Iterator[str]:
    """Yield a line for each rule that applies: how often, its code and its name, the most frequent first."""
    counts = Counter((finding.code, finding.name) for result in results for finding in result.findings)
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:6}  {code}  {name}\n"


def write_file(path: Path, pieces: Iterable[str]) -> None:
    """Write the whole output at once, so that a scan that does not come to its end leaves the file as it was.

    Raises:
        UsageError: the file cannot be written.
    """
    with TemporaryFile("w+", encoding="utf-8", errors="backslashreplace", newline="\n") as whole:
        whole.writelines(pieces)
        whole.seek(0)
        try:
            with path.open("w", encoding="utf-8", newline="\n") as file:
                copyfileobj(whole, file)
        except OSError as error:
            raise UsageError(f"cannot write to '{path}': {error.strerror}") from error
