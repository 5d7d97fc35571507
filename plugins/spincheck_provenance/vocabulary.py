"""English words that a comparison treats apart; written for this project from general knowledge."""

from __future__ import annotations

from typing import Final

FUNCTION_WORDS: Final = frozenset(
    """
    a about after all also although an and any are as at be because been before being but by can could did do does down during
    each even for from had has have he her here him his how i if in into is it its just may me might more most must my no nor
    not of off on one only onto or other our out over she should so some such than that the their them then there these they
    this those though to too under until up upon us very was we were what when where which while who whom whose why will with
    within without would yet you your
    """.split()
)
"""Words that hold a sentence together; which of them stands there is a matter of grammar more than of choice."""

NUMBER_WORDS: Final = {
    word: str(value)
    for words, values in (
        ("zero one two three four five six seven eight nine ten eleven twelve", range(13)),
        ("thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty", range(13, 21)),
        ("thirty forty fifty sixty seventy eighty ninety hundred", range(30, 101, 10)),
    )
    for word, value in zip(words.split(), values, strict=True)
} | {"thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion"}
"""The value of numbers that are written as words, as far as they are one word."""
