"""Words for messages about a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable

_READABLE = 20
"""Names that a message lists at most."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean 'x'?`` for the known word most like ``word``, else the known words, if they are few."""
    from difflib import get_close_matches

    names = {name.lower(): name for name in sorted(known)}
    if close := get_close_matches(word.lower(), names, n=1):
        return f"did you mean '{names[close[0]]}'?"
    return (
        f"known: {', '.join(names.values()) or 'none'}"
        if len(names) <= _READABLE
        else f"none of the {len(names)} known ones is like it"
    )
