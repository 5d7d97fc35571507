"""Which indefinite article stands before an English word: its first sound decides, and its spelling tells the sound.

The patterns are written for this project; a test checks them against the pronouncing dictionary of Carnegie Mellon University.
"""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

Article: TypeAlias = Literal["a", "an"]

_WORD: Final = re.compile(r"(?=[a-z]*[aeiouy])[a-z]{3,}")
"""Anything else may be spelt out, as "mri" and "ui" are, or is not English."""
_UNSURE: Final = re.compile(
    r"""
    aa | herb | homage | hors$ | houri | oui(?!ja) | unioni[sz][aei] | up(?:as|silon)  # both are said, or too few know which
    | (?:faq|fyi|led|mit|roi|sat|seo|sla|sme|sos|spi|sti|suv)s?$              # spelt out, or may be
    """,
    re.VERBOSE,
)
_VOWEL_LETTER: Final = re.compile(r"[aeio]|u(?:dd|gl|l[ct]|m[abp]|n(?!i)|ni(?:d|gn|ll|m|n|ss)|p|r[bcgns]|sh|t[mt])")
_SILENT_H: Final = re.compile(r"heir|honest|honou?r|hour")
_LIKE_YOU_OR_ONE: Final = re.compile(
    r"""
    eu | ewe | once | one(?:$|ness|s|t) | ouija
    | ubiq | ufo | uk[eu] | unanim | unar(?:y|ies)$ | uni(?:[abcfjopqtv] | di[mr] | g(?!n) | l(?!l) | mo | s(?!s))
    | ur(?:an(?!g) | [eio]) | us(?:a[bg] | [eiu]) | ut(?:[ei] | op) | uv[eu]
    """,
    re.VERBOSE,
)
_CONSONANT: Final = re.compile(
    r"""
    [b-df-hj-np-tvwz][aeiou] | [b-df-hj-np-tvw]y | y[aeiou] | qu
    | [bp][lr] | c[hlr] | d[rw] | f[lr] | g[hlnr] | k[lnr] | p[hnst] | rh | s[chklmnpqtw] | t[hrsw] | w[hr]
    """,
    re.VERBOSE,
)
"""How words begin in English. "fbi", "rna" and "xml" do not, and are spelt out: "an" stands before most of them."""


def article_for(word: str) -> Article | None:
    """Return the article that stands before a word in lower case, or None where its spelling does not tell.

    Letters, abbreviations, figures, and words with other than the 26 letters are never told.
    """
    if not _WORD.fullmatch(word) or _UNSURE.match(word):
        return None
    if _SILENT_H.match(word):
        return "an"
    if _LIKE_YOU_OR_ONE.match(word) or _CONSONANT.match(word):
        return "a"
    return "an" if _VOWEL_LETTER.match(word) else None
