"""What a repair may never do to a document, whatever the detectors say.

The document before is compared with the document after, as the same reader reads both, so a repair in several rounds is judged
as a whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ..api import Block, BlockKind, Document, Edit, SourceSpan, Span
from ..api.splitting import split_words
from ..errors import FixError
from .positions import Locator

_LARGEST_SHARE = 0.15
"""Of a document's words that may go."""
_LONGEST_SENTENCE = 12
"""Words of a sentence that may go as a whole."""
_SHOWN = 60
"""Code points of a sentence that a message quotes."""

_OBJECT = "\ufffc"
"""Stands for what is no prose; a block is never made of these alone."""

_HINT = "the file is as it was; repair it by hand, or fix fewer rules at a time with --select"


def examine(before: Document, after: Document, edits: Sequence[Edit]) -> None:
    """Refuse ``edits`` that took too much of ``before``, or after which the rest reads otherwise.

    Args:
        before: the document.
        after: the document with the edits.
        edits: in ascending order, not overlapping.

    Raises:
        FixError: more than 15 % of the words would go, or a whole sentence of more than 12 words that stands nowhere else, or
            what the edits leave is not read as it was before: the message says which.
    """
    changes = [(_in_text(before, edit.span), edit.replacement) for edit in edits]
    _examine_words(before, changes)
    _examine_sentences(before, [span for span, replacement in changes if not split_words(replacement)])
    # Plain text has no markup to break, and where its blocks end is a guess from the lines around.
    if before.format != "plain":
        _examine_blocks(before, after, changes)


_Change = tuple[Span, str]  # a stretch of the document's text, perhaps empty, and what stands there instead


def _in_text(document: Document, span: SourceSpan) -> Span:
    """Return the text that was read from ``span`` alone; a character reference that it cuts stays."""
    segments = document.segments
    first = bisect_right(segments, span.start, key=lambda segment: segment.source.end)
    last = bisect_left(segments, span.end, key=lambda segment: segment.source.start) - 1
    start = end = len(document.text)
    if first < len(segments):
        segment = segments[first]
        cut = max(0, span.start - segment.source.start)
        start = segment.text.start + cut if segment.verbatim or not cut else segment.text.end
    if last >= first:
        segment = segments[last]
        cut = max(0, segment.source.end - span.end)
        end = segment.text.end - cut if segment.verbatim or not cut else segment.text.start
    return Span(start, max(start, end) if last >= first else start)


def _examine_words(document: Document, changes: Sequence[_Change]) -> None:
    total = len(document.words)
    gone = sum(max(0, len(document.words.within(span)) - len(split_words(replacement))) for span, replacement in changes)
    if gone > _LARGEST_SHARE * total:
        raise FixError(f"not repaired: {gone} of its {total} words would go, which is more than {_LARGEST_SHARE:.0%}", _HINT)


def _examine_sentences(document: Document, deleted: Sequence[Span]) -> None:
    """Refuse to lose a long sentence; of one that stands twice, such as a title, one may go."""
    words, sentences = document.words, document.sentences
    gone: Counter[int] = Counter()
    for span in deleted:
        for index in range(bisect_right(sentences.ends, span.start), bisect_left(sentences.starts, span.end)):
            sentence = sentences[index]
            gone[index] += len(words.within(Span(max(sentence.start, span.start), min(sentence.end, span.end))))
    lost = {
        index: count
        for index, count in sorted(gone.items())
        if count > _LONGEST_SENTENCE and count == len(words.within(sentences[index]))
    }
    texts = sentences.texts(document.text) if lost else []
    left = {text for index, text in enumerate(texts) if index not in lost}
    for index, count in lost.items():
        if texts[index] not in left:
            shown = " ".join(texts[index].split())
            shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN].rsplit(' ', 1)[0]}…"
            line = _line(document, sentences[index])
            raise FixError(f"not repaired: the sentence '{shown}' ({count} words, line {line}) would go", _HINT)


def _examine_blocks(before: Document, after: Document, changes: Sequence[_Change]) -> None:
    """Refuse edits that change more than what they touch, as a deleted blank line can make a heading of a paragraph."""
    left = _left(before, changes)
    read = ((block.kind, after.text[block.span.start : block.span.end]) for block in after.blocks)
    for expected, actual in zip_longest(left, read):
        if expected is None or actual is None or expected[1:] != (actual[0], actual[1].split()):
            where = f" from line {_line(before, expected[0].span)} on" if expected else ""
            raise FixError(f"not repaired: the rest would be read otherwise{where}", _HINT)


def _left(document: Document, changes: Sequence[_Change]) -> Iterator[tuple[Block, BlockKind, list[str]]]:
    """Yield each block of which something is left, its kind, and what is left, without white space."""
    at, placed = 0, -1
    for block in document.blocks:
        parts, start, end = [], block.span.start, block.span.end
        while at < len(changes) and changes[at][0].start <= end:
            span, replacement = changes[at]
            parts.append(document.text[start : span.start])
            if placed < at and span.end >= start:  # what a change of several blocks puts in stands in the first of them
                parts.append(replacement)
                placed = at
            start = max(start, span.end)
            if span.end > end:
                break
            at += 1
        parts.append(document.text[start:end])
        words = "".join(parts).split()
        if any(word.strip(_OBJECT) for word in words):
            yield block, block.kind, words


def _line(document: Document, span: Span) -> int:
    return Locator(document.source).position(document.to_source(span).start).line
