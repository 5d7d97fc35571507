"""Quotations whose words differ from those of the original."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spincheck.api import Document, Span

from .alignment import Link
from .reading import Reading, normal
from .wording import Word, Wording, compare_words, span_of

_QUOTED = re.compile(r"“([^“”\n]{8,600})[”\n]|\"([^\"\n]{8,600})\"")
"""In double marks; single ones are apostrophes as well. An opening mark without a closing one goes to the end of its line."""
_FEWEST = 4
"""Words of a quotation; fewer are a term in quotation marks."""
_ALIKE = 0.4
"""The share of words in the same order from which on two quotations are forms of one."""


@dataclass(frozen=True, slots=True)
class ChangedQuotation:
    """A quotation of the suspect, and how its words differ from those that it has in the original."""

    wording: Wording

    @property
    def original(self) -> Span:
        """What stands between the quotation marks in the original's text."""
        return span_of(self.wording.original)

    @property
    def suspect(self) -> Span:
        """What stands between them in the suspect's text."""
        return span_of(self.wording.suspect)


def find_changed_quotations(links: Iterable[Link], original: Reading, suspect: Reading) -> Iterator[ChangedQuotation]:
    """Yield the quotations that stand in linked sentences in other words than in the original; a shortened one has the same."""
    ours, theirs = _by_sentence(original), _by_sentence(suspect)
    done: set[int] = set()
    for link in links:
        candidates = [words for i in link.original for words in ours.get(i, ())]
        for words in (words for j in link.suspect for words in theirs.get(j, ())):
            if not candidates or words[0].start in done:
                continue
            done.add(words[0].start)
            likest = max((compare_words(candidate, words) for candidate in candidates), key=lambda wording: wording.order)
            if likest.order >= _ALIKE and not _is_part(likest.suspect, likest.original):
                yield ChangedQuotation(likest)


def _is_part(words: Sequence[Word], whole: Sequence[Word]) -> bool:
    """Tell whether words stand in a whole, one after the other, however they are parted: "open-source" and "open source"."""
    return "".join(word.normal for word in words) in "".join(word.normal for word in whole)


def _by_sentence(reading: Reading) -> dict[int, list[Sequence[Word]]]:
    """Return the quotations that each sentence holds a part of."""
    found: defaultdict[int, list[Sequence[Word]]] = defaultdict(list)
    number = 0
    for words in _quotations(reading.document):
        while number < len(reading.sentences) and reading.sentences[number].end <= words[0].start:
            number += 1
        at = number
        while at < len(reading.sentences) and reading.sentences[at].start < words[-1].end:
            found[at].append(words)
            at += 1
    return found


def _quotations(document: Document) -> Iterator[Sequence[Word]]:
    for match in _QUOTED.finditer(document.text):
        spans = document.words.within(Span(*match.span(match.lastindex or 0)))
        if len(spans) >= _FEWEST:
            texts = spans.texts(document.text)
            yield [
                Word(normal(text), start, end, is_first=False)
                for text, start, end in zip(texts, spans.starts, spans.ends, strict=True)
            ]
