"""One value as JSON, for every format that is made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import isfinite

from ..api import JsonValue
from .escape import UNSAFE


def dump(value: JsonValue) -> str:
    """Return ``value`` as JSON on one line: readable in every script, harmless on a terminal, always encodable as UTF-8."""
    import json

    return UNSAFE.sub(_escape, json.dumps(_plain(value), ensure_ascii=False, allow_nan=False))


def _plain(value: JsonValue) -> JsonValue:
    """Return ``value`` in the types that JSON has; it knows no infinity and no NaN, so these are null."""
    if isinstance(value, float) and not isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value


def _escape(unsafe: re.Match[str]) -> str:
    r"""Write a character as ``\uXXXX``; a lone surrogate is none, and strict parsers refuse it, so it becomes U+FFFD."""
    if "\ud800" <= unsafe[0] <= "\udfff":
        return "\ufffd"
    return "\\u" + unsafe[0].encode("utf-16-be").hex(" ", 2).replace(" ", "\\u")
