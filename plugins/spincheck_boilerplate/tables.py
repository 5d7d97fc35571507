"""Makes a definition of a rule's table, whoever wrote it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from spincheck.api import BlockKind, Confidence, Severity, nearest

from .definitions import Definition, Deletion, Unit, Zone
from .lines import fold, strip_final
from .pages import Explanation, build_page

_SHOWN = {"name", "summary", "severity"}
_FINDING = {field.name.replace("_", "-") for field in fields(Definition)} - {"rule", "family"}
_EXPLAINING = {field.name for field in fields(Explanation)}
_KEYS = _SHOWN | _FINDING | _EXPLAINING
_NEEDED = _SHOWN | _EXPLAINING | {"message", "confidence", "examples"}
_CHOICES = {
    "severity": Severity,
    "confidence": Confidence,
    "unit": Unit,
    "zone": Zone,
    "deletion": Deletion,
    "not-in": BlockKind,
}


def define(code: str, table: Mapping[str, Any], *, family: str = "") -> Definition:
    """Return the rule that one table describes.

    Raises:
        ValueError: a key is unknown or missing, a value is none of those allowed, or the keys do not fit together.
    """
    import msgspec

    for key in table:
        if key not in _KEYS:
            raise ValueError(f"unknown key '{key}'; {nearest(key, _KEYS)}")
    if missing := _NEEDED - {key for key, value in table.items() if value}:
        raise ValueError(f"missing or empty key {', '.join(sorted(missing))}")
    _check_choices(table)
    rule = {key: table[key] for key in _SHOWN} | {"code": code, "page": ""}
    keys = {key.replace("-", "_"): table[key] for key in _FINDING & table.keys()}
    try:
        definition = msgspec.convert(keys | {"rule": rule, "family": family}, Definition)
        explanation = msgspec.convert({key: table[key] for key in _EXPLAINING}, Explanation)
    except msgspec.ValidationError as error:
        text, _, place = str(error).rpartition(" - at `$.")
        raise ValueError(f"{place.rstrip('`').removeprefix('rule.').replace('_', '-')}: {text}") from error
    _check_sense(definition)
    return replace(definition, rule=replace(definition.rule, page=build_page(definition, explanation)))


def _check_choices(table: Mapping[str, Any]) -> None:
    for key, kind in _CHOICES.items():
        value = table.get(key, ())
        for word in [value] if isinstance(value, str) else value if isinstance(value, Iterable) else ():
            if isinstance(word, str) and word not in list(kind):
                raise ValueError(f"{key}: unknown value '{word}'; {nearest(word, list(kind))}")


def _check_sense(definition: Definition) -> None:
    if bool(definition.pattern) != bool(definition.triggers):
        raise ValueError("a pattern needs triggers, and triggers a pattern")
    if any(trigger != trigger.lower() or not trigger for trigger in definition.triggers):
        raise ValueError("triggers are lower-case and not empty")
    for line in definition.exact:
        check_folded(line)
    if longer := [line for line in definition.exact if len(line) > definition.longest]:
        raise ValueError(f"exact lines are no longer than 'longest', {definition.longest}: {longer}")
    if not (definition.exact or definition.pattern or definition.check):
        raise ValueError("nothing to look for: give exact, or triggers and pattern")
    if definition.longest < 1 or definition.at_least < 1 or definition.takes < 0:
        raise ValueError("'longest' and 'at-least' must be above zero, 'takes' not below")


def check_beside(definitions: Iterable[Definition], codes: Collection[str]) -> None:
    """Check that every code, or start of a code, in ``beside`` stands for one of ``codes``.

    Raises:
        ValueError: one does not; the message names the rule.
    """
    for definition in definitions:
        for start in definition.beside:
            if not (start and any(code.startswith(start) for code in codes)):
                hint = nearest(start, codes)
                raise ValueError(f"{definition.rule.code}: beside: no rule's code starts with '{start}'; {hint}")


def check_folded(line: str) -> None:
    """Check that a whole line is written as the lines of documents are looked up.

    Raises:
        ValueError: it is not.
    """
    if not line or line != (folded := strip_final(fold(line))):
        raise ValueError(f"exact: the line {line!r} is not folded; write {folded!r}" if line else "exact: an empty line")
