"""Reads the rules as they are written: a family a file, with the whole lines of other languages beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .definitions import Definition
from .tables import check_beside, check_folded, define

DATA = Path(__file__).with_name("data")
_SHARED = {"why", "wrong", "repair", "references"}


def read_families(folder: Path = DATA) -> tuple[Definition, ...]:
    """Return every rule of every family in ``folder``, in the order of their codes, with the lines of ``folder/languages``.

    Raises:
        ValueError: a file breaks the format; the message names the file, the rule and the key or the line.
    """
    families = {path.stem: _load(path) for path in sorted(folder.glob("*.toml"))}
    shared = {family: {key: tables.pop(key) for key in _SHARED & tables.keys()} for family, tables in families.items()}
    rules: dict[str, tuple[str, dict[str, Any]]] = {}
    claimed: dict[str, str] = {}
    for family, tables in families.items():
        for code, keys in tables.items():
            if code in rules:
                raise ValueError(f"{family}.toml: {code} stands in {rules[code][0]}.toml too")
            rules[code] = (family, shared[family] | keys)
            _claim(keys.get("exact", ()), code, claimed, f"{family}.toml: {code}")
    for path in sorted(folder.glob("languages/*.toml")):
        for code, lines in _load(path).items():
            where = f"languages/{path.name}: {code}"
            if code not in rules:
                raise ValueError(f"{where}: no family has this rule")
            _claim(lines, code, claimed, where)
            keys = rules[code][1]
            keys["exact"] = [*keys.get("exact", ()), *lines]
    definitions = tuple(_define(code, keys, family) for code, (family, keys) in sorted(rules.items()))
    _check_names(definitions)
    check_beside(definitions, rules)
    return definitions


def _load(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _claim(lines: list[str], code: str, claimed: dict[str, str], where: str) -> None:
    """Note that the lines are the rule's; a line may stand in several languages, but for one rule only."""
    for line in lines:
        try:
            check_folded(line)
        except ValueError as error:
            raise ValueError(f"{where}: {error}") from error
        if (other := claimed.setdefault(line, code)) != code:
            raise ValueError(f"{where}: {other} claims the line {line!r} too")


def _check_names(definitions: Iterable[Definition]) -> None:
    named: dict[str, str] = {}
    for definition in definitions:
        if (other := named.setdefault(definition.rule.name, definition.rule.code)) != definition.rule.code:
            raise ValueError(f"{other} and {definition.rule.code} have the same name, {definition.rule.name}")


def _define(code: str, keys: Mapping[str, Any], family: str) -> Definition:
    try:
        return define(code, keys, family=family)
    except ValueError as error:
        raise ValueError(f"{family}.toml: {code}: {error}") from error
