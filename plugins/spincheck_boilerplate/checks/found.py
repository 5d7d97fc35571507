"""What a check returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spincheck.api import Confidence, JsonValue, SourceSpan, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One place that a check has found."""

    span: Span
    confidence: Confidence | None = None
    """Where it differs from the definition's."""
    replacement: str | None = None
    """What should stand there instead, where that is known."""
    source: SourceSpan | None = None
    """What to delete in the source, where it is no part of the text, as in a link's target."""
    evidence: Mapping[str, JsonValue] = field(default_factory=dict)
