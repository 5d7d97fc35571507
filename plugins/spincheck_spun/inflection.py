"""The regular plural of English nouns: enough to meet a listed phrase in its other number."""

from __future__ import annotations

from typing import Final

_SAME_IN_BOTH: Final = frozenset(("bayes", "mathematics", "news", "physics", "robotics", "series", "species"))
_HISSING: Final = ("s", "x", "z", "ch", "sh")
_VOWELS: Final = frozenset("aeiou")


def singular(word: str) -> str:
    """Return the singular of a lower-case noun, or the word itself where it does not look like a plural."""
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _SAME_IN_BOTH:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("yses", "heses")):
        return word[:-2] + "is"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> str:
    """Return the regular plural of a lower-case singular noun."""
    if word in _SAME_IN_BOTH:
        return word
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith("sis"):
        return word[:-2] + "es"
    return word + ("es" if word.endswith(_HISSING) else "s")


def other_number(word: str) -> str:
    """Return the plural of a singular and the singular of a plural."""
    base = singular(word)
    return base if base != word else plural(word)
