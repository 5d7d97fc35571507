"""Asks LanguageTool about paragraphs, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from spincheck.api import DetectorError, Span

from .matches import Match, read_matches
from .passages import BREAK, batches
from .selection import Selection

Ask = Callable[[Mapping[str, str]], Mapping[str, Any]]
"""Sends parameters to ``/v2/check`` and returns the answer."""

_REMEMBERED: Final = 10_000
"""Paragraphs whose matches are kept, so that after an edit only the changed ones are asked about."""
_SAMPLE: Final = 1_000
"""Code points that a document's language is told from."""
_VARIANTS: Final = "en-US,de-DE,pt-PT,ca-ES"
"""Of languages that have several, because only variants have all rules."""


class Proofreader:
    """Knows the matches in each paragraph; what it says of one depends on nothing but its text and language."""

    def __init__(self, ask: Ask, selection: Selection) -> None:
        self._ask = ask
        self._selection = selection
        self._languages: dict[str, str] = {}
        """By the sample that a language was told from."""
        self._matches: dict[tuple[str, str], tuple[Match, ...]] = {}
        """By language and paragraph, oldest first."""

    def language_of(self, paragraphs: Sequence[str]) -> str:
        """Return the language of a document's paragraphs, as LanguageTool tells it.

        Raises:
            DetectorError: LanguageTool gives no answer.
        """
        sample = BREAK.join(paragraphs)[:_SAMPLE]
        if sample not in self._languages:
            # Asked for no rule, LanguageTool only tells the language, which takes milliseconds.
            parameters = {"language": "auto", "preferredVariants": _VARIANTS, "enabledOnly": "true", "enabledRules": "NONE"}
            answer = self._ask({**parameters, "text": sample})
            try:
                self._languages[sample] = str(answer["language"]["code"])
            except (KeyError, TypeError) as error:
                raise _nonsense(error) from error
            _forget_oldest(self._languages)
        return self._languages[sample]

    def matches_in(self, paragraphs: Iterable[str], language: str) -> Mapping[str, tuple[Match, ...]]:
        """Return the matches in each paragraph, with offsets into it.

        Raises:
            DetectorError: LanguageTool gives no answer.
        """
        wanted = dict.fromkeys(paragraphs)
        known = {text: self._matches[language, text] for text in wanted if (language, text) in self._matches}
        for batch in batches(text for text in wanted if text not in known):
            found = self._matches_in_batch(batch, language)
            known |= found
            self._matches |= {(language, text): matches for text, matches in found.items()}
            _forget_oldest(self._matches)
        return known

    def _matches_in_batch(self, batch: Sequence[str], language: str) -> Mapping[str, tuple[Match, ...]]:
        whole = BREAK.join(batch)
        answer = self._ask({**self._selection.parameters(language), "text": whole})
        try:
            matches = [match for match in read_matches(answer, whole) if self._selection.takes(match)]
            is_incomplete = bool(answer.get("warnings", {}).get("incompleteResults"))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise _nonsense(error) from error
        if is_incomplete:
            raise DetectorError(
                "LanguageTool gave up in the middle of the text",
                "raise 'maxCheckTimeMillis' in the server's own configuration",
            )
        found: dict[str, tuple[Match, ...]] = {}
        start = 0
        for text in batch:
            end = start + len(text)
            found[text] = tuple(
                replace(match, span=Span(match.span.start - start, match.span.end - start))
                for match in matches
                if start <= match.span.start and match.span.end <= end
            )
            start = end + len(BREAK)
        return found


def _nonsense(error: Exception) -> DetectorError:
    return DetectorError(
        f"what answers is no LanguageTool, or speaks in a way that spincheck does not know ({type(error).__name__}: {error})",
        "correct 'server' in [tool.spincheck.grammar], or update the LanguageTool that runs there",
    )


def _forget_oldest(remembered: dict[Any, Any]) -> None:
    while len(remembered) > _REMEMBERED:
        del remembered[next(iter(remembered))]
