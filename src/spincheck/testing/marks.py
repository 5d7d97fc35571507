"""How a marked stretch is shown in a message."""

from __future__ import annotations

from ..api import SourceSpan

_CONTEXT = 40
"""Characters shown on either side of a marked span."""


def in_context(text: str, span: SourceSpan) -> str:
    """Return ``span`` between marks and a few words on either side, on one printable line."""
    before, inside, after = text[: span.start], text[span.start : span.end], text[span.end :]
    if len(inside) > 3 * _CONTEXT:
        inside = f"{inside[:_CONTEXT]} … {inside[-_CONTEXT:]}"
    cut_before = "…" if len(before) > _CONTEXT else ""
    cut_after = "…" if len(after) > _CONTEXT else ""
    return _printable(f"{cut_before}{before[-_CONTEXT:]}[|{inside}|]{after[:_CONTEXT]}{cut_after}")


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "⏎" if c == "\n" else ascii(c)[1:-1] for c in text)
