"""The rules of the grammar detector: LanguageTool's thousands, in five kinds."""

from __future__ import annotations

from typing import Final

from spincheck.api import Rule, Severity


def _page(*, finds: str, why: str, example: str, wrong: str) -> str:
    """Return a rule's page; what holds for all of LanguageTool's mistakes is said here."""
    return f"""\
## What it finds

{finds}

The detector is off until `server` or `local` is set in `[tool.spincheck.grammar]`; docs/grammar.md says how.

## Why it matters

{why}

## Example

```plain
{example}
```

## When it is wrong

{wrong}

The evidence names LanguageTool's own rule and category, which `disabled-rules` and `disabled-categories` switch off.

## Repair

`--fix --unsafe-fixes` puts LanguageTool's first replacement there, so read the sentence afterwards.

## References

- LanguageTool, languagetool.org; D. Naber, “A rule-based style and grammar checker”, diploma thesis, Bielefeld 2003.
"""


GRAMMAR_MISTAKE: Final = Rule(
    code="GRM101",
    name="grammar-mistake",
    summary="A break in grammar, as LanguageTool sees it",
    severity=Severity.WARNING,
    page=_page(
        finds="""\
What LanguageTool takes for broken grammar: a wrong article, a verb that does not agree, a form that cannot stand there, a word
twice in a row.""",
        why="""\
Whoever swaps words without reading on leaves “an bold plan” where “an ambitious plan” stood, and “they taken” for “they took”.
In clean text such breaks are rare, so many of them are a sign that words were swapped: the score `grammar-breaks` counts them,
together with GRM102, in a thousand words. A few are what everybody writes.""",
        example="The council drew up [|an|] bold plan. She [|have|] seen it.",
        wrong="""\
Titles and names inside a sentence, dialect, verse, lists of words, sentences about words. People who write in a second language
make such mistakes honestly.""",
    ),
)
WRONG_WORD: Final = Rule(
    code="GRM102",
    name="wrong-word",
    summary="A confused word or one that does not go with its neighbour, as LanguageTool sees it",
    severity=Severity.WARNING,
    page=_page(
        finds="What LanguageTool takes for the wrong word of a confused pair, or for one that does not go with its neighbour.",
        why="""\
A synonym keeps the sense of a word and loses what it goes with: “affect” becomes “effect”. Such words count in the score
`grammar-breaks`.""",
        example="The new tax might substantially [|effect|] the price of bread.",
        wrong="Where the unusual word is meant.",
    ),
)
MISSPELLING: Final = Rule(
    code="GRM103",
    name="misspelling",
    summary="A misspelt word, as LanguageTool sees it; only where its category is enabled",
    severity=Severity.WARNING,
    page=_page(
        finds="""\
What LanguageTool takes for a misspelt word, or for one that is joined or parted wrongly. Not reported unless
`enabled-categories` names the category, such as `TYPOS` or `COMPOUNDING`, because its dictionary stumbles over names.""",
        why="Spinners that build words from parts invent some that no dictionary has.",
        example="The board has [|recieved|] the letter.",
        wrong='Names, terms, and the other variant of a language: `language = "en-GB"` takes “colour”.',
    ),
)
TYPOGRAPHY: Final = Rule(
    code="GRM104",
    name="typography",
    summary="A mistake in punctuation, spaces or capitals, as LanguageTool sees it; only where its category is enabled",
    severity=Severity.INFO,
    page=_page(
        finds="""\
What LanguageTool takes for a mistake in punctuation, spaces or capitals. Not reported unless `enabled-categories` names the
category, such as `PUNCTUATION`, `TYPOGRAPHY` or `CASING`.""",
        why="It seldom does; but text that was copied often has a space too many or too few.",
        example="The bridge is old[| ,|] and the road is closed.",
        wrong="House styles differ.",
    ),
)
STYLE_OPINION: Final = Rule(
    code="GRM105",
    name="style-opinion",
    summary="What LanguageTool would say in another way; only where its category is enabled",
    severity=Severity.INFO,
    page=_page(
        finds="""\
What LanguageTool would say in another way. Not reported unless `enabled-categories` names the category, such as `STYLE`,
`REDUNDANCY` or `PLAIN_ENGLISH`.""",
        why="Only you can say: these are opinions. They count in no score.",
        example="We saw [|all of the|] boats that morning.",
        wrong="Where you prefer it as it is.",
    ),
)

RULES: Final = (GRAMMAR_MISTAKE, WRONG_WORD, MISSPELLING, TYPOGRAPHY, STYLE_OPINION)
BREAKS: Final = frozenset({GRAMMAR_MISTAKE, WRONG_WORD})
"""What swapping words breaks; the score counts these."""
