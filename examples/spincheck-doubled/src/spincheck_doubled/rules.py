"""The rule that the detector reports, with its page."""

from __future__ import annotations

from typing import Final

from spincheck.api import Rule, Severity

DOUBLED_WORD: Final = Rule(
    code="DBL101",
    name="doubled-word",
    summary="A word stands twice in a row",
    severity=Severity.WARNING,
    page="""\
## What it finds

A word that is followed by itself, with nothing but white space between. Small words that English never doubles, such as
“the”, are certain; any other word is only a hint, shown with `--min-confidence low`.

## Why it matters

Doubled words come from editing, from text that was put together of pieces, and from spinners that replace two different words
by the same one. Readers skip them, above all where a line ends between the two.

## Example

```plain
The results of [|the the|] second run were better.
```

## When it is wrong

Names and set phrases double a word on purpose: “Duran Duran”, “bye bye”. These are hints only, and the option `allow`
silences them.

## Repair

Remove one of the two. Where it is certain, the finding carries a safe fix.

## References

GNU diction, which also checks for double words.
""",
)
