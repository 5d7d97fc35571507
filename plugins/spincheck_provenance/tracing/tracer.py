"""From documents to families: the steps of a trace, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from spincheck.api import FileResult, Workbench

from ..comparison import compare
from ..labels import Label, Verdict, judge
from ..scores import score
from .families import Branch, Family, find_families, tree
from .features import SHORTEST
from .library import Library
from .origin import Damage, likelihoods, read_traces, scan_damage
from .paths import near
from .result import Member, Source, Traced

_NAMES: Final = 12
"""Shared names that a result holds at most: enough to recognise the story."""
_COMPARED: Final = 1_000
"""Copies whose sentences are compared with their source's, the largest families first; each takes hundredths of a second."""


def trace_library(library: Library, workbench: Workbench, shown: Mapping[str, str]) -> tuple[Traced, list[FileResult]]:
    """Trace the suspects of a library.

    Args:
        library: the documents.
        workbench: scans the members of families.
        shown: the paths to show, by absolute paths; another is shown relative to the working directory where it lies below it.

    Returns:
        What was found, and what failed while members were scanned.
    """
    pairs = library.candidates()
    families = find_families(library, workbench.progress(pairs, total=len(pairs), doing="comparing"))
    members = sorted(chain.from_iterable(family.members for family in families))
    damages, failed = scan_damage(workbench, library, members)
    related = set(members)
    alone = [number for number in range(library.suspects) if number not in related]
    short = {number for number in alone if library.words(number) < SHORTEST}
    traced = Traced(
        documents=library.suspects,
        archived=len(library) - library.suspects,
        families=list(_traced(library, families, damages, shown, workbench)),
        alone=[_shown(library, number, shown) for number in alone if number not in short],
        too_short=[_shown(library, number, shown) for number in sorted(short)],
    )
    return traced, failed


def _traced(
    library: Library,
    families: Sequence[Family],
    damages: Mapping[int, Damage],
    shown: Mapping[str, str],
    workbench: Workbench,
) -> Iterator[Sequence[Member]]:
    """Yield the members of each family; sentences are compared while there are few enough for that."""
    left = _COMPARED
    for family in workbench.progress(families, total=len(families), doing="telling kinds"):
        left -= len(family.members) - 1
        yield _members(library, family, damages, shown, workbench if left >= 0 else None)


def _members(
    library: Library,
    family: Family,
    damages: Mapping[int, Damage],
    shown: Mapping[str, str],
    workbench: Workbench | None,
) -> Sequence[Member]:
    traces = read_traces(library, family, damages)
    ranked = likelihoods(traces)
    root = next(iter(ranked))
    sources: dict[int, Source | None] = {root: None}
    for branch in tree(family, root):
        verdict = _verdict(library, branch, workbench) if workbench else None
        sources[branch.member] = _source(library, branch, shown, verdict)
    return [
        Member(
            path=_shown(library, member, shown),
            is_archived=member >= library.suspects,
            likelihood=ranked[member],
            traces=traces[member],
            source=source,
        )
        for member, source in sources.items()
    ]


def _verdict(library: Library, branch: Branch, workbench: Workbench) -> Verdict | None:
    """Return what a member looks like beside its source, if something was made of that."""
    original, suspect = (workbench.try_open(library.path(number)) for number in (branch.parent, branch.member))
    if isinstance(original, FileResult) or isinstance(suspect, FileResult):
        return None
    comparison = compare(original, suspect)
    verdict = judge(comparison, score(comparison))
    return None if verdict.label is Label.UNRELATED else verdict


def _source(library: Library, branch: Branch, shown: Mapping[str, str], verdict: Verdict | None) -> Source:
    theirs = {name.casefold() for name in library.entry(branch.parent).features.names}
    names = [name for name in library.entry(branch.member).features.names if name.casefold() in theirs]
    names.sort(key=lambda name: (-name.count(" "), -len(name), name))
    link = branch.link
    return Source(
        path=_shown(library, branch.parent, shown),
        kind=link.kind,
        evidence=link.evidence,
        names=names[:_NAMES],
        verdict=verdict,
    )


def _shown(library: Library, number: int, shown: Mapping[str, str]) -> str:
    path = library.path(number)
    return shown.get(path) or near(path)
