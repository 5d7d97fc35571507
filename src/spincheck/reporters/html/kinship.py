"""The families of a trace as trees of nested lists, which every reader of a page can follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Template

from ...api import Kinship, Relative
from .markup import Html, fill, join, template

_DEEPEST = 30
"""Lists inside one another: a chain of copies can be thousands long, and browsers stop at some hundreds."""

_FAMILY = Template(
    '<section class="family" aria-labelledby="family$number">\n<h3 id="family$number">$title</h3>\n$tree</section>\n'
)
_BRANCHES = Template('<ul class="tree">\n$members</ul>\n')
_LINKED = Template('<a href="#d$number">$path</a>')
_FACT = Template("<li>$fact</li>")
_REMARK = Template("<p>$remark</p>\n")


def trees(kinship: Kinship, numbers: Mapping[str, int]) -> Html:
    """Return all families, and what should be read with them.

    Args:
        kinship: what the trace found.
        numbers: those of the documents in the page, by their paths.
    """
    return fill(
        template("kinship"),
        families=join(_family(family, number, numbers) for number, family in enumerate(kinship.families, start=1)),
        remarks=join(fill(_REMARK, remark=remark) for remark in kinship.remarks),
    )


def _family(family: Sequence[Relative], number: int, numbers: Mapping[str, int]) -> Html:
    depths: list[int] = []
    parents: list[int | None] = []
    for member in family:
        parent = member.parent
        if parent is not None and depths[parent] == _DEEPEST:
            parent = parents[parent]
        parents.append(parent)
        depths.append(0 if parent is None else depths[parent] + 1)
    below: list[list[Html]] = [[] for _ in family]
    roots: list[Html] = []
    for place in range(len(family) - 1, -1, -1):  # children before their parents, so that no depth of recursion is needed
        branches = fill(_BRANCHES, members=join(reversed(below[place]))) if below[place] else Html()
        item = _member(family[place], branches, numbers)
        parent = parents[place]
        (roots if parent is None else below[parent]).append(item)
    title = f"Family {number}: {len(family):,} documents"
    return fill(_FAMILY, number=number, title=title, tree=fill(_BRANCHES, members=join(reversed(roots))))


def _member(member: Relative, branches: Html, numbers: Mapping[str, int]) -> Html:
    shown = fill(_LINKED, number=numbers[member.path], path=member.path) if member.path in numbers else member.path
    return fill(
        template("relative"),
        path=shown,
        title=member.title,
        kind="root" if member.parent is None else "copy",
        details=join(fill(_FACT, fact=fact) for fact in member.details),
        branches=branches,
    )
