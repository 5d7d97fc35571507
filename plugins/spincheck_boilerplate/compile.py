"""Writes ``data/rules.json``, from which the detector starts: ``python -m spincheck_boilerplate.compile``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from .definitions import COMPILED, Definition
from .families import read_families

_UNUSED = {"examples", "counterexamples"}
"""What no scan needs: the page holds the first example already."""


def compile_rules() -> str:
    """Return what the file must hold: a rule a line, each with the fields of its `Definition` that are not the default.

    All of it is ASCII, which is read in half the time.
    """
    rules = [json.dumps(dict(_record(definition))) for definition in read_families()]
    return "[\n" + ",\n".join(rules) + "\n]\n"


def _record(definition: Definition) -> Iterator[tuple[str, Any]]:
    for field in fields(Definition):
        value = getattr(definition, field.name)
        if field.name == "rule":
            yield "rule", {part.name: getattr(value, part.name) for part in fields(value)}
        elif value != field.default and field.name not in _UNUSED:
            yield field.name, sorted(value) if isinstance(value, frozenset) else value


if __name__ == "__main__":
    COMPILED.write_text(compile_rules(), encoding="utf-8", newline="\n")
