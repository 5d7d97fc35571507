"""Real documents with their debris labelled line by line, and the tally of what a tool takes for debris in them.

A labelled line is found when the tool takes any of it for debris; a line without any label is wrong when the tool takes it.
The families in ``soft_families.json`` (bylines, photo credits and the like) score neither way. Blank lines are no lines.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any, TypeAlias

from .checking import Range, touched
from .figures import Figure, share

CUE = re.compile(
    r"""
    \b(?: read | also | more | see | watch | listen | view | find\ out | discover | learn | click | continue | check\ out
        | related | recommended | suggested | similar | sponsored | promoted | partners? | taboola | outbrain
        | you\ (?:may|might) | must | do(?:n['’]|\ no)t\ miss | next | previous | latest | recent | newer | older | top
        | most | trending | popular | picks | radar | around\ the\ web | exclusive | magazine | on\ topic
        | photos? | pictures | gallery | slideshow | videos? | podcast | stories | posts | articles | headlines | links )\b
    | ^[^:]{1,40}:(?:\s|$)  # a label
    | ^\[.*\]$ | [»›>|] | https?:// | \bwww\.
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What marks a line as part of a related-links widget without a look at the lines around it.

The shapes of widgets, their headers and in-article promos, written down before any tool was run against it. A line of the
family ``related`` without a cue is a bare headline of another article: nothing in it tells it from a section's heading.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank."""

    span: Range
    text: str
    families: frozenset[str] = frozenset()
    """The families of debris that it holds, without the soft ones."""
    is_labelled: bool = False
    """Whether it holds any label, soft ones included."""

    @property
    def is_bare_headline(self) -> bool:
        """Whether it is the headline of another article without a cue."""
        return self.families == {"related"} and not CUE.search(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One document."""

    name: str
    """A file name with the suffix of the document's own file."""
    text: str
    lines: Sequence[Line]
    is_held_back: bool = False
    """Whether its site is in the half, by the hash of the site's name, that no rule was written after."""

    @property
    def texts(self) -> list[str]:
        """The text of every line."""
        return [line.text for line in self.lines]


Finder: TypeAlias = Callable[[Page], Sequence[bool]]
"""Says of each line of a page whether a tool takes it, or a part of it, for debris."""


def read_labelled(folder: Path) -> list[Page]:
    """Return the documents that hold debris, with the lines' labels."""
    soft = frozenset(json.loads((folder / "soft_families.json").read_text(encoding="utf-8")))
    pages = []
    for row in _rows(folder / "dirty-dev.jsonl"):
        held_back = int(sha256(row["site"].encode()).hexdigest(), 16) % 2 == 1
        pages.append(_page(row, list(_lines(row["text"], row["labels"], soft)), is_held_back=held_back))
    return pages


def read_clean(folder: Path) -> list[Page]:
    """Return the documents without debris, many of them chosen because they look as if they held some."""
    return [_page(row, list(_lines(row["text"]))) for row in _rows(folder / "clean-dev.jsonl")]


class Tally:
    """What a tool finds in labelled documents."""

    def __init__(self, find: Finder, pages: Iterable[Page]) -> None:
        self._labelled: Counter[str] = Counter()
        self._found: Counter[str] = Counter()
        self._right = self._bare_right = self._wrong = self._total = self._bare = 0
        for page in pages:
            for line, is_hit in zip(page.lines, find(page), strict=True):
                self._add(line, is_hit)

    def _add(self, line: Line, is_hit: bool) -> None:
        self._wrong += is_hit and not line.is_labelled
        self._total += bool(line.families)
        self._right += is_hit and bool(line.families)
        self._bare += line.is_bare_headline
        self._bare_right += is_hit and line.is_bare_headline
        self._labelled.update(line.families)
        self._found.update(line.families if is_hit else ())

    def overall(self, title: str) -> Iterator[Figure]:
        """Yield precision and recall, with all lines and then as if there were no bare headlines."""
        for suffix, right, total in (
            ("", self._right, self._total),
            (", no bare headlines", self._right - self._bare_right, self._total - self._bare),
        ):
            yield share(f"{title}: precision by line{suffix}", right, right + self._wrong, "found lines")
            yield share(f"{title}: recall by line{suffix}", right, total, "labelled lines")

    def families(self, title: str) -> Iterator[Figure]:
        """Yield the recall of each family; a line of two families counts for both."""
        for family, total in sorted(self._labelled.items()):
            yield share(f"{title}: recall by line, {family}", self._found[family], total, "labelled lines")


def measure_false_alarms(title: str, find: Finder, pages: Sequence[Page]) -> Iterator[Figure]:
    """Yield how many clean documents, and how many of their lines, a tool takes for debris."""
    hits = [find(page) for page in pages]
    yield share(f"{title}: clean documents flagged", sum(map(any, hits)), len(pages), "documents", "lower")
    yield share(f"{title}: clean lines flagged", sum(map(sum, hits)), sum(map(len, hits)), "lines", "lower")


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _page(row: Mapping[str, Any], lines: list[Line], *, is_held_back: bool = False) -> Page:
    suffix = PurePath(row["path"]).suffix
    name = f"text{suffix}" if suffix in {".md", ".rst"} else "text.txt"  # most rows are texts out of a larger file
    return Page(name=name, text=row["text"], lines=lines, is_held_back=is_held_back)


def _lines(text: str, labels: Sequence[tuple[int, int, str]] = (), soft: frozenset[str] = frozenset()) -> Iterator[Line]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            held = {family for first, last, family in labels if touched([(start, end)], [(first, last)])}
            yield Line(span=(start, end), text=line.strip(), families=frozenset(held - soft), is_labelled=bool(held))
        start = end + 1
