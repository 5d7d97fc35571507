"""The columns that are made of results, one row a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from json import dumps

import pyarrow as pa

from ..api import FileResult, PlacedFinding

COUNT = pa.struct({"code": pa.string(), "count": pa.int32()})
FINDING = pa.struct(
    {
        "code": pa.string(),
        "name": pa.string(),
        "severity": pa.string(),
        "confidence": pa.string(),
        "message": pa.string(),
        "text": pa.string(),
        "suggestions": pa.list_(pa.string()),
        "evidence": pa.string(),
        "start": pa.int64(),
        "end": pa.int64(),
    }
)
FAILURE = pa.struct({"origin": pa.string(), "message": pa.string()})


def schema(scores: Sequence[str], *, findings: bool, repair: bool) -> pa.Schema:
    """Return the schema of the new columns; ``scores`` are the names of the scores in their order."""
    fields = [pa.field(column_name(score), pa.float64()) for score in scores]
    fields += [pa.field("finding_count", pa.int32()), pa.field("rule_counts", pa.list_(COUNT))]
    if findings:
        fields.append(pa.field("findings", pa.list_(FINDING)))
    if repair:
        fields += [pa.field("repaired_text", pa.string()), pa.field("fixed_count", pa.int32())]
    fields.append(pa.field("failures", pa.list_(FAILURE)))
    return pa.schema(fields)


def column_name(score: str) -> str:
    """Return the column for a score: ``debris_share`` for ``debris-share``, so that expressions need no quotes."""
    return score.replace("-", "_")


def row(result: FileResult | None, repaired: str | None, *, shift: int) -> dict[str, object]:
    """Return the values of one row by column.

    Args:
        result: of the row's text; none where the row has no text.
        repaired: the text after its repair.
        shift: code points of the row before the start of what was checked: a byte-order mark.
    """
    if result is None:
        return {"rule_counts": [], "findings": [], "failures": []}
    counts = Counter(finding.code for finding in result.findings)
    incomplete = any(failure.origin != "fix" for failure in result.failures)
    return {
        **{column_name(score.name): score.value for score in result.scores if score.start is None},
        "finding_count": None if incomplete else len(result.findings),
        "rule_counts": [{"code": code, "count": counts[code]} for code in sorted(counts)],
        "findings": [_finding(finding, shift) for finding in result.findings],
        "repaired_text": repaired,
        "fixed_count": None if repaired is None else result.fixed,
        "failures": [{"origin": failure.origin, "message": failure.message} for failure in result.failures],
    }


def _finding(finding: PlacedFinding, shift: int) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "text": finding.text,
        "suggestions": finding.suggestions,
        "evidence": dumps(finding.evidence, ensure_ascii=False),
        "start": finding.start.offset + shift,
        "end": finding.end.offset + shift,
    }
