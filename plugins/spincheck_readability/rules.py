"""The rules of the readability detector."""

from __future__ import annotations

from typing import Final

from spincheck.api import Rule, Severity

_READABILITY_DROP_PAGE = """\
## What it finds

A paragraph, or three or more sentences in a row, that is much harder to read than the rest of its own document, measured by
Flesch reading ease: 206.835 − 1.015 × words per sentence − 84.6 × syllables per word. About 60 is plain English, below 30 a
scientific paper.

Only whole English sentences in paragraphs count, never headings, lists, tables, quotes, code or reference lists. Every text has
a hardest passage, and most are their author's own. So all signs are weighed together: how far the passage lies below the rest,
measured by what the document's sentences vary by; how long it and the rest are; whether it is a paragraph of its own; and how
many of its words occur nowhere else in the document, or not near it. The rest must have at least 150 words in 12 sentences.

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
Whoever changes the subject changes the words as well.

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


_HARDER_THAN_BEFORE_PAGE = """\
## What it finds

With `scan --since REV`: a paragraph that was rewritten or added to, and lost 15 points of Flesch reading ease by it (see
RDB101). Where there is none, a document that lost 5 points as a whole. `regression` sets the points.

Sentences are compared by their words, wherever they stand, so moving, splitting or joining paragraphs is no change, and a new
paragraph has nothing to be compared with. The numbers before are those of the sentences that the paragraph kept and of those it
lost. A paragraph needs 25 words on both sides, a document 100.

## Why it matters

A change that makes a text harder is best seen while it is made, by whoever makes it. It is also what happens to a text that is
run through a paraphrasing tool.

## Example

```markdown previous
The library in our village opens at nine. Most people come in the morning, when the room is warm and quiet. Old Mr. Hale reads
the paper by the window. The children come after school, sit on the floor and read books about ships and bears.
```

```markdown
[|The library in our village opens at nine. A majority of the visitors prefer to arrive in the morning, because the temperature
is comfortable and the environment is quiet. It is by the window that Mr. Hale habitually examines a selection of newspapers.
After the conclusion of their education for the day, the children occupy what is available of the floor, and consult
publications about navigation and zoology.|]
```

## When it is wrong

The earlier version said less, or said it wrongly, and what is true takes longer words. A paragraph that now says something else
is not comparable with the one before it.

## Repair

Compare the two versions sentence by sentence; the numbers say whether long sentences or long words did it.

## References

- R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948) 221–233.
"""

HARDER_THAN_BEFORE: Final = Rule(
    code="RDB102",
    name="harder-than-before",
    summary="A paragraph or a document that became harder to read since an earlier version",
    severity=Severity.WARNING,
    page=_HARDER_THAN_BEFORE_PAGE,
)

_HARDER_THAN_WANTED_PAGE = """\
## What it finds

Only what is configured: a document that breaks a limit (`min-flesch`, `max-grade`, or any score's name under `min` and `max`),
and a document or a paragraph that is much harder to read than the texts of a house profile, which
`spincheck readability profile` learns from a folder of your own. "Much harder" is three standard deviations of those texts.

Limits hold for documents of 100 words or more, the profile also for paragraphs of 40.

## Why it matters

Some texts have readers who were promised plain language, and a house has a tone. Both are lost one document at a time.

## Example

```toml
[readability]
min-flesch = 60
```

```markdown
[|The administration of the library is responsible for the acquisition of the publications and for the supervision of the
premises. It is also expected to participate in the preparation of the annual budget, which is to be submitted to the council
before the end of the financial year. In the event of a disagreement between the administration and the council, a committee is
to be established in which both of them are represented. The recommendations of the committee are not obligatory, but they have
to be considered before a decision is taken. Any alteration of the regulations that are applicable to the visitors has to be
announced at the entrance for a period of not less than one month before it is to come into operation.|]
```

## When it is wrong

Formulas count syllables and words, not sense: names, figures and terms that the readers know make a good text look hard.

## Repair

Cut long sentences in two, and take the everyday word where it says the same. `spincheck readability report` shows where the
document is hardest.

## References

- R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948) 221–233.
- J. P. Kincaid et al., "Derivation of new readability formulas", US Navy Research Branch Report 8-75 (1975).
"""

HARDER_THAN_WANTED: Final = Rule(
    code="RDB103",
    name="harder-than-wanted",
    summary="A document or a paragraph that is harder to read than its configuration or house profile wants",
    severity=Severity.WARNING,
    page=_HARDER_THAN_WANTED_PAGE,
)
