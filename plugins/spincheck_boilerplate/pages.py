"""The pages of the rules, built from the same tables that the detector works by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_PAGE = """\
## What it finds

{finds}

## Why it matters

{why}

## Example

```text
{example}
```

## When it is wrong

{wrong}

## Repair

{repair}

## References

{references}
"""
_PLACES = {
    "any": "It counts anywhere outside code",
    "edge": "It counts among the first and the last lines of a document",
    "top": "It counts among the first lines of a document",
    "tail": "It counts among the last lines of a document",
}
_ALONE = {
    "low": "One alone is not enough and is only a hint; it counts beside other debris.",
    "medium": "One is enough to be reported.",
    "high": "One is certain.",
}
_DELETIONS = {
    "safe": "`--fix` deletes it.",
    "unsafe": "`--unsafe-fixes` deletes it.",
    "none": "There is no automatic repair.",
}


def build_page(table: Mapping[str, Any]) -> str:
    """Return the Markdown page of the rule that ``table`` describes; see `definitions.define` for what it must hold."""
    place, alone = _PLACES[table.get("zone", "any")], _ALONE[table["confidence"]]
    deletion = "" if "check" in table else _DELETIONS[table.get("deletion", "none")]
    return _PAGE.format(
        finds=f"{table['summary']}. {place}. {alone}",
        why=table["why"].strip(),
        example=table["examples"][0].strip("\n"),
        wrong=table["wrong"].strip(),
        repair=f"{table['repair'].strip()} {deletion}".strip(),
        references=table["references"].strip(),
    )
