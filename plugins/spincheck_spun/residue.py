"""Residue: what the replacing of words leaves in the words beside them, here in the articles before them.

"An ambitious agenda" becomes "an bold agenda". People make the same mistake, but seldom, so that it supports other evidence.
Two other sorts of residue were measured and left out. Terms that alternate between synonyms ("gadget mastering", "system
mastering") are found as phrases already, and clean text has as many of the rest. Inflated connectives ("by means of") are
frequent in old books.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count, islice
from math import log
from typing import Final

from spincheck.api import BlockKind, Confidence, Document, Finding, Span

from .first_sounds import article_for
from .remembered import Remembered
from .residue_rules import ARTICLE_MISMATCH
from .scoring import SPUN, count_function_words
from .tokens import Tokens

SPUN_RATE: Final = 110.0
"""Different mismatches in a million words of spun text: the lower end of the 95 % interval of 3 in 5,631 words of real
excerpts. Documents with 10 or 20 % of their content words replaced from two thesauri have 530 to 1,560."""
CLEAN_RATE: Final = 21.0
"""The same in clean text: the upper end of the 95 % interval of 71 in 75 old books, whose dialects have most (11 in a million
words, half of them in two books). Modern text has 4 to 10."""
MISMATCH_WEIGHT: Final = log(SPUN_RATE / CLEAN_RATE)
"""The log-likelihood ratio of one mismatch, 1.7 nats."""
MOST_COUNTED: Final = 2
"""Different mismatches that count for a document: who writes dialect or is learning English makes more than one."""

_GAP: Final = re.compile(r"\s|\r?\n[ \t]*")
"""More space is where a reader or the author left something out."""
_ARTICLES: Final = frozenset(("a", "an"))
_CAPITALISED: Final = frozenset(("a", "an", "A", "An"))
_OPENING: Final = frozenset('([“"—–')
"""What may stand before an article without a space. After an apostrophe, a hyphen or a slash it is a part of something
else."""
_BEFORE_CAPITAL: Final = _OPENING | frozenset(".!?:;”")
"""What stands before an article with a capital; elsewhere "A" is a name, as in "vitamin A intake"."""
_NEVER_AFTER: Final = frozenset(
    """
    about after all also am an and any are as at be been but by can could did do does each even every for from he if in
    including into is it its may me might must my no nor not now of off on only or our out outside over shall she should so
    some than that the their them then there these they this those thou thy to under until up was we were what when where
    which who will with would you your
    """.split()
)
"""Words before which "a" and "an" are seldom articles, but a letter, an old "if", the "and" and "have" of a dialect, or a
slip."""
_REACH: Final = 12
"""How many tokens before and after an article must look like English."""
_ENGLISH_SHARE: Final = 0.1
"""The least share of function words among them: "a una" and "a equipe" are not English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """An article that does not suit the word after it."""

    span: Span
    """The article."""
    word: Span
    expected: str
    """The article that should stand there, with the same capital."""


def find_mismatches(document: Document, tokens: Tokens) -> Iterator[Mismatch]:
    """Yield the articles that do not suit the words after them, in order.

    Only words in small letters are judged, because spinners leave names alone, and names are said in many ways. Words in
    quotation marks of their own, blocks of quotation, and what is not English are left alone too.
    """
    words = tokens.words
    for at in compress(count(), map(_ARTICLES.__contains__, islice(words, max(0, len(words) - 1)))):
        if words[at] == _WRONG_ARTICLES[words[at + 1]] and _is_english(words, at):
            span = Span(tokens.starts[at], tokens.ends[at])
            word = Span(tokens.starts[at + 1], tokens.ends[at + 1])
            if _is_article_of(document, span, word):
                expected = "an" if words[at] == "a" else "a"
                is_capital = document.text[span.start] == "A"
                yield Mismatch(span=span, word=word, expected=expected.capitalize() if is_capital else expected)


def weigh_mismatches(document: Document, mismatches: Iterable[Mismatch]) -> float:
    """Return the log-likelihood ratio, in nats, that the mismatches of a whole document give; none gives 0.

    None says nothing, because some spinners mend the article. What is repeated counts once.
    """
    different = {document.text[mismatch.span.start : mismatch.word.end].lower() for mismatch in mismatches}
    return MISMATCH_WEIGHT * min(len(different), MOST_COUNTED)


def mismatch_finding(document: Document, mismatch: Mismatch, probability: float) -> Finding:
    """Return the finding on one article in a document that is spun with some probability."""
    found = document.text[mismatch.span.start : mismatch.span.end]
    word = document.text[mismatch.word.start : mismatch.word.end]
    sound = "consonant" if mismatch.expected.lower() == "a" else "vowel"
    return Finding(
        rule=ARTICLE_MISMATCH,
        span=mismatch.span,
        message=f"'{found}' stands before '{word}', which begins with a {sound} sound; it may have belonged to another word",
        confidence=Confidence.MEDIUM if probability >= SPUN else Confidence.LOW,
        suggestions=(mismatch.expected,),
        evidence={
            "word": word,
            "weight": round(MISMATCH_WEIGHT, 2),
            "clean occurrences per million words, at most": CLEAN_RATE,
        },
    )


def _wrong_article(word: str) -> str | None:
    """Return the article that never stands before a word in lower case; none where both may, or where no article stands."""
    expected = None if word in _NEVER_AFTER else article_for(word.removesuffix("'s"))
    if expected == "an":
        return "a"
    # "An historic", "an hundred" and "such an one" are old, but good English.
    return "an" if expected == "a" and word[0] != "h" and word != "one" else None


_WRONG_ARTICLES: Final = Remembered(_wrong_article)


def _is_english(words: Sequence[str], at: int) -> bool:
    near = [*words[max(0, at - _REACH) : at], *words[at + 2 : at + 2 + _REACH]]
    return count_function_words(near) - sum(map(near.count, _ARTICLES)) >= _ENGLISH_SHARE * len(near)


def _is_article_of(document: Document, article: Span, word: Span) -> bool:
    """Tell whether an article stands by itself right before a word in small letters, and is not quoted."""
    text = document.text
    blocks = bisect_right(document.blocks, article.start, key=lambda block: block.span.start)
    if not blocks or not text[word.start : word.end].islower() or not _GAP.fullmatch(text, article.end, word.start):
        return False
    block = document.blocks[blocks - 1]
    before = text[max(block.span.start, article.start - 2) : article.start]
    stands_alone = not before or before[-1].isspace() or before[-1] in _OPENING
    may_be_capital = not before.strip() or before.strip()[-1] in _BEFORE_CAPITAL
    return (
        stands_alone
        and text[article.start : article.end] in (_CAPITALISED if may_be_capital else _ARTICLES)
        and word.end <= block.span.end
        and block.kind is not BlockKind.QUOTE
        and not document.is_quoted(Span(article.start, word.end))
    )
