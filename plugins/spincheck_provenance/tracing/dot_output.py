"""A trace as a graph in Graphviz's DOT language (https://graphviz.org/doc/info/lang.html)."""

from __future__ import annotations

from collections.abc import Iterator

from .result import Traced
from .text_output import Escape


def render(traced: Traced, escape: Escape) -> Iterator[str]:
    """Yield one directed graph with a cluster for each family; an edge goes from the source to what was made of it."""
    yield 'digraph trace {\n  rankdir=LR;\n  node [shape=box, fontname="sans-serif"];\n  edge [fontname="sans-serif"];\n'
    for number, family in enumerate(traced.families, start=1):
        yield f'  subgraph cluster_{number} {{\n    label="family {number}";\n'
        for member in family:
            style = ", style=bold" if member.source is None else ", style=dashed" if member.is_archived else ""
            label = f"{member.path}\n{member.likelihood * 100:.0f} % likely the original"
            yield f"    {_quoted(member.path, escape)} [label={_quoted(label, escape)}{style}];\n"
        for member in family:
            if source := member.source:
                kind = source.verdict.label if source.verdict else source.kind
                label = f"{kind}\nwording {source.evidence.wording * 100:.0f} %, kept {source.evidence.kept * 100:.0f} %"
                edge = f"{_quoted(source.path, escape)} -> {_quoted(member.path, escape)}"
                yield f"    {edge} [label={_quoted(label, escape)}];\n"
        yield "  }\n"
    yield "}\n"


def _quoted(text: str, escape: Escape) -> str:
    r"""Return a DOT string; a backslash of the text is doubled, because ``\n`` and ``\N`` mean something in labels."""
    lines = (escape(line).replace("\\", "\\\\").replace('"', '\\"') for line in text.split("\n"))
    return '"' + "\\n".join(lines) + '"'
