"""Check a text as ``spincheck scan`` does, with every default."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from spincheck.api import FileResult, PlacedFinding
from spincheck.engine import Workspace, WorkspaceOptions
from spincheck.host import PluginPolicy

Range = tuple[int, int]
"""Code points of the source, end exclusive."""

SPUN_PLACES = ("SPN1", "SPN2", "SPN3")
"""What the codes of the spun detector's findings on single places start with; SPN001 is on the whole document."""


@cache
def _workspace() -> Workspace:
    return Workspace(WorkspaceOptions(policy=PluginPolicy(autoload=False), isolated=True))


def check(text: str, name: str) -> FileResult:
    """Return what spincheck says of ``text``, read as the suffix of ``name`` asks for.

    Raises:
        RuntimeError: something failed, so that the figures would be wrong.
    """
    result = _workspace().check_bytes(text.encode("utf-8", "surrogatepass"), name)
    if result.failures:
        raise RuntimeError(f"{name}: {result.failures}")
    return result


def spun_score(result: FileResult) -> float:
    """Return the document's ``spun`` score; 0 where the detector abstains."""
    return next((score.value for score in result.scores if score.name == "spun"), 0.0)


def ranges(findings: Iterable[PlacedFinding], *codes: str) -> list[Range]:
    """Return where the findings stand whose code starts with one of ``codes``."""
    return [(finding.start.offset, finding.end.offset) for finding in findings if finding.code.startswith(codes)]


def touched(labels: Iterable[Range], found: Sequence[Range]) -> int:
    """Count the labels that share a character with something found."""
    return sum(any(start < label_end and label_start < end for start, end in found) for label_start, label_end in labels)
