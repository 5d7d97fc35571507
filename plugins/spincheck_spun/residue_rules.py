"""The rules of the spun detector's residue."""

from __future__ import annotations

from typing import Final

from spincheck.api import Rule, Severity

_ARTICLE_MISMATCH_PAGE = """\
## What it finds

"a" or "an" before a word that begins with the wrong sound for it: "an bold agenda", "a ambitious plan". A spinner that
replaces "ambitious" by "bold" seldom looks at the word before it. The suggestion is the other article.

The sound is told from the spelling, so that "an hour", "a university" and "a one-off" are right. Only words in small letters
are judged. Abbreviations, letters and figures are left alone, and so are words that are said in two ways ("herb"), an old
"an" before an "h" ("an historic"), words in quotation marks of their own, and text that is not English.

People make this mistake as well. So the confidence is low, which is not shown by default, and medium in a document whose
score is 0.5 or more. At most two different ones count for the score.

## Why it matters

Readers stumble over it. In a document whose words were replaced it points at one of the places.

## Example

```text
Researchers have built a system of gadget mastering that reads pictures of the lungs. It is [|an|] bold plan, and they see it
as a question of imaginative and prescient somewhat than money. It uses a profound neural organization and pc imaginative and
prescient, and the firm, regardless of being solely eight months outdated, has [|a|] impressive record.
```

## When it is wrong

A word of a dialect or of another language; a variable that is called "a"; a word that is not said as its spelling suggests.
And a real mistake may be no more than that: it says little about where a text comes from.

## Repair

Look at the word first: perhaps another one stood there, for which the article was right. If the word is to stay, put the
other article.

## References

- The CMU Pronouncing Dictionary, Carnegie Mellon University, against which the spelling rules are tested.
"""

ARTICLE_MISMATCH: Final = Rule(
    code="SPN301",
    name="article-mismatch",
    summary="An article that does not suit the word after it",
    severity=Severity.INFO,
    page=_ARTICLE_MISMATCH_PAGE,
)
