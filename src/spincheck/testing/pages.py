"""A rule's page, taken apart: its headings, and its example as a case."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from ..api import PAGE_HEADINGS, Rule, parse_marked
from .cases import Case

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCED = re.compile(
    r"^(?P<fence>`{3,}|~{3,})(?P<format>\S*)(?: (?P<companion>previous|original))?\n(?P<text>.*?)\n(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


def page_sections(rule: Rule) -> dict[str, str]:
    """Return the text under each heading of the rule's page.

    Raises:
        ValueError: the headings are not those of `PAGE_HEADINGS` in their order, or nothing stands under one.
    """
    _, *parts = _HEADING.split(rule.page)
    headings, bodies = tuple(parts[0::2]), [body.strip() for body in parts[1::2]]
    if headings != PAGE_HEADINGS:
        raise ValueError(f"{rule.code}: the page's headings are {headings}, not {PAGE_HEADINGS}")
    for heading, body in zip(headings, bodies, strict=True):
        if not body:
            raise ValueError(f"{rule.code}: nothing stands under '## {heading}' of the page")
    return dict(zip(headings, bodies, strict=True))


def page_examples(rule: Rule) -> list[Case]:
    """Return the fenced blocks of the page's example that have marks, each as a case.

    The word after the fence names the reader: ``plain`` (or none, or ``text``), ``markdown`` and so on. A block before it whose
    fence ends in ``previous`` or ``original`` is its companion, and one of ``toml`` the detector's table of the configuration.

    Raises:
        ValueError: the page is not in its form, no block has marks, or marks are wrong.
    """
    cases = []
    companions: dict[str, str] = {}
    options: dict[str, Any] = {}
    for number, block in enumerate(_FENCED.finditer(page_sections(rule)["Example"]), start=1):
        if block["companion"]:
            companions[block["companion"]] = block["text"]
            continue
        if block["format"] == "toml":
            (options,) = msgspec.toml.decode(block["text"], type=dict[str, dict[str, Any]]).values()
            continue
        text, marked = parse_marked(block["text"])
        if marked:
            cases.append(
                Case(
                    written_in=f"the page of {rule.code}",
                    rule=rule.code,
                    name=f"example {number}",
                    text=text,
                    marked=marked,
                    format=block["format"].replace("text", "") or "plain",
                    previous=companions.get("previous"),
                    original=companions.get("original"),
                    options=options,
                )
            )
    if not cases:
        raise ValueError(f"{rule.code}: the page's example has no fenced block with marks")
    return cases
