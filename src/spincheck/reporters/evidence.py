"""The evidence of a finding and its fix in words for people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ..api import JsonValue, PlacedEdit, PlacedFix

_MANY = 10_000
"""From here on a number's decimals say nothing."""
_LONGEST = 80
"""Characters of a text that an edit takes or puts which are shown at most."""


def readable(value: JsonValue) -> str:
    """Return a value as people write it: numbers with four digits that count, lists with commas, names before their values."""
    if value is None or isinstance(value, bool):
        return {None: "none", True: "yes", False: "no"}[value]
    if isinstance(value, str):
        return value if value and value == value.strip() else _quoted(value)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= _MANY else f"{value:.4g}"
    if isinstance(value, Mapping):
        return _joined([f"{name} {readable(item)}" for name, item in value.items()], value.values())
    return _joined([readable(item) for item in value], value)


def changes(fix: PlacedFix, source: str) -> Iterator[str]:
    """Yield what each edit of a fix does to ``source``, and where."""
    for edit in fix.edits:
        taken = source[edit.start.offset : edit.end.offset]
        yield f"{_place(edit)}: {_change(taken, edit.replacement)}"


def _joined(items: Sequence[str], values: Collection[JsonValue]) -> str:
    is_nested = any(isinstance(value, Mapping | Sequence) and not isinstance(value, str) for value in values)
    return ("; " if is_nested else ", ").join(items) or "none"


def _place(edit: PlacedEdit) -> str:
    return f"{edit.start.line}:{edit.start.column}"


def _change(taken: str, put: str) -> str:
    if not put:
        return f"delete {_quoted(taken)}"
    return f"replace {_quoted(taken)} with {_quoted(put)}" if taken else f"insert {_quoted(put)}"


def _quoted(text: str) -> str:
    return f"'{text}'" if len(text) <= _LONGEST else f"'{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}'"
