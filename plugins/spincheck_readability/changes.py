"""What became harder to read since an earlier version of a document.

Sentences are compared by their words, wherever they stand, so that moving, splitting or joining paragraphs is no change. The
sentences that vanished are then laid to the paragraph that they were rewritten in: a paragraph's reading before is that of the
sentences it kept and of those it lost.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spincheck.api import Document, Span

from .comparison import Reading
from .prose import Prose

_FEWEST_WORDS = 25
"""Of a paragraph, before and after: in less, one word makes a clear difference."""
_ALIKE = 0.25
"""The least likeness (Dice's coefficient over words) of a paragraph to the one that it was rewritten from."""
_COMMON = 30
"""Paragraphs in which a word stands that tells nothing about which of them is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A paragraph with new sentences, and what stood there before."""

    span: Span
    before: Reading
    after: Reading


@dataclass(slots=True)
class _Version:
    """The sentences and paragraphs of one version."""

    prose: Prose
    texts: list[str]
    """Of each sentence, with single spaces."""
    paragraph_of: list[int]
    kept: set[int] = field(default_factory=set)
    """The sentences that the other version has as well."""

    @classmethod
    def of(cls, document: Document, prose: Prose) -> _Version:
        bounds = zip(prose.starts, prose.ends, strict=True)
        texts = [" ".join(document.text[start:end].split()) for start, end in bounds]
        paragraph_of = [number for number, one in enumerate(prose.paragraphs) for _ in one.sentences]
        return cls(prose, texts, paragraph_of)

    def changed(self, paragraph: int) -> list[int]:
        """Return the sentences of a paragraph that the other version does not have."""
        return [sentence for sentence in self.prose.paragraphs[paragraph].sentences if sentence not in self.kept]

    def words(self, sentences: Iterable[int]) -> frozenset[str]:
        return frozenset(word for i in sentences for word in self.texts[i].lower().split())


def find_changes(document: Document, prose: Prose, previous: Document, previous_prose: Prose) -> Iterator[Change]:
    """Yield the paragraphs that were rewritten or added to, in order; a paragraph without an earlier form is none of them."""
    now, then = _Version.of(document, prose), _Version.of(previous, previous_prose)
    homes = _match(now, then)
    vanished: defaultdict[int, list[int]] = defaultdict(list)
    for old, new in homes.items():
        vanished[new] += then.changed(old)
    for number, paragraph in enumerate(prose.paragraphs):
        added = now.changed(number)
        if not added:
            continue
        after = prose.reading(paragraph.sentences)
        kept = after.minus(prose.reading(added))
        before = kept.plus(previous_prose.reading(vanished[number]))
        if min(before.words, after.words) >= _FEWEST_WORDS:
            yield Change(span=prose.span(paragraph.sentences), before=before, after=after)


def _match(now: _Version, then: _Version) -> Mapping[int, int]:
    """Return the present paragraph that each changed paragraph of the earlier version lives on in."""
    where: defaultdict[str, deque[int]] = defaultdict(deque)
    for sentence, text in enumerate(now.texts):
        where[text].append(sentence)
    votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for sentence, text in enumerate(then.texts):
        if where[text]:
            other = where[text].popleft()
            then.kept.add(sentence)
            now.kept.add(other)
            votes[then.paragraph_of[sentence]][now.paragraph_of[other]] += now.prose.words[other]
    homes = {paragraph: counts.most_common(1)[0][0] for paragraph, counts in votes.items()}
    new = [i for i in range(len(now.prose.paragraphs)) if now.changed(i)]
    old = [i for i in range(len(then.prose.paragraphs)) if then.changed(i) and i not in homes]
    homes |= _by_words(now, then, new, old)
    homes |= _by_place(homes, now, then)
    return homes


def _by_words(now: _Version, then: _Version, new: Sequence[int], old: Sequence[int]) -> dict[int, int]:
    """Match paragraphs that have no sentence in common by their words, the likest first."""
    words = {i: now.words(now.changed(i)) for i in new}
    index: defaultdict[str, list[int]] = defaultdict(list)
    for i in new:
        for word in words[i]:
            index[word].append(i)
    pairs: list[tuple[float, int, int]] = []
    for paragraph in old:
        before = then.words(then.changed(paragraph))
        shared = Counter(i for word in before if len(index.get(word, ())) <= _COMMON for i in index.get(word, ()))
        for i, _ in shared.most_common(5):
            likeness = 2 * len(before & words[i]) / (len(before) + len(words[i]))
            if likeness >= _ALIKE:
                pairs.append((-likeness, paragraph, i))
    homes: dict[int, int] = {}
    for _, paragraph, i in sorted(pairs):
        homes.setdefault(paragraph, i)
    return homes


def _by_place(homes: Mapping[int, int], now: _Version, then: _Version) -> dict[int, int]:
    """Match what is left between two matched neighbours, where there are as many paragraphs on both sides."""
    found: dict[int, int] = {}
    taken = set(homes.values())
    here, before = -1, -1
    for old, new in [*sorted(homes.items()), (len(then.prose.paragraphs), len(now.prose.paragraphs))]:
        left, right = range(before + 1, old), range(here + 1, new)
        if len(left) == len(right) and taken.isdisjoint(right):
            found |= {a: b for a, b in zip(left, right, strict=True) if then.changed(a) and now.changed(b)}
        before, here = old, new
    return found
