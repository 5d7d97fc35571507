"""What one rule looks for, read from the tables of ``data/*.toml``; README.md describes every key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from spincheck.api import BlockKind, Confidence, Rule, Severity

from .lines import fold, strip_final
from .pages import build_page

_DATA = Path(__file__).with_name("data")
_NEVER_IN = ("quote", "table-cell")


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
    SPAN = "span"
    """Any stretch of a line, as it stands."""


class Deletion(StrEnum):
    """Whether `--fix` may delete what was found."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One rule and how to find what it stands for: by whole lines, by a pattern, or by a named check."""

    rule: Rule
    message: str
    confidence: Confidence
    """Of one match inside the zone. A low one is shown only beside another match."""
    exact: frozenset[str] = frozenset()
    """Whole lines, folded and without their final punctuation."""
    triggers: tuple[str, ...] = ()
    """Lower-case literals; ``pattern`` is tried only on lines that hold one of them."""
    pattern: str = ""
    check: str = ""
    """The name of a function in `checks`."""
    unit: Unit = Unit.LINE
    longest: int = 120
    """The longest line, in code points, that a match may be; for exact lines and the unit *line*."""
    zone: Zone = Zone.ANY
    not_in: frozenset[BlockKind] = frozenset()
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


_MATCHING = {field.name for field in fields(Definition)} - {"rule"}
_DESCRIBING = {"name", "summary", "severity", "why", "wrong", "repair", "references"}
_SHARED = {"why", "wrong", "repair", "references"}
_NEEDED = _DESCRIBING | {"message", "confidence", "examples"}


def load_definitions(folder: Path = _DATA) -> tuple[Definition, ...]:
    """Return every rule of every family in ``folder``, in the order of their codes.

    Raises:
        ValueError: a table breaks the format; the message names the file, the rule and the key.
    """
    definitions = [definition for path in sorted(folder.glob("*.toml")) for definition in _read_family(path)]
    return tuple(sorted(definitions, key=lambda definition: definition.rule.code))


def _read_family(path: Path) -> Iterator[Definition]:
    import tomllib

    with path.open("rb") as file:
        tables = tomllib.load(file)
    shared = {key: tables.pop(key) for key in _SHARED & tables.keys()}
    for code, table in tables.items():
        try:
            yield define(code, shared | table)
        except ValueError as error:
            raise ValueError(f"{path.name}: {code}: {error}") from error


def define(code: str, table: Mapping[str, Any]) -> Definition:
    """Return the rule that one table describes.

    Raises:
        ValueError: a key is unknown or missing, a value is none of those allowed, or the keys do not fit together.
    """
    if unknown := table.keys() - _MATCHING - _DESCRIBING:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}")
    if missing := _NEEDED - {key for key, value in table.items() if value}:
        raise ValueError(f"missing or empty key {', '.join(sorted(missing))}")
    confidence, zone = Confidence(table["confidence"]), Zone(table.get("zone", Zone.ANY))
    definition = Definition(
        rule=Rule(
            code=code,
            name=table["name"],
            summary=table["summary"],
            severity=Severity(table["severity"]),
            page=build_page(table),
        ),
        message=table["message"],
        confidence=confidence,
        exact=frozenset(table.get("exact", ())),
        triggers=tuple(table.get("triggers", ())),
        pattern=table.get("pattern", ""),
        check=table.get("check", ""),
        unit=Unit(table.get("unit", Unit.LINE)),
        longest=table.get("longest", 120),
        zone=zone,
        not_in=frozenset(map(BlockKind, table.get("not_in", _NEVER_IN))),
        formats=frozenset(table.get("formats", ())),
        takes=table.get("takes", 0),
        deletion=Deletion(table.get("deletion", Deletion.NONE)),
        examples=tuple(table["examples"]),
        counterexamples=tuple(table.get("counterexamples", ())),
    )
    _check_sense(definition)
    return definition


def _check_sense(definition: Definition) -> None:
    if bool(definition.pattern) != bool(definition.triggers):
        raise ValueError("a pattern needs triggers, and triggers a pattern")
    if any(trigger != trigger.lower() or not trigger for trigger in definition.triggers):
        raise ValueError("triggers are lower-case and not empty")
    if unfolded := [line for line in definition.exact if line != strip_final(fold(line)) or not line]:
        raise ValueError(f"exact lines are written folded and without final punctuation: {unfolded}")
    if longer := [line for line in definition.exact if len(line) > definition.longest]:
        raise ValueError(f"exact lines are no longer than 'longest', {definition.longest}: {longer}")
    if not (definition.exact or definition.pattern or definition.check):
        raise ValueError("nothing to look for: give exact, pattern or check")
