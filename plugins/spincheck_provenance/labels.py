"""What kind of copy a text is, how sure that is, and why.

The kinds are decided one after another, each by one or two traits. The limits were chosen on the even half of the texts that
`bench/quality/provenance.py` makes, and are reported on the odd half; see ``docs/decisions/0009-provenance.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spincheck.api import Confidence

from .comparison import Comparison
from .figures import percent
from .names import shared_names
from .scores import Scores
from .traits import Traits, read_traits

_RELATED = 0.17
"""The likeness of the whole document from which on it was made of the original."""
_HARDLY_RELATED = 0.08
"""The likeness up to which it certainly was not."""
_ALIKE_WORDS = 80
"""Words in sentences of more than `_ALIKE` from which on a part of the document was made of the original, however long the
rest."""
_ALIKE = 0.5
_SAME_STORY = 3
"""Names of several words from which on two unrelated texts are about the same people."""
_COPIED = 0.75
"""Of what comes from the original, the share copied word for word from which on it is a copy."""
_FEW_SWAPS = 1.5
"""Swapped words in a hundred of what comes from the original, up to which a copy is no spun one."""
_IN_PLACE = 0.82
"""Of the differences, the share that puts words in the place of others from which on it is a spinner's work."""
_IN_ORDER = 0.6
"""The share of words in the same order up to which a text was written anew and not translated."""
_FAR = 0.45
"""Up to here sentences are too far apart to tell what stands in the place of what."""
_FEWEST_NEW = 3
"""Frequent new words that a spinner leaves, besides one that is gone."""
_CONDENSED = 0.7
"""The length beside the original's sentences up to which a text is a summary."""
_DENSE = 0.5
"""The share of the original's sentences, from the first to the last one used, up to which it is a summary, too…"""
_SHORT = 0.5
"""… if no larger share of the whole original is used."""
_MARGIN = 0.08
"""How far a trait must be from its limit for the label to be certain."""
_SHOWN = 3
"""Words that are named as reasons."""
_ENOUGH = 150
"""Words that come from the original from which on its traits are no accident."""


class Label(StrEnum):
    """What a text looks like beside its original."""

    VERBATIM = "verbatim copy"
    SPUN = "synonym-spun"
    TRANSLATED = "translated back"
    PARAPHRASED = "paraphrased"
    SUMMARISED = "summarised"
    UNRELATED = "unrelated"

    @property
    def phrase(self) -> str:
        """Return what follows "it looks like"."""
        return _PHRASES[self]


_PHRASES = {
    Label.VERBATIM: "a copy word for word",
    Label.SPUN: "a copy with words swapped for synonyms",
    Label.TRANSLATED: "a translation into another language and back",
    Label.PARAPHRASED: "a paraphrase",
    Label.SUMMARISED: "a summary",
    Label.UNRELATED: "a text of its own",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A label, and what speaks for it."""

    label: Label
    confidence: Confidence
    reasons: tuple[str, ...]
    """Each a clause with the numbers that it rests on."""


def judge(comparison: Comparison, scores: Scores) -> Verdict:
    """Return what kind of copy a comparison shows."""
    traits = read_traits(comparison)
    if not _is_related(comparison, scores):
        names = shared_names(comparison.original.document, comparison.suspect.document)
        is_sure = scores.likeness <= _HARDLY_RELATED and len(names) < _SAME_STORY
        return Verdict(
            label=Label.UNRELATED,
            confidence=Confidence.HIGH if is_sure else Confidence.LOW,
            reasons=tuple(_reasons_against(comparison, names)),
        )
    label, margin = _kind(scores, traits)
    is_enough = sum(len(passage.wording.suspect) for passage in comparison.passages) >= _ENOUGH
    if margin >= _MARGIN and is_enough:
        confidence = Confidence.HIGH
    else:
        confidence = Confidence.MEDIUM if margin >= _MARGIN or is_enough else Confidence.LOW
    return Verdict(label=label, confidence=confidence, reasons=tuple(_reasons(label, scores, traits)))


def _is_related(comparison: Comparison, scores: Scores) -> bool:
    if scores.likeness >= _RELATED:
        return True
    alike = sum(len(passage.wording.suspect) for passage in comparison.passages if passage.likeness >= _ALIKE)
    return alike >= _ALIKE_WORDS


def _kind(scores: Scores, traits: Traits) -> tuple[Label, float]:
    """Return the kind of a copy, and how far the trait that decided is from its limit."""
    copied = scores.copied / scores.derived
    swaps = scores.swapped / scores.derived
    if copied >= _COPIED and swaps <= _FEW_SWAPS:
        return Label.VERBATIM, copied - _COPIED
    in_place = min(traits.in_place - _IN_PLACE, traits.in_order - _IN_ORDER)
    if in_place >= 0 and swaps > _FEW_SWAPS:
        return Label.SPUN, in_place
    if traits.in_order < _FAR and traits.gone and len(traits.new) >= _FEWEST_NEW:
        return Label.SPUN, 0.0
    shortened = max(_CONDENSED - traits.condensed, min(_DENSE - traits.dense, _SHORT - scores.retained))
    if shortened >= 0:
        return Label.SUMMARISED, shortened
    if traits.in_order >= _IN_ORDER:
        return Label.TRANSLATED, min(traits.in_order - _IN_ORDER, -shortened)
    return Label.PARAPHRASED, min(_IN_ORDER - traits.in_order, -shortened)


def _reasons(label: Label, scores: Scores, traits: Traits) -> Iterator[str]:
    """Yield what speaks for a label, the strongest first."""
    if label is Label.VERBATIM:
        yield f"{percent(scores.copied / scores.derived)} of what comes from the original is word for word the same"
        return
    kept = f"{percent(traits.in_order)} of the words of its changed sentences stand in the same order"
    in_place = f"{percent(traits.in_place)} of the differences put words in the place of words"
    if label is Label.SPUN and traits.in_order < _FAR:
        yield f"frequent words of the original stand nowhere in it: {_listed(traits.gone)}"
        yield f"frequent words of it stand nowhere in the original: {_listed(traits.new)}"
        yield "its sentences are not in step with the original's, so it may come from another version of it"
    elif label is Label.SPUN:
        yield kept
        yield f"{in_place}, and hardly any add, leave out or move something"
    elif label is Label.TRANSLATED:
        yield kept
        yield f"but only {in_place}; the others add, leave out or move something, which a spinner does not"
    elif label is Label.PARAPHRASED:
        yield f"only {kept}"
    else:
        yield f"{percent(scores.retained)} of the original lives on in it"
        if traits.condensed <= _CONDENSED:
            yield f"what does is {percent(traits.condensed)} as long as there"


def _reasons_against(comparison: Comparison, names: Sequence[str]) -> Iterator[str]:
    number = len(comparison.passages)
    of = f"of its {len(comparison.suspect.sentences)} sentences"
    yield f"{number or 'none'} {of} {'is' if number == 1 else 'are'} like one of the original"
    if len(names) >= _SAME_STORY:
        yield f"both name {', '.join(names[:_SHOWN])}, so they may tell one story, each in its own way"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"'{word}'" for word in words[:_SHOWN])
