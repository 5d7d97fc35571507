"""A trace as text for people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from textwrap import fill

from ..figures import percent
from .evidence import Kind
from .result import Member, Source, Traced

Escape = Callable[[str], str]
"""`spincheck.api.Workbench.escape`."""

_KINDS = {
    Kind.COPIED: "copied almost word for word",
    Kind.PARTLY_COPIED: "copied in part",
    Kind.REWORDED: "reworded",
    Kind.SAME_STORY: "tells the same story",
}
_WITHOUT_WORDING = {
    Kind.REWORDED: "reworded throughout, or made of another text than these that goes back to it",
    Kind.SAME_STORY: "retold, or from another report of the same events",
}
CAVEAT = (
    "How likely a document is the original is weighed from traces of copying. They prove nothing, and do not say who copied; "
    "the original may also be a document that is not among these."
)
_WIDTH = 110
_WORDING = 0.05
_VERY_LIKELY = 0.9
_LIKELY = 0.6
_SPUN = 0.5
_NAMES = 6
_LISTED = 10
"""Paths that are listed of those that belong to no family."""


def render(traced: Traced, escape: Escape) -> Iterator[str]:
    """Yield the families as trees, then what belongs to none; whatever is from outside goes through ``escape``."""
    for number, family in enumerate(traced.families, start=1):
        yield f"Family {number}: {len(family)} documents\n\n"
        yield from _tree(family, escape)
        yield "\n"
    if traced.families:
        yield f"{fill(CAVEAT, _WIDTH)}\n\n"
    for remark in remarks(traced):
        yield f"{escape(remark)}\n"


def _tree(family: Sequence[Member], escape: Escape) -> Iterator[str]:
    children: defaultdict[str, list[Member]] = defaultdict(list)
    for member in family:
        if member.source:
            children[member.source.path].append(member)
    waiting = [(family[0], "", "")]  # a stack, because a family may be a chain of thousands
    while waiting:
        member, first, rest = waiting.pop()
        below = children[member.path]
        archived = " [archive]" if member.is_archived else ""
        yield f"{first}{escape(member.path)}{archived}  {headline(member)}\n"
        for line in details(member):
            yield f"{rest}{'│' if below else ' '}    {escape(line)}\n"
        for place, child in enumerate(reversed(below)):
            waiting.append((child, f"{rest}└── ", f"{rest}    ") if place == 0 else (child, f"{rest}├── ", f"{rest}│   "))


def headline(member: Member) -> str:
    """Return what a member likely is."""
    if member.source:
        verdict = member.source.verdict
        return f"{verdict.label} ({verdict.confidence} confidence)" if verdict else _KINDS[member.source.kind]
    share = percent(member.likelihood)
    if member.likelihood >= _VERY_LIKELY:
        return f"very likely the original ({share})"
    if member.likelihood >= _LIKELY:
        return f"likely the original ({share})"
    return f"perhaps the original ({share}; the traces do not tell clearly)"


def details(member: Member) -> Iterator[str]:
    """Yield what is known of a member, and what it shares with the one that it was likely made of."""
    if member.source:
        yield from _shared(member.source)
    traces = member.traces
    parts = [f"has {percent(traces.completeness)} of what these documents have in common"]
    if traces.damage is None:
        parts.append("not scanned, because the file is gone or has changed")
    else:
        if traces.damage.spun is not None and traces.damage.spun >= _SPUN:
            parts.append(f"reads as spun (score {traces.damage.spun:.2f})")
        if traces.damage.debris:
            parts.append(f"debris of a page: {_count(traces.damage.debris, 'place')}")
        if len(parts) == 1:
            parts.append("no damage found")
    if traces.date:
        later = f", {_count(traces.days_after, 'day')} after the earliest" if traces.days_after else ""
        parts.append(f"dated {traces.date.day} {traces.date:%B %Y}{later}")
    yield "; ".join(parts)


def _shared(source: Source) -> Iterator[str]:
    evidence = source.evidence
    kept = f"{percent(evidence.kept)} of its names, numbers and quotations"
    if evidence.marks > 1:
        kept += f", {percent(evidence.order)} of these in the same order"
    if evidence.wording >= _WORDING:
        yield f"shares {percent(evidence.wording)} of the wording and {kept}"
    else:
        yield f"shares {kept}, and hardly any wording{'' if source.verdict else ':'}"
        if not source.verdict:
            yield _WITHOUT_WORDING[source.kind]
    if source.verdict:
        yield from source.verdict.reasons
    if source.names:
        yield f"both have: {', '.join(source.names[:_NAMES])}"


def remarks(traced: Traced) -> Iterator[str]:
    """Yield what was read, and what belongs to no family."""
    against = f", compared with {traced.archived:,} of the archive" if traced.archived else ""
    yield f"{_count(traced.documents, 'document')} read{against}; {_count(len(traced.families), 'family', 'families')} found."
    for paths, what in ((traced.alone, "in no family"), (traced.too_short, "too short to tell")):
        if paths:
            more = f" and {len(paths) - _LISTED:,} more" if len(paths) > _LISTED else ""
            yield f"{len(paths):,} {what}: {', '.join(paths[:_LISTED])}{more}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
