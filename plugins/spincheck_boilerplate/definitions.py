"""What one rule looks for; README.md describes every key of the tables that they are written in."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from spincheck.api import BlockKind, Confidence, Rule, Severity

COMPILED = Path(__file__).with_name("data") / "rules.json"


class Zone(StrEnum):
    """Where in a document a match counts at its full confidence."""

    ANY = "any"
    EDGE = "edge"
    TOP = "top"
    TAIL = "tail"


class Unit(StrEnum):
    """What a pattern must match."""

    LINE = "line"
    """The whole line, as `fold` makes it."""
    BLOCK = "block"
    """The whole block, with spaces for its newlines, as `fold` makes it."""
    SPAN = "span"
    """Any stretch of a line, as it stands."""
    DOCUMENT = "document"
    """Any stretch of the document, as it stands."""


class Deletion(StrEnum):
    """Whether `--fix` may delete what was found."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One rule and how to find what it stands for: by whole lines, by a pattern, or by a named check."""

    rule: Rule
    family: str = ""
    """The file of ``data/`` that it stands in, without the suffix; empty for a user's own rule."""
    message: str
    confidence: Confidence
    """Of one match inside the zone. A low one is shown only beside another match."""
    exact: frozenset[str] = frozenset()
    """Whole lines, folded and without their final punctuation."""
    triggers: tuple[str, ...] = ()
    """Lower-case literals; ``pattern`` is tried only where one of them stands."""
    pattern: str = ""
    check: str = ""
    """The name of a function in `checks`."""
    unit: Unit = Unit.LINE
    longest: int = 120
    """The longest match, in code points, except for the unit *span*."""
    zone: Zone = Zone.ANY
    beside: tuple[str, ...] = ()
    """Codes, or the starts of codes; where none of them matched on the line before or after, a match is a hint."""
    at_least: int = 1
    """Where the document holds fewer matches of the rule, each is a hint."""
    not_in: frozenset[BlockKind] = frozenset((BlockKind.QUOTE, BlockKind.TABLE_CELL))
    formats: frozenset[str] = frozenset()
    """Names of readers; empty for all of them."""
    takes: int = 0
    """How many short lines below a match belong to it."""
    deletion: Deletion = Deletion.NONE
    examples: tuple[str, ...] = ()
    """Texts with the marks ``[|…|]`` around what must be found."""
    counterexamples: tuple[str, ...] = ()
    """Texts in which nothing may be found."""

    def may_stand(self, format: str, kind: BlockKind) -> bool:
        """Return whether documents of this format, and blocks of this kind in them, are looked at."""
        return (not self.formats or format in self.formats) and kind not in self.not_in


_FROM_JSON: Mapping[str, Callable[[Any], Any]] = {
    "rule": lambda keys: Rule(**keys | {"severity": Severity(keys["severity"])}),
    "confidence": Confidence,
    "exact": frozenset,
    "triggers": tuple,
    "unit": Unit,
    "zone": Zone,
    "beside": tuple,
    "not_in": lambda kinds: frozenset(map(BlockKind, kinds)),
    "formats": frozenset,
    "deletion": Deletion,
}


def load_definitions() -> tuple[Definition, ...]:
    """Return every rule of every family, in the order of their codes, without their examples.

    They come from the one file that `compile` makes of the families, which is read in a twentieth of the time.
    """
    return tuple(
        Definition(**{key: _FROM_JSON[key](value) if key in _FROM_JSON else value for key, value in record.items()})
        for record in json.loads(COMPILED.read_text(encoding="utf-8"))
    )
