"""What a report tells of a shard, counted while its rows are at hand, and the sum over all shards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from .job import Job, Shard

_BINS = 50
"""Into which scores from 0 to 1 are sorted; others are rounded down to tenths, and from 10 on to whole numbers."""
_EXAMPLES = 3
"""Passages that are kept of each rule, and failures of each kind."""
_MARGIN = 60
"""Code points around an example."""
_LONGEST = 160
"""Code points of an example."""
_SOURCES = 20_000
"""Sources that are counted one by one; where there are more, those with the fewest findings are left out."""


def tally(table: pa.Table, job: Job, shard: Shard) -> dict[str, Any]:
    """Return what there is to tell of a shard's annotated rows, as JSON can say it."""
    annotation = job.annotation
    texts = table.column("repaired_text" if annotation.repair else annotation.text_column)
    scores = [field.name for field in table.schema if field.name not in shard.table.schema.names and field.type == pa.float64()]
    names = _names(table, job, shard)
    rules = (
        pa.Table.from_struct_array(_flat(table, "rule_counts"))
        .group_by("code")
        .aggregate([("count", "sum"), ("count", "count")])
    )
    return {
        "bytes": _size(table.column(annotation.text_column)),
        "scores": {name: _distribution(table.column(name)) for name in scores},
        "rules": {
            row["code"]: [row["count_count"], row["count_sum"]]
            for row in sorted(rules.to_pylist(), key=lambda row: row["code"])
        },
        "names": _rule_names(table),
        "examples": _examples(table, texts, names),
        "failures": _failures(table, names),
        "sources": _sources(table, job, shard),
    }


def add_up(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the sum of all shards' records, which come in the order of the shards."""
    totals: Counter[str] = Counter()
    scores: dict[str, dict[float, int]] = {}
    rules: dict[str, list[int]] = {}
    rule_names: dict[str, str] = {}
    examples: dict[str, list[Any]] = {}
    failures: dict[str, list[Any]] = {}
    sources: dict[str, list[int]] = {}
    for record in records:
        totals.update({name: record[name] for name in ("rows", "kept", "bytes")})
        for name, distribution in record["scores"].items():
            bins = scores.setdefault(name, {})
            for start, count in distribution:
                bins[start] = bins.get(start, 0) + count
        _add(rules, record["rules"])
        _add(sources, record["sources"])
        rule_names |= record["names"]
        for code, passages in record["examples"].items():
            examples[code] = (examples.get(code, []) + passages)[:_EXAMPLES]
        for origin, (count, some) in record["failures"].items():
            before = failures.get(origin, [0, []])
            failures[origin] = [before[0] + count, (before[1] + some)[:_EXAMPLES]]
        if len(sources) > 2 * _SOURCES:
            sources = _worst(sources)
    return {
        "rows": totals["rows"],
        "kept": totals["kept"],
        "rejected": totals["rows"] - totals["kept"],
        "bytes": totals["bytes"],
        "scores": {name: sorted(map(list, bins.items())) for name, bins in scores.items()},
        "rules": dict(sorted(rules.items(), key=lambda item: (-item[1][1], item[0]))),
        "names": dict(sorted(rule_names.items())),
        "examples": dict(sorted(examples.items())),
        "failures": dict(sorted(failures.items())),
        "sources": _worst(sources),
    }


def _add(sums: dict[str, list[int]], more: Mapping[str, list[int]]) -> None:
    for name, counts in more.items():
        sums[name] = [one + other for one, other in zip(sums.get(name, [0] * len(counts)), counts, strict=True)]


def _worst(sources: Mapping[str, list[int]]) -> dict[str, list[int]]:
    return dict(sorted(sources.items(), key=lambda item: (-item[1][2], item[0]))[:_SOURCES])


def _flat(table: pa.Table, name: str) -> pa.StructArray:
    """Return the structs of a column of lists, one after another."""
    return table.column(name).combine_chunks().flatten()


def _size(texts: pa.ChunkedArray) -> int:
    if pa.types.is_dictionary(texts.type):
        texts = texts.cast(texts.type.value_type)
    return pc.sum(pc.binary_length(texts.cast(pa.large_binary()))).as_py() or 0


def _distribution(values: pa.ChunkedArray) -> list[list[float]]:
    """Return how many values lie from each start of a bin on."""
    values = values.combine_chunks().drop_null()
    is_share = pc.and_(pc.greater_equal(values, 0.0), pc.less_equal(values, 1.0))
    share = pc.divide(pc.min_element_wise(pc.floor(pc.multiply(values, float(_BINS))), _BINS - 1.0), float(_BINS))
    tenths = pc.divide(pc.floor(pc.multiply(values, 10.0)), 10.0)
    others = pc.if_else(pc.less(pc.abs(values), 10.0), tenths, pc.floor(values))
    counts = pc.value_counts(pc.if_else(is_share, share, others)).to_pylist()
    return sorted([row["values"], row["counts"]] for row in counts)


def _rule_names(table: pa.Table) -> dict[str, str]:
    findings = _flat(table, "findings")
    return dict(sorted(set(zip(findings.field("code").to_pylist(), findings.field("name").to_pylist(), strict=True))))


def _names(table: pa.Table, job: Job, shard: Shard) -> list[str]:
    """Return what to call each row."""
    if job.id_column:
        return [str(value) for value in table.column(job.id_column).to_pylist()]
    return [f"{shard.url}, row {row + 1}" for row in range(shard.first_row, shard.first_row + len(table))]


def _examples(table: pa.Table, texts: pa.ChunkedArray, names: list[str]) -> dict[str, list[dict[str, str]]]:
    findings = _flat(table, "findings")
    rows = pc.list_parent_indices(table.column("findings").combine_chunks()).to_pylist()
    examples: dict[str, list[dict[str, str]]] = {}
    for place, code in enumerate(findings.field("code").to_pylist()):
        some = examples.setdefault(code, [])
        if len(some) < _EXAMPLES:
            finding, text = findings[place].as_py(), texts[rows[place]].as_py()
            if isinstance(text, bytes):
                text = text.decode("utf-8", "replace")
            start, end = finding["start"], min(finding["end"], finding["start"] + _LONGEST)
            some.append(
                {
                    "row": names[rows[place]],
                    "message": finding["message"],
                    "before": text[max(0, start - _MARGIN) : start],
                    "text": text[start:end],
                    "after": text[end : end + _MARGIN],
                }
            )
    return dict(sorted(examples.items()))


def _failures(table: pa.Table, names: list[str]) -> dict[str, list[Any]]:
    rows = pc.list_parent_indices(table.column("failures").combine_chunks()).to_pylist()
    failures: dict[str, list[Any]] = {}
    for row, failure in zip(rows, _flat(table, "failures").to_pylist(), strict=True):
        counted = failures.setdefault(failure["origin"], [0, []])
        counted[0] += 1
        if len(counted[1]) < _EXAMPLES:
            counted[1].append({"row": names[row], "message": failure["message"]})
    return dict(sorted(failures.items()))


def _sources(table: pa.Table, job: Job, shard: Shard) -> dict[str, list[int]]:
    """Return how many rows each source has, how many of them have findings, and how many findings."""
    column = job.source_column or ("url" if "url" in table.schema.names else None)
    counts = pc.fill_null(table.column("finding_count"), 0).to_pylist()
    values = table.column(column).to_pylist() if column else [shard.url] * len(table)
    sources: dict[str, list[int]] = {}
    for value, count in zip(values, counts, strict=True):
        _add(sources, {_site(value): [1, int(count > 0), count]})
    return dict(sorted(sources.items()))


def _site(value: object) -> str:
    """Return the host of a URL, and anything else as it is."""
    if value is None:
        return "(none)"
    try:
        return urlsplit(str(value)).hostname or str(value)
    except ValueError:
        return str(value)
