"""The findings on a document that is compared with an original."""

from __future__ import annotations

from collections.abc import Iterator

from spincheck.api import Confidence, Document, Finding, Score, Span

from .changes import Change, ChangeKind
from .comparison import Comparison, Passage, copied_runs
from .labels import Label, Verdict
from .places import Places
from .rules import (
    CHANGED_CREDIT,
    CHANGED_NAME,
    CHANGED_NUMBER,
    CHANGED_QUOTATION,
    COPIED_PASSAGE,
    COPIED_TEXT,
    REWORDED_SENTENCE,
    SWAPPED_WORD,
)
from .scores import Scores

_RULES = {
    ChangeKind.WORD: SWAPPED_WORD,
    ChangeKind.NUMBER: CHANGED_NUMBER,
    ChangeKind.NAME: CHANGED_NAME,
    ChangeKind.CREDIT: CHANGED_CREDIT,
}
_NOUNS = {SWAPPED_WORD: "", CHANGED_NUMBER: "the number ", CHANGED_NAME: "the name ", CHANGED_CREDIT: "in a credit, "}
_COPIED_WORDS = 8
"""Of a copied passage, at least: a shorter sentence is soon written twice."""
_CERTAINLY_RELATED = 0.3
"""The likeness of the whole document from which on no chance explains it; which kind of copy it is may still be open."""
_IN_STEP = 0.6
"""The share of words in the same order from which on it is certain what a word stands for."""
_ALIKE = 0.5
"""The likeness from which on it is certain what a sentence was made of."""


def document_scores(scores: Scores) -> Iterator[Score]:
    """Yield what is known about the whole document as numbers."""
    yield Score(name="copied", value=scores.copied, unit="share of words")
    yield Score(name="reworded", value=scores.reworded, unit="share of words")
    yield Score(name="original-retained", value=scores.retained, unit="share of words")
    yield Score(name="order-kept", value=scores.order_kept, unit="share of words")
    yield Score(name="words-swapped", value=scores.swapped, unit="per hundred words")


def findings(
    document: Document, original: Document, comparison: Comparison, verdict: Verdict, scores: Scores
) -> Iterator[Finding]:
    """Yield the findings; on an unrelated document only those on passages that it shares word for word."""
    places = Places(original)
    yield from _copied_passages(comparison, places)
    if verdict.label is Label.UNRELATED:
        return
    yield _document_finding(document, original, comparison, verdict, scores)
    for passage in comparison.passages:
        if not passage.is_copy:
            yield _reworded(passage, places)
            yield from (_changed(change, passage, places, document) for change in passage.changes)
    for quotation in comparison.quotations:
        evidence = places.evidence(quotation.original)
        yield Finding(
            rule=CHANGED_QUOTATION,
            span=quotation.suspect,
            message=f"this quotation reads '{evidence['original']}' in {original.path}",
            confidence=Confidence.HIGH,
            suggestions=(str(evidence["original"]),),
            evidence=evidence,
        )


def _document_finding(
    document: Document, original: Document, comparison: Comparison, verdict: Verdict, scores: Scores
) -> Finding:
    return Finding(
        rule=COPIED_TEXT,
        span=document.blocks[0].span,
        message=(
            f"{100 * scores.derived:.0f} % of this document comes from {original.path}, {100 * scores.copied:.0f} % word for "
            f"word; it looks like {verdict.label.phrase}. A source in common or an agreement would explain that as well"
        ),
        confidence=Confidence.HIGH if scores.likeness >= _CERTAINLY_RELATED else Confidence.MEDIUM,
        evidence={
            "label": verdict.label,
            "label confidence": verdict.confidence,
            "reasons": list(verdict.reasons),
            "original path": original.path,
            "copied word for word": round(scores.copied, 3),
            "reworded": round(scores.reworded, 3),
            "retained of the original": round(scores.retained, 3),
            "order kept": round(scores.order_kept, 3),
            "words swapped in 100": round(scores.swapped, 1),
            "sentences added": len(comparison.added),
            "sentences dropped": len(comparison.dropped),
        },
    )


def _copied_passages(comparison: Comparison, places: Places) -> Iterator[Finding]:
    for run in copied_runs(comparison.passages):
        words = sum(len(passage.wording.suspect) for passage in run)
        if words < _COPIED_WORDS or not run[0].is_copy:
            continue
        evidence = places.evidence(Span(run[0].original[0].start, run[-1].original[-1].end))
        what = "this sentence stands" if len(run) == 1 else f"these {len(run)} sentences stand"
        yield Finding(
            rule=COPIED_PASSAGE,
            span=Span(run[0].suspect[0].start, run[-1].suspect[-1].end),
            message=f"{what} word for word in line {evidence['original line']} of {evidence['original path']}",
            confidence=Confidence.HIGH,
            evidence=evidence | {"sentences": len(run), "words": words},
        )


def _reworded(passage: Passage, places: Places) -> Finding:
    evidence = places.evidence(Span(passage.original[0].start, passage.original[-1].end))
    return Finding(
        rule=REWORDED_SENTENCE,
        span=Span(passage.suspect[0].start, passage.suspect[-1].end),
        message=f"{_how(passage)} line {evidence['original line']} of {evidence['original path']}: {evidence['original']}",
        confidence=Confidence.HIGH if passage.likeness >= _ALIKE else Confidence.MEDIUM,
        evidence=evidence
        | {
            "likeness": round(passage.likeness, 2),
            "words in the same order": round(passage.wording.order, 2),
            "moved": passage.is_moved,
        },
    )


def _how(passage: Passage) -> str:
    """Say how the sentences of a passage were made of those of the original."""
    if len(passage.original) > 1:
        return f"this sentence merges and rewords {len(passage.original)} sentences, from"
    if len(passage.suspect) > 1:
        return f"these {len(passage.suspect)} sentences split and reword one in"
    return "this sentence rewords, in another place, that in" if passage.is_moved else "this sentence rewords that in"


def _changed(change: Change, passage: Passage, places: Places, document: Document) -> Finding:
    rule = _RULES[change.kind]
    evidence = places.evidence(change.original)
    found = " ".join(document.text[change.suspect.start : change.suspect.end].split())
    return Finding(
        rule=rule,
        span=change.suspect,
        message=f"{_NOUNS[rule]}'{found}' stands where {evidence['original path']} has '{evidence['original']}'",
        confidence=Confidence.HIGH if passage.wording.order >= _IN_STEP else Confidence.MEDIUM,
        suggestions=(str(evidence["original"]),),
        evidence=evidence | {"words of the sentence in the same order": round(passage.wording.order, 2)},
    )
