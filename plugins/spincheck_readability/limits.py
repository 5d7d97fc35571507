"""Whether a document is harder to read than its configuration or its house profile wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spincheck.api import JsonValue, Span

from .profile import PARAGRAPH_EASE, Profile

_EASE = "flesch-reading-ease"
_FEWEST_WORDS = 40
"""Of a paragraph that is compared with a profile."""
_UNUSUAL = 2.0
"""Spreads from which something is told at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excess:
    """Something that is harder than it should be."""

    span: Span | None
    """None for the whole document."""
    message: str
    spreads: float
    """How unusual it is; infinite for a configured limit."""
    evidence: Mapping[str, JsonValue]


def over_the_limits(scores: Mapping[str, float], least: Mapping[str, float], most: Mapping[str, float]) -> Iterator[Excess]:
    """Yield one excess for all limits that a document breaks."""
    broken = [(name, scores[name], "least", limit) for name, limit in least.items() if scores.get(name, limit) < limit]
    broken += [(name, scores[name], "most", limit) for name, limit in most.items() if scores.get(name, limit) > limit]
    if broken:
        told = "; ".join(f"{name} {value:g}, the {side} allowed is {limit:g}" for name, value, side, limit in broken)
        limits = {f"{name}, {side} allowed": limit for name, _, side, limit in broken}
        yield Excess(
            span=None,
            message=f"this document reads harder than its configuration allows: {told}",
            spreads=float("inf"),
            evidence={**{name: value for name, value, _, _ in broken}, **limits, **_shape(scores)},
        )


def unlike_the_profile(
    scores: Mapping[str, float], paragraphs: Mapping[Span, tuple[int, float]], profile: Profile
) -> Iterator[Excess]:
    """Yield the document, where it is unusually hard, or else each paragraph that is.

    Args:
        scores: of the whole document, by name.
        paragraphs: the words and the reading ease of each.
        profile: what is usual.
    """
    usual = profile.usual.get(_EASE)
    if usual and _EASE in scores and (spreads := usual.harder(_EASE, scores[_EASE])) >= _UNUSUAL:
        yield Excess(
            span=None,
            message=(
                f"this document reads harder than your own texts: Flesch reading ease {scores[_EASE]:.0f}, "
                f"usual is {usual.median:.0f} ({_drivers(scores, profile)})"
            ),
            spreads=spreads,
            evidence={
                "reading ease": scores[_EASE],
                "usual reading ease": usual.median,
                "spreads below": round(spreads, 1),
                "texts in the profile": profile.documents,
                **_shape(scores),
                **{f"usual {name.replace('-', ' ')}": profile.usual[name].median for name in _SHAPE if name in profile.usual},
            },
        )
        return
    usual = profile.usual.get(PARAGRAPH_EASE)
    for span, (words, ease) in paragraphs.items():
        if usual and words >= _FEWEST_WORDS and (spreads := usual.harder(PARAGRAPH_EASE, ease)) >= _UNUSUAL:
            yield Excess(
                span=span,
                message=(
                    "this paragraph reads harder than those of your own texts: "
                    f"Flesch reading ease {ease:.0f}, usual is {usual.median:.0f}"
                ),
                spreads=spreads,
                evidence={
                    "reading ease": ease,
                    "usual reading ease": usual.median,
                    "spreads below": round(spreads, 1),
                    "texts in the profile": profile.documents,
                },
            )


_SHAPE = ("words-per-sentence", "syllables-per-word")


def _shape(scores: Mapping[str, float]) -> dict[str, JsonValue]:
    return {name.replace("-", " "): scores[name] for name in _SHAPE if name in scores}


def _drivers(scores: Mapping[str, float], profile: Profile) -> str:
    return "; ".join(
        f"{name.replace('-', ' ')}: {scores[name]:.3g}, usually {profile.usual[name].median:.3g}"
        for name in _SHAPE
        if name in profile.usual
    )
