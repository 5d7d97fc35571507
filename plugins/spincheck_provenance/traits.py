"""What tells one kind of copy from another: how its reworded sentences differ from those they were made of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from .comparison import Comparison, Passage
from .figures import share
from .reading import Reading, stem
from .vocabulary import FUNCTION_WORDS
from .wording import Gap

_EXPECTED = 4.0
"""How often a word must be expected before its absence says something: by chance it is missing in 2 of 100 cases (Poisson)."""
_EXPECTED_NEW = 3
"""How often a new word must stand there."""
_SPEECH = frozenset("said says say told tell added stated noted".split())
"""Words for saying, which every hand varies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """Shares from 0 to 1. Those of reworded sentences are 0 where there is none."""

    in_order: float
    """Of the words of reworded sentences: how many stand in the same order in the original."""
    in_place: float
    """Of all differences in them: how many put words in the place of others. The rest puts in, leaves out or moves."""
    dense: float
    """Of the original, from the first to the last sentence that lives on: how much does."""
    condensed: float
    """The length of the linked sentences of the suspect, as a share of that of the original's, at most 1."""
    gone: tuple[str, ...]
    """Words that are frequent in the original and that the suspect's reworded sentences should hold, and the suspect never
    has."""
    new: tuple[str, ...]
    """Words that are frequent in the suspect's reworded sentences and that the original never has. A spinner replaces a word
    wherever it stands, so it leaves both kinds; whoever writes anew keeps the words of the subject."""


def read_traits(comparison: Comparison) -> Traits:
    """Return the traits of a comparison."""
    passages = comparison.passages
    reworded = [passage for passage in passages if not passage.is_copy]
    ours = sum(len(passage.wording.original) for passage in passages)
    theirs = sum(len(passage.wording.suspect) for passage in passages)
    expected = share(theirs, sum(map(len, comparison.original.words)))
    return Traits(
        in_order=share(
            sum(2 * sum(map(len, passage.wording.shared)) for passage in reworded),
            sum(len(passage.wording.original) + len(passage.wording.suspect) for passage in reworded),
        ),
        in_place=_in_place(gap for passage in reworded for gap in passage.wording.gaps),
        dense=_dense(passages, comparison.original),
        condensed=min(share(theirs, ours), 1.0),
        gone=_missing(_small_words(comparison.original), comparison.suspect, _EXPECTED / expected if expected else 0),
        new=_missing(_small_words(comparison.suspect, comparison.passages), comparison.original, _EXPECTED_NEW),
    )


def _in_place(gaps: Iterable[Gap]) -> float:
    number = in_place = 0
    for gap in gaps:
        number += 1
        in_place += bool(gap.original and gap.suspect)
    return share(in_place, number)


def _dense(passages: Sequence[Passage], original: Reading) -> float:
    """Leave out what was moved: one sentence from the end would stretch the part that the others come from."""
    unmoved = [passage for passage in passages if not passage.is_moved]
    if not unmoved:
        return 0.0
    part = original.words[unmoved[0].link.original[0] : unmoved[-1].link.original[-1] + 1]
    return share(sum(len(passage.wording.original) for passage in unmoved), sum(map(len, part)))


def _missing(words: Iterable[str], other: Reading, least: float) -> tuple[str, ...]:
    """Return the words that stand here ``least`` times or oftener, and no form of which stands in the other text."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        counts[stem(word)][word] += 1
    there = set(map(stem, chain.from_iterable(other.words)))
    missing = [forms for form, forms in counts.items() if form not in there and forms.total() >= least]
    missing.sort(key=lambda forms: -forms.total())
    return tuple(forms.most_common(1)[0][0] for forms in missing)


def _small_words(reading: Reading, passages: Iterable[Passage] | None = None) -> Iterator[str]:
    """Yield the content words that are written in small letters, of the suspect's passages or of all sentences."""
    text = reading.document.text
    numbers = range(len(reading.sentences)) if passages is None else (j for p in passages for j in p.link.suspect)
    for number in numbers:
        for start, word in zip(reading.bounds[number].starts, reading.words[number], strict=True):
            if text[start].islower() and len(word) > 2 and word not in FUNCTION_WORDS and word not in _SPEECH:
                yield word
