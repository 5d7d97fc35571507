"""Families: documents that are linked by what they share, and the tree that each of them makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import combinations
from typing import Final

from .evidence import Evidence, Kind
from .library import Library

_SMALL: Final = 40
"""Members of a family that are all compared with one another; in a larger one only the candidates are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two documents and what they share."""

    one: int
    other: int
    kind: Kind
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Documents that links connect, directly or through others."""

    members: tuple[int, ...]
    """In ascending order."""
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A member of a family, and the member that it shares most with among those nearer to the root."""

    member: int
    parent: int
    link: Link


def find_families(library: Library, pairs: Iterable[tuple[int, int]]) -> list[Family]:
    """Return the families that candidates make, the largest first."""
    links = list(_links(library, pairs))
    compared = {(link.one, link.other) for link in links}
    families = []
    for members in _connected(links):
        if len(members) <= _SMALL:
            missing = (pair for pair in combinations(members, 2) if pair not in compared)
            links += _links(library, missing)
        families.append(members)
    by_member = {member: number for number, members in enumerate(families) for member in members}
    own: list[list[Link]] = [[] for _ in families]
    for link in links:
        own[by_member[link.one]].append(link)
    found = [Family(members=tuple(members), links=tuple(links)) for members, links in zip(families, own, strict=True)]
    return sorted(found, key=lambda family: (-len(family.members), family.members))


def tree(family: Family, root: int) -> list[Branch]:
    """Return the branch of each member but the root, every parent before its children.

    The tree holds the strongest links that reach all members (Prim 1957, doi:10.1002/j.1538-7305.1957.tb01515.x).
    """
    links: defaultdict[int, list[Link]] = defaultdict(list)
    for link in family.links:
        links[link.one].append(link)
        links[link.other].append(link)
    branches: list[Branch] = []
    reached: set[int] = set()
    waiting: list[tuple[int, int, int, Branch]] = []

    def reach(member: int) -> None:
        reached.add(member)
        for link in links[member]:
            other = link.other if link.one == member else link.one
            if other not in reached:
                heappush(waiting, (-link.evidence.strength, other, member, Branch(member=other, parent=member, link=link)))

    reach(root)
    while waiting:
        *_, branch = heappop(waiting)
        if branch.member not in reached:
            branches.append(branch)
            reach(branch.member)
    return branches


def _links(library: Library, pairs: Iterable[tuple[int, int]]) -> Iterator[Link]:
    for one, other in pairs:
        evidence = library.compare(one, other)
        if kind := evidence.kind:
            yield Link(one=one, other=other, kind=kind, evidence=evidence)


def _connected(links: Sequence[Link]) -> list[list[int]]:
    """Return the members of each connected part, in ascending order."""
    leaders: dict[int, int] = {}

    def leader(member: int) -> int:
        while (above := leaders.setdefault(member, member)) != member:
            leaders[member] = member = leaders[above]
        return member

    for link in links:
        leaders[max(leader(link.one), leader(link.other))] = min(leader(link.one), leader(link.other))
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for member in sorted(leaders):
        parts[leader(member)].append(member)
    return list(parts.values())
