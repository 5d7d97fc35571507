"""A trace as JSON, ``spincheck-trace/1``; its schema is ``docs/schema/spincheck-trace-1.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Iterator

from spincheck.api import JsonValue

from .result import Member, Source, Traced

SCHEMA = "spincheck-trace/1"
_DIGITS = 4


def render(traced: Traced) -> Iterator[str]:
    """Yield one object; characters beyond ASCII are escaped, so that no path can break a terminal or a line."""
    result: JsonValue = {
        "schema": SCHEMA,
        "families": [{"members": [_member(member) for member in family]} for family in traced.families],
        "alone": list(traced.alone),
        "too_short": list(traced.too_short),
        "summary": {"documents": traced.documents, "archived": traced.archived, "families": len(traced.families)},
    }
    yield json.dumps(result, indent=2) + "\n"


def _member(member: Member) -> JsonValue:
    traces, damage = member.traces, member.traces.damage
    return {
        "path": member.path,
        "archived": member.is_archived,
        "likely_original": member.source is None,
        "likelihood": round(member.likelihood, _DIGITS),
        "traces": {
            "completeness": round(traces.completeness, _DIGITS),
            "length": round(traces.length, _DIGITS),
            "spun": round(damage.spun, _DIGITS) if damage and damage.spun is not None else None,
            "debris": damage.debris if damage else None,
            "date": traces.date.isoformat() if traces.date else None,
        },
        "source": _source(member.source) if member.source else None,
    }


def _source(source: Source) -> JsonValue:
    evidence = source.evidence
    return {
        "path": source.path,
        "kind": source.kind.replace(" ", "-"),
        "label": source.verdict.label.replace(" ", "-") if source.verdict else None,
        "confidence": source.verdict.confidence if source.verdict else None,
        "wording": round(evidence.wording, _DIGITS),
        "runs": evidence.runs,
        "kept": round(evidence.kept, _DIGITS),
        "marks": evidence.marks,
        "order": round(evidence.order, _DIGITS),
        "names": list(source.names),
    }
