"""The rules of the readability detector."""

from __future__ import annotations

from typing import Final

from spincheck.api import Rule, Severity

_READABILITY_DROP_PAGE = """\
## What it finds

Three or more sentences in a row that are much harder to read than the rest of their own document, measured by Flesch reading
ease: 206.835 − 1.015 × words per sentence − 84.6 × syllables per word. About 60 is plain English, below 30 a scientific paper.

Only whole English sentences in paragraphs count, never headings, lists, tables, quotes, code or reference lists. Every text has
a hardest passage by chance, so the drop must be clearly larger than the largest that chance gives in a document of this length
and unevenness. The rest of the document must have at least 150 words in 12 sentences.

## Why it matters

Readers stop where a text becomes hard. A sudden drop is also what is left when a passage was pasted from elsewhere, written by
machine or run through a paraphrasing tool.

## Example

```text
The library in our village opens at nine. Most people come in the morning, when the room is warm and quiet. Old Mr. Hale reads
the paper by the window. He likes to tell us what the town was like when he was a boy. The children come after school. They sit
on the floor and read books about ships and bears.

Last year the roof began to leak. We put out pots and pans to catch the rain. Then a man from the next town gave us some money,
and a friend of his came to fix the roof. It took him three days. He would not take a cent for his work.

[|The subsequent implementation of a comprehensive modernisation programme necessitated considerable organisational
restructuring, particularly regarding the allocation of responsibilities among participating institutions. Consequently,
administrative representatives established an interdisciplinary committee to facilitate collaborative decision-making
concerning infrastructure development. Preliminary evaluations nevertheless indicated significant inconsistencies in the
documentation of previously authorised expenditures.|]

Now we have a new door too. It is green, and it does not stick when it rains. Come and see us when you are near. There is tea
at ten, and we have more books than we can read. If you like a book very much, you may keep it for a month. Just write your
name on the card at the desk.
```

## When it is wrong

A quotation of a law, an abstract, a formal definition or a description between pages of dialogue is harder for a good reason.
Long names and terms that every reader of the document knows count as hard words. Text without full stops makes long sentences.

## Repair

Read the passage aloud. Cut long sentences in two, and take the everyday word where it says the same. If the passage was taken
from elsewhere, mark it as a quotation with its source: quotations do not count.

## References

- R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948) 221–233.
- W. L. Ruzzo and M. Tompa, "A linear time algorithm for finding all maximal scoring subsequences", ISMB 7 (1999) 234–241.
"""

READABILITY_DROP: Final = Rule(
    code="RDB101",
    name="readability-drop",
    summary="A passage that is much harder to read than the rest of its document",
    severity=Severity.WARNING,
    page=_READABILITY_DROP_PAGE,
)
