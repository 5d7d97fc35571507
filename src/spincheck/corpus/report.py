"""What a run says at its end, for programs as JSON and for people as a page that needs nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

_RULES = 25
_SOURCES = 25
"""How many the page lists; the JSON has all."""
_LEAST_ROWS = 3
"""Of a source that the page lists: one bad row says nothing about where it came from."""
_BARS = 40
"""Most bars of a plot."""
_WIDTH, _HEIGHT = 360, 110
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; color: #1c2330; }
table { border-collapse: collapse; } td, th { padding: .2rem .8rem .2rem 0; text-align: left; vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.plots { display: flex; flex-wrap: wrap; gap: 1rem 2rem; } figure { margin: 0; } figcaption { font-weight: 600; }
svg text { font-size: 10px; fill: #59616f; } svg rect { fill: #3b6fb6; } mark { background: #ffdf7a; }
blockquote { margin: .4rem 0 .8rem; padding-left: .8rem; border-left: 3px solid #cfd6e1; overflow-wrap: anywhere; }
.bar { display: inline-block; height: .7rem; background: #3b6fb6; } small { color: #59616f; }
"""


def as_json(summary: Mapping[str, Any]) -> str:
    """Return the summary as JSON, as it also stands in the output folder."""
    return json.dumps(summary, ensure_ascii=False, indent=1) + "\n"


def as_html(summary: Mapping[str, Any]) -> str:
    """Return one page with everything in it; whatever comes from the rows is escaped."""
    return "\n".join(_page(summary)) + "\n"


def _page(summary: Mapping[str, Any]) -> Iterator[str]:
    yield f"<!doctype html><html lang='en'><meta charset='utf-8'><title>spincheck corpus</title><style>{_STYLE}</style>"
    yield f"<h1>Corpus of {summary['rows']:,} rows</h1>"
    yield f"<p>{summary['bytes'] / 1e6:,.1f} MB of text from {summary['inputs']:,} inputs; {summary['kept']:,} rows kept, "
    yield f"{summary['rejected']:,} rejected. A score or a finding is evidence about a text and no verdict on a person.</p>"
    yield "<h2>Scores</h2><p>How many rows have which score. Texts that are too short or in another language have none.</p>"
    yield "<div class='plots'>"
    for name, distribution in summary["scores"].items():
        if distribution:
            yield _plot(name, distribution)
    yield "</div><h2>Commonest rules</h2>"
    rules = list(summary["rules"].items())[:_RULES]
    yield from _table(("rule", "findings", "rows", ""), ([code, n, rows, _bar(n, rules[0][1][1])] for code, (rows, n) in rules))
    yield "<h2>Sources with the most damage</h2>"
    yield f"<p>By the share of rows with findings, of the sources with {_LEAST_ROWS} rows or more.</p>"
    sources = [(name, *counts) for name, counts in summary["sources"].items() if counts[0] >= _LEAST_ROWS and counts[1]]
    sources.sort(key=lambda source: (-source[2] / source[1], -source[3], source[0]))
    yield from _table(
        ("source", "rows", "rows with findings", "findings", ""),
        ([escape(name), rows, damaged, n, _bar(damaged, rows)] for name, rows, damaged, n in sources[:_SOURCES]),
    )
    yield "<h2>Examples</h2>"
    for code, _ in rules:
        yield f"<h3>{escape(code)}</h3>"
        for example in summary["examples"].get(code, ()):
            yield f"<small>{escape(example['row'])}: {escape(example['message'])}</small>"
            yield f"<blockquote>{escape(example['before'])}<mark>{escape(example['text'])}</mark>{escape(example['after'])}"
            yield "</blockquote>"
    if summary["failures"]:
        yield "<h2>Failures</h2><p>These rows could not be checked, or not by every detector.</p>"
        for origin, (count, some) in summary["failures"].items():
            yield f"<h3>{escape(origin)}: {count:,}</h3>"
            for failure in some:
                yield f"<p><small>{escape(failure['row'])}</small><br>{escape(failure['message'])}</p>"
    yield f"<p><small>spincheck {escape(summary['spincheck'])}</small></p></html>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield "<table><tr>" + "".join(
        f"<th{' class=n' if 0 < n < len(heads) - 1 else ''}>{head}</th>" for n, head in enumerate(heads)
    )
    for row in rows:
        yield "<tr>" + "".join(f"<td class=n>{cell:,}</td>" if isinstance(cell, int) else f"<td>{cell}</td>" for cell in row)
    yield "</table>"


def _bar(part: int, whole: int) -> str:
    return f"<span class='bar' style='width: {12 * part / whole:.2f}rem'></span>"


def _plot(name: str, distribution: Sequence[Sequence[float]]) -> str:
    """Return a histogram with the least and the most value below it and the median beside its name."""
    least, most, width = _axis(distribution)
    bars = [0] * max(1, round((most - least) / width))
    for start, count in distribution:
        bars[max(0, min(len(bars) - 1, int((start - least) / width + 1e-9)))] += int(count)
    step, highest = _WIDTH / len(bars), max(bars)
    drawn = "".join(
        f"<rect x='{number * step:.1f}' y='{_HEIGHT - height:.1f}' width='{max(step - 1, 0.5):.1f}' height='{height:.1f}'>"
        f"<title>{least + number * width:g} to {least + (number + 1) * width:g}: {count:,} rows</title></rect>"
        for number, count in enumerate(bars)
        if count
        for height in [max(1.0, _HEIGHT * count / highest)]
    )
    axis = f"<text x='0' y='{_HEIGHT + 12}'>{least:g}</text>"
    axis += f"<text x='{_WIDTH}' y='{_HEIGHT + 12}' text-anchor='end'>{most:g}</text>"
    caption = f"{escape(name)} <small>{sum(bars):,} rows, median {_median(distribution):g}, highest bar {highest:,}</small>"
    drawing = f"<svg width='{_WIDTH}' height='{_HEIGHT + 16}' role='img' aria-label='{escape(name)}'>{drawn}{axis}</svg>"
    return f"<figure><figcaption>{caption}</figcaption>{drawing}</figure>"


def _axis(distribution: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    """Return where the axis starts and ends, and the width of a bar; the few values far from all others share the last bars."""
    starts = [start for start, _ in distribution]
    if starts[0] >= 0 and starts[-1] < 1:
        return 0.0, 1.0, 1 / _BARS
    total, seen = sum(count for _, count in distribution), 0.0
    inner = []
    for start, count in distribution:
        seen += count
        if 0.005 * total < seen and seen - count < 0.995 * total:
            inner.append(start)
    least, most = min(0.0, inner[0] // 1), inner[-1] // 1 + 1
    width = max(1.0, -(-(most - least) // _BARS))
    return least, least + width * -(-(most - least) // width), width


def _median(distribution: Sequence[Sequence[float]]) -> float:
    half, seen = sum(count for _, count in distribution) / 2, 0.0
    for start, count in distribution:
        seen += count
        if seen >= half:
            return start
    return 0.0
