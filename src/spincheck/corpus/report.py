"""What a run says at its end, for programs as JSON and for people as a page that needs nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor
from string import Template
from typing import Any

from ..reporters.html.markup import Html, asset, fill, join, passage, policy

_RULES = 25
_SOURCES = 25
"""How many the page lists; the JSON has all."""
_LEAST_ROWS = 3
"""Of a source that the page lists: one bad row says nothing about where it came from."""
_BARS = 40
"""Most bars of a plot."""
_WIDTH, _HEIGHT = 360, 110
_WHOLE = 180
"""How wide the bar beside a line of a table can be, in pixels."""

_PLOT = Template(
    "<figure><figcaption>$name <small>$rows rows, median $median, highest bar $highest</small></figcaption>\n"
    '<svg viewBox="0 0 $width $height" width="$width" height="$height" role="img" aria-label="$name">$bars'
    '<text x="0" y="$foot">$least</text><text x="$width" y="$foot" text-anchor="end">$most</text></svg></figure>\n'
)
_BAR = Template('<rect x="$x" y="$y" width="$width" height="$height"><title>$start to $end: $rows rows</title></rect>')
_TABLE = Template(
    '<div class="wide"><table>\n<thead><tr>$heads<th></th></tr></thead>\n<tbody>\n$rows</tbody>\n</table></div>\n'
)
_HEAD = Template('<th scope="col">$name</th>')
_ROW = Template(
    '<tr><th scope="row">$name</th>$numbers'
    '<td><svg width="$whole" height="12" aria-hidden="true"><rect width="$part" height="12"/></svg></td></tr>\n'
)
_NUMBER = Template("<td>$number</td>")
_HEADING = Template("<h3>$title</h3>\n")
_EXAMPLE = Template("<small>$row: $message</small>\n<blockquote>$before<mark>$found</mark>$after</blockquote>\n")
_FAILURES = Template("<h2>Failures</h2>\n<p>These rows could not be checked, or not by every detector.</p>\n$failures")
_FAILURE = Template("<p><small>$row</small><br>$message</p>\n")


def as_json(summary: Mapping[str, Any]) -> str:
    """Return the summary as JSON, as it also stands in the output folder."""
    return json.dumps(summary, ensure_ascii=False, indent=1) + "\n"


def as_html(summary: Mapping[str, Any]) -> str:
    """Return one page with everything in it; whatever comes from the rows is escaped."""
    style = asset("report.css", __package__)
    rules = list(summary["rules"].items())[:_RULES]
    page = fill(
        Template(asset("report.html", __package__)),
        policy=policy(style),
        style=Html(style),
        rows=f"{summary['rows']:,}",
        size=f"{summary['bytes'] / 1e6:,.1f}",
        inputs=f"{summary['inputs']:,} input{'' if summary['inputs'] == 1 else 's'}",
        kept=f"{summary['kept']:,}",
        rejected=f"{summary['rejected']:,}",
        plots=join(_plot(name, distribution) for name, distribution in summary["scores"].items() if distribution),
        rules=_table(
            ("rule", "findings", "rows"),
            ((f"{code} {summary['names'][code]}", (n, rows), n / rules[0][1][1]) for code, (rows, n) in rules),
        ),
        least=_LEAST_ROWS,
        sources=_sources(summary["sources"]),
        examples=join(_examples(f"{code} {summary['names'][code]}", summary["examples"].get(code, ())) for code, _ in rules),
        failures=_failures(summary["failures"]),
        version=summary["spincheck"],
    )
    return page + "\n"


def _sources(counts: Mapping[str, tuple[int, int, int]]) -> Html:
    known = [(name, numbers) for name, numbers in counts.items() if numbers[0] >= _LEAST_ROWS and numbers[1]]
    known.sort(key=lambda source: (-source[1][1] / source[1][0], -source[1][2], source[0]))
    return _table(
        ("source", "rows", "rows with findings", "findings"),
        ((name, numbers, numbers[1] / numbers[0]) for name, numbers in known[:_SOURCES]),
    )


def _examples(rule: str, examples: Iterable[Mapping[str, str]]) -> Html:
    shown = (
        fill(
            _EXAMPLE,
            row=example["row"],
            message=example["message"],
            before=passage(example["before"]),
            found=passage(example["text"]),
            after=passage(example["after"]),
        )
        for example in examples
    )
    return join((fill(_HEADING, title=rule), *shown))


def _failures(failures: Mapping[str, tuple[int, Sequence[Mapping[str, str]]]]) -> Html:
    shown = [
        join((fill(_HEADING, title=f"{origin}: {count:,}"), *(fill(_FAILURE, **failure) for failure in some)))
        for origin, (count, some) in failures.items()
    ]
    return fill(_FAILURES, failures=join(shown)) if shown else Html()


def _table(heads: Iterable[str], rows: Iterable[tuple[str, Iterable[int], float]]) -> Html:
    """Return a table of names with their numbers, and with a bar for a share from 0 to 1."""
    return fill(
        _TABLE,
        heads=join(fill(_HEAD, name=name) for name in heads),
        rows=join(
            fill(
                _ROW,
                name=name,
                numbers=join(fill(_NUMBER, number=f"{number:,}") for number in numbers),
                whole=_WHOLE,
                part=f"{_WHOLE * share:.1f}",
            )
            for name, numbers, share in rows
        ),
    )


def _plot(name: str, distribution: Sequence[Sequence[float]]) -> Html:
    """Return a histogram with the least and the most value below it and the median beside its name."""
    least, most, width = _axis(distribution)
    counts = [0] * max(1, round((most - least) / width))
    for start, count in distribution:
        counts[max(0, min(len(counts) - 1, int((start - least) / width + 1e-9)))] += int(count)
    step, highest = _WIDTH / len(counts), max(counts)
    bars = (
        fill(
            _BAR,
            x=f"{number * step:.1f}",
            y=f"{_HEIGHT - height:.1f}",
            width=f"{max(step - 1, 0.5):.1f}",
            height=f"{height:.1f}",
            start=f"{least + number * width:g}",
            end=f"{least + (number + 1) * width:g}",
            rows=f"{count:,}",
        )
        for number, count in enumerate(counts)
        if count
        for height in [max(1.0, _HEIGHT * count / highest)]
    )
    return fill(
        _PLOT,
        name=name,
        rows=f"{sum(counts):,}",
        median=f"{_median(distribution):g}",
        highest=f"{highest:,}",
        width=_WIDTH,
        height=_HEIGHT + 16,
        foot=_HEIGHT + 12,
        bars=join(bars),
        least=f"{least:g}",
        most=f"{most:g}",
    )


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
    unit = 0.1 if inner[0] > -10 and inner[-1] < 10 else 1.0
    least, most = min(0, floor(inner[0] / unit)), floor(inner[-1] / unit) + 1
    step = ceil((most - least) / _BARS)
    return least * unit, (least + step * ceil((most - least) / step)) * unit, step * unit


def _median(distribution: Sequence[Sequence[float]]) -> float:
    half, seen = sum(count for _, count in distribution) / 2, 0.0
    for start, count in distribution:
        seen += count
        if seen >= half:
            return start
    return 0.0
