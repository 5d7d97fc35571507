"""Turn a table of TOML into a frozen dataclass, with errors for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from ..api import nearest
from ..errors import ConfigError

T = TypeVar("T")


def from_table(table: Mapping[str, Any], kind: type[T], *, where: str, folder: str = "") -> T:
    """Make an instance of the dataclass ``kind`` from a table whose keys are written with hyphens.

    Args:
        table: the values; keys that are missing keep their defaults.
        kind: a dataclass with a default for every field.
        where: the file and table that the values come from, for the messages.
        folder: what paths among the values are relative to.

    Raises:
        ConfigError: a key is unknown (the nearest known one is named), or a value has the wrong type or is refused.
    """
    if not table:
        return kind()
    known = {field.name.replace("_", "-"): field.name for field in fields(kind)}  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            raise ConfigError(f"{where}: unknown key '{key}'; {nearest(key, known)}")
    import msgspec

    try:
        values = {known[key]: value for key, value in table.items()}
        return msgspec.convert(values, type=kind, dec_hook=partial(_convert, folder))
    except msgspec.ValidationError as error:
        raise ConfigError(f"{where}: {_readable(str(error))}") from error


def _convert(folder: str, kind: type, value: object) -> object:
    """Make what msgspec does not know of a TOML value."""
    if kind is Path and isinstance(value, str):
        return Path(folder, value)
    raise TypeError(f"expected a path, got {value!r}")


def _readable(message: str) -> str:
    """Rewrite msgspec's ``Expected `int`, got `str` - at `$.max_file_size``` with the key as the user wrote it."""
    text, at, place = message.rpartition(" - at `$")
    if not at:
        return message
    key = place.strip("`").removeprefix(".").replace("_", "-")
    text = text.replace("`", "'")
    return f"'{key}': {text[:1].lower()}{text[1:]}"
