"""A short line among lines of debris below the text is debris too, whatever it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spincheck.api import Confidence, Document

from .definitions import Definition
from .lines import SENTENCE_END, Lines
from .matching import Match, lines_of

AMONG = "among-debris"
"""The ``check`` of the rule for such lines. Unlike the checks of `checks` it looks at what was found, so it comes last."""

_LONGEST = 120
"""Code points; a longer line is more likely a paragraph of the article."""
_NEAR = 40
"""So many lines above, at most, a paragraph of the article stands; above the first of them a short line may be the title."""


def find_among(matches: Sequence[Match], document: Document, lines: Lines, definition: Definition) -> Iterator[Match]:
    """Yield each short line between two lines of debris, or behind the last of a document, if it ends no sentence."""
    debris = {
        line
        for match in matches
        if match.confidence is not Confidence.LOW
        for line in lines_of(match, lines)
        if match.span.start <= lines.starts[line] and lines.ends[line] <= match.span.end
    }
    neighbours = sorted(line + 1 for line in debris if line + 1 not in debris and line + 1 < len(lines))
    for line in neighbours:
        if (
            (line + 1 in debris or line == len(lines) - 1)
            and lines.length(line) <= _LONGEST
            and not lines.read(line).endswith((*SENTENCE_END, ","))
            and definition.may_stand(document.format, lines.kind(line))
            and any(lines.is_prose(above) and above not in debris for above in range(max(0, line - _NEAR), line))
        ):
            yield Match(definition=definition, span=lines.span(line), line=line, confidence=definition.confidence)
