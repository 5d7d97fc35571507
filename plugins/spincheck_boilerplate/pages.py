"""The pages of the rules, built from the same tables that the detector works by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .definitions import Definition

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
    "unsafe": "`--fix --unsafe-fixes` deletes it.",
    "none": "There is no automatic repair.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The texts of a rule that stand on its page and nowhere else."""

    why: str
    wrong: str
    repair: str
    references: str


def build_page(definition: Definition, explanation: Explanation) -> str:
    """Return the Markdown page of a rule."""
    deletion = "" if definition.check else _DELETIONS[definition.deletion]
    return _PAGE.format(
        finds=" ".join(_conditions(definition)),
        why=explanation.why.strip(),
        example=definition.examples[0].strip("\n"),
        wrong=explanation.wrong.strip(),
        repair=f"{explanation.repair.strip()} {deletion}".strip(),
        references=explanation.references.strip(),
    )


def _conditions(definition: Definition) -> Iterator[str]:
    yield f"{definition.rule.summary}. {_PLACES[definition.zone]}."
    if definition.beside:
        yield f"It counts on the line before or after {', '.join(definition.beside)}; elsewhere it is a hint."
    if definition.at_least > 1:
        yield f"It counts where the document holds {definition.at_least} of it."
    yield _ALONE[definition.confidence]
