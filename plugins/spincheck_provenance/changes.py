"""What was changed in a sentence: words swapped for others, and, graver, numbers, names, quotations and credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spincheck.api import Span

from .reading import Reading, stem
from .vocabulary import FUNCTION_WORDS, NUMBER_WORDS
from .wording import Gap, Word, Wording, span_of

_LONGEST = 4
"""Words of a swapped phrase at most, on both sides; more is another sentence, not another word."""
_IN_STEP = 0.4
"""The share of words in the same order from which on what stands between them was put in its place."""
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_CREDIT = re.compile(
    r"(?i)\b(?:inputs? from|report(?:ing|ed) by|with reporting|courtesy|source|photo|image|written by|agenc\w+)\b"
)
_LONGEST_CREDIT = 14
"""Words of a line that only says where a text or a picture is from."""


class ChangeKind(StrEnum):
    """What kind of words gave way to others."""

    WORD = "word"
    NUMBER = "number"
    NAME = "name"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words of the original, and what stands in their place; the spans are of each document's own text."""

    kind: ChangeKind
    original: Span
    suspect: Span


def find_changes(wording: Wording, original: Reading, suspect: Reading) -> Iterator[Change]:
    """Yield what gave way to something else in a link whose words are mostly in step."""
    if wording.order < _IN_STEP:
        return
    ours, theirs = _Side(wording.original, original), _Side(wording.suspect, suspect)
    is_credit = ours.is_credit and theirs.is_credit
    for gap in wording.gaps:
        if not (0 < len(gap.original) <= _LONGEST and 0 < len(gap.suspect) <= _LONGEST):
            continue
        kind = _kind(gap, ours, theirs)
        if kind is ChangeKind.WORD and is_credit:
            kind = ChangeKind.CREDIT
        if kind:
            yield Change(kind=kind, original=span_of(gap.original), suspect=span_of(gap.suspect))


class _Side:
    """One side of a link: its words, and the numbers and names among them."""

    def __init__(self, words: Sequence[Word], reading: Reading) -> None:
        self._text = reading.document.text
        self.words = {word.normal for word in words}
        self.numbers = set(self.numbers_of(words))
        self.is_credit = len(words) <= _LONGEST_CREDIT and bool(_CREDIT.search(self._text[words[0].start : words[-1].end]))

    def numbers_of(self, words: Iterable[Word]) -> Iterator[str]:
        """Yield the value of each number, however it is written."""
        for word in words:
            if word.normal in NUMBER_WORDS:
                yield NUMBER_WORDS[word.normal]
            for number in _NUMBER.findall(self._text[word.start : word.end]):
                yield number.replace(",", "")

    def names_of(self, words: Iterable[Word]) -> list[str]:
        """Return the words whose capitals cannot come from the start of a sentence."""
        return [word.normal for word in words if self._is_name(word)]

    def _is_name(self, word: Word) -> bool:
        text = self._text[word.start : word.end]
        before = self._text[max(word.start - 1, 0) : word.start]
        starts = word.is_first or before in "“\"‘'("
        return text != text.lower() and (not starts or text[1:] != text[1:].lower()) and word.normal not in FUNCTION_WORDS


def _kind(gap: Gap, ours: _Side, theirs: _Side) -> ChangeKind | None:
    """Return what kind of change a gap is; none where nothing was changed that matters, such as another form of a word."""
    before, after = set(ours.numbers_of(gap.original)), set(theirs.numbers_of(gap.suspect))
    if before or after:
        # A figure that stands elsewhere in the sentence was moved, and "eight" for "8" is no change.
        return ChangeKind.NUMBER if before - theirs.numbers and after - ours.numbers else None
    old, new = ours.names_of(gap.original), theirs.names_of(gap.suspect)
    if old and new:
        return ChangeKind.NAME if _is_another_name(old, new, ours, theirs) else None
    if old or new:
        return None
    return ChangeKind.WORD if _is_another_word(gap) else None


def _is_another_name(old: Sequence[str], new: Sequence[str], ours: _Side, theirs: _Side) -> bool:
    """Tell another name from the same one, shortened ("U.S.") or moved."""
    old, new = [word for word in old if word not in theirs.words], [word for word in new if word not in ours.words]
    if not old or not new or {stem(word) for word in old} & {stem(word) for word in new}:
        return False
    initials = ("".join(word[0] for word in old), "".join(word[0] for word in new))
    return initials[0] not in new and initials[1] not in old


def _is_another_word(gap: Gap) -> bool:
    """Tell other words from the same ones in another form, and from words that only hold a sentence together."""
    before = [word.normal for word in gap.original]
    after = [word.normal for word in gap.suspect]
    if {*before, *after} <= FUNCTION_WORDS or "".join(before) == "".join(after):
        return False
    content = ({stem(w) for w in before if w not in FUNCTION_WORDS}, {stem(w) for w in after if w not in FUNCTION_WORDS})
    return content[0] != content[1]
