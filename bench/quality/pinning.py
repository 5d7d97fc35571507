"""The pinned figures, and the page that shows them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from .figures import Figure

PINNED = Path(__file__).with_name("pinned.json")
PEERS = Path(__file__).with_name("peers.json")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "quality.md"

_TABLE = re.compile(r"(?<=<!-- table: )([a-z ]+)( -->\n\n)[^<]*(?=<!-- end -->)")
_TOOLS = {"spincheck": "debris", "jusText": "jusText", "C4's line rules": "C4", "trafilatura": "trafilatura"}
_BY_LINE = ("precision by line", "recall by line", "precision by line, no bare headlines", "recall by line, no bare headlines")
_SPINS = "spun: made spins at "
_SPUN_WORDS = "spun: words at "
_COPIES = "provenance: "
_FALSE_ALARMS = ("clean documents flagged", "clean lines flagged")


def load(path: Path) -> dict[str, Figure]:
    """Return the figures of ``path`` by their names; none where there is no such file."""
    pinned = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {name: Figure(name=name, **values) for name, values in pinned.items()}


def save(path: Path, figures: Iterable[Figure]) -> None:
    """Write the figures to ``path``, a line for each."""
    lines = [f"{json.dumps(name)}: {json.dumps(values)}" for name, values in map(_named, figures)]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _named(figure: Figure) -> tuple[str, Mapping[str, object]]:
    values = asdict(figure)
    del values["slack"]
    return values.pop("name"), values


def render(page: str, figures: Mapping[str, Figure]) -> str:
    """Return ``page`` with its tables, which stand between ``<!-- table: NAME -->`` and ``<!-- end -->``, made anew."""
    tables = {
        "tools": tools(figures, ""),
        "tools known": tools(figures, " (known)"),
        "false alarms": _table(("tool", *_FALSE_ALARMS), _rows_of_tools(figures, " (known)", _FALSE_ALARMS)),
        "families": _families(figures),
        "made spins": _crossed(figures, _SPINS, ("replaced", "spinner")),
        "spun words": _crossed(figures, _SPUN_WORDS, ("replaced", "spinner", "clean words")),
        "copies": _crossed(figures, _COPIES, ("what", "made by")),
        "other figures": _others(figures),
    }
    return _TABLE.sub(lambda match: f"{match[1]}{match[2]}{tables[match[1]]}\n", page)


def tools(figures: Mapping[str, Figure], half: str) -> str:
    """Return the table of spincheck and its peers on one half of the sites: ``""`` held back, ``" (known)"`` the other."""
    return _table(("tool", *_BY_LINE), _rows_of_tools(figures, half, _BY_LINE))


def _rows_of_tools(figures: Mapping[str, Figure], half: str, columns: Sequence[str]) -> Iterator[Sequence[str]]:
    for tool, title in _TOOLS.items():
        yield (tool, *(_shown(figures[f"{title}{half}: {column}"]) for column in columns))


def _families(figures: Mapping[str, Figure]) -> str:
    titles = ("debris: recall by line, ", "debris (known): recall by line, ")
    names = sorted({name.removeprefix(title) for title in titles for name in figures if name.startswith(title)})
    rows = ((name, *(_shown(figures.get(title + name)) for title in titles)) for name in names if " " not in name)
    return _table(("family", "recall, held-back sites", "recall, known sites"), rows)


def _crossed(figures: Mapping[str, Figure], title: str, heads: Sequence[str]) -> str:
    """Return a table of the figures whose names go on, after ``title``, with a part for each of ``heads`` and the column's."""
    rows: dict[tuple[str, ...], dict[str, Figure]] = {}
    for name, figure in figures.items():
        if name.startswith(title):
            *row, column = name.removeprefix(title).split(", ", len(heads))
            rows.setdefault(tuple(row), {})[column] = figure
    columns = list(dict.fromkeys(column for row in rows.values() for column in row))
    return _table(
        (*heads, *columns),
        ((*row, *(_shown(cells[column]) if column in cells else "" for column in columns)) for row, cells in rows.items()),
    )


def _others(figures: Mapping[str, Figure]) -> str:
    titles = (_SPINS, _SPUN_WORDS, _COPIES, *(f"{title}{half}:" for title in _TOOLS.values() for half in ("", " (known)")))
    return _table(("figure", "value"), ((name, _shown(figures[name])) for name in figures if not name.startswith(titles)))


def _shown(figure: Figure | None) -> str:
    if figure is None:
        return "none labelled"
    if figure.low is None or figure.high is None:
        return f"{figure.value:g} ({figure.size})"
    hits, _, total = figure.size.split()[:3]
    return f"{_decimals(figure.value)} [{_decimals(figure.low)}, {_decimals(figure.high)}], {hits} of {total}"


def _decimals(share: float) -> str:
    """Return a share without the zero in front: two decimals, or two digits where it is small."""
    shown = f"{share:.2f}" if share >= 0.095 else f"{round(share, 4):.2g}"
    return shown.removeprefix("0") or "0"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
