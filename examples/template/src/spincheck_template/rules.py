"""The rules that the detector reports, with their pages."""

from __future__ import annotations

from typing import Final

from spincheck.api import Rule, Severity

TEXT_TO_COME: Final = Rule(
    code="TPL101",
    name="text-to-come",
    summary="A place is held for text that was to come",
    severity=Severity.WARNING,
    page="""\
## What it finds

The placeholder “TK”, as a word of its own and in capitals.

## Why it matters

An unfilled placeholder says that nobody read the text before it was published.

## Example

```plain
The bridge was built in [|TK|] and rebuilt later.
```

## When it is wrong

Where TK are initials or the country code of Tokelau.

## Repair

Write the missing text.

## References

The style guide or study that the rule rests on.
""",
)
