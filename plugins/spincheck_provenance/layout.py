"""A comparison for people at a terminal: what it looks like and why, what to look at first, and every passage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from spincheck.api import Span, Style

from .changes import ChangeKind
from .comparison import Comparison, Passage, copied_runs
from .labels import Verdict
from .places import Places
from .reading import Reading
from .scores import Scores
from .wording import Wording, span_of

if TYPE_CHECKING:
    from rich.text import Text

_WIDEST = 110
"""Columns of text that are still read with ease."""
_IN_STEP = 0.5
"""The share of words in the same order from which on both versions are shown as one text with its changes."""
_LISTED = 6
"""Of the sentences that only one of the texts has, how many are shown."""
_LONGEST = 90
"""Characters of each of them."""
_MARGIN = 14
"""Columns of the lines' numbers."""
_BAR = 30
"""Columns of a full bar."""
_OLD, _NEW, _PLACE, _HEAD = "red", "green", "cyan", "bold"
_GRAVE = {ChangeKind.NUMBER: "number", ChangeKind.NAME: "name", ChangeKind.CREDIT: "credit"}


class _Line(NamedTuple):
    text: Text
    place: str = ""
    """What stands before the text, the first `_MARGIN` columns of it outside."""


class Layout:
    """Lays out one comparison; every text from the documents goes through ``escape``, as no terminal can be trusted with it."""

    def __init__(self, comparison: Comparison, style: Style, escape: Callable[[str], str]) -> None:
        from rich.console import Console

        self._comparison = comparison
        self._escape = escape
        self._original, self._suspect = comparison.original, comparison.suspect
        self._original_places, self._suspect_places = Places(self._original.document), Places(self._suspect.document)
        self._width = min(style.width, _WIDEST)
        self._console = Console(
            file=StringIO(),
            width=self._width,
            color_system="standard" if style.color else None,
            force_terminal=style.color,
            legacy_windows=False,
        )

    def pieces(self, verdict: Verdict, scores: Scores) -> Iterator[str]:
        """Yield the page piece by piece."""
        yield from map(self._rendered, self._summary(verdict, scores))
        yield from map(self._rendered, self._grave_changes())
        yield from map(self._rendered, self._passages())
        yield from map(self._rendered, self._leftovers("only in the original", self._original, self._comparison.dropped))
        yield from map(self._rendered, self._leftovers("only here", self._suspect, self._comparison.added))

    def _summary(self, verdict: Verdict, scores: Scores) -> Iterator[_Line]:
        paths = (self._escape(reading.document.path) for reading in (self._suspect, self._original))
        yield _Line(_text(" compared with ".join(paths), _HEAD))
        yield _Line(_text(""))
        yield _Line(
            _text(f"{verdict.label}", _HEAD).append(
                f": it looks like {verdict.label.phrase} ({verdict.confidence} confidence)", ""
            ),
            "  ",
        )
        for reason in verdict.reasons:
            yield _Line(_text(self._escape(reason)), "    - ")
        yield _Line(_text(""))
        for name, share in (
            ("from the original", scores.derived),
            ("  word for word", scores.copied),
            ("  reworded", scores.reworded),
            ("in the same order", scores.order_kept),
            ("of the original, used", scores.retained),
        ):
            yield _Line(_text(f"{name:22} {100 * share:3.0f} %  ").append("█" * round(_BAR * share), _PLACE), "  ")
        yield _Line(_text(f"{'words swapped':22} {scores.swapped:3.0f} in a hundred"), "  ")

    def _grave_changes(self) -> Iterator[_Line]:
        lines = [
            (
                change.suspect,
                self._place(change.suspect, change.original, _GRAVE[change.kind]),
                self._both(change.original, change.suspect),
            )
            for passage in self._comparison.passages
            for change in passage.changes
            if change.kind in _GRAVE
        ]
        lines += [
            (
                quotation.suspect,
                self._place(quotation.suspect, quotation.original, "quotation"),
                self._inline(quotation.wording, quotation.suspect),
            )
            for quotation in self._comparison.quotations
        ]
        if lines:
            yield from _heading("changed facts", "names, numbers, credits and quotations that are others in the original")
        for _, place, text in sorted(lines, key=lambda line: line[0]):
            yield _Line(text, place)

    def _passages(self) -> Iterator[_Line]:
        if self._comparison.passages:
            yield from _heading("passage by passage", "line here < line of the original; [-original-]{+here+}")
        for run in copied_runs(self._comparison.passages):
            first = run[0]
            whole = Span(first.suspect[0].start, run[-1].suspect[-1].end)
            original = Span(first.original[0].start, run[-1].original[-1].end)
            if first.is_copy:
                text = _text(self._short(self._suspect.text(whole)))
                note = f"word for word{f', {len(run)} sentences' if len(run) > 1 else ''}"
            else:
                is_in_step = first.wording.order >= _IN_STEP
                text = self._inline(first.wording, whole) if is_in_step else self._both(original, whole)
                note = _how(first)
            yield _Line(text, self._place(whole, original, note))

    def _inline(self, wording: Wording, span: Span) -> Text:
        """Return a stretch of the suspect with what it replaced or left out, in the manner of ``wdiff``."""
        text = self._suspect.document.text
        line, at = _text(""), span.start
        for gap in wording.gaps:
            before = wording.suspect[gap.place - 1].end if gap.place else at
            start = gap.suspect[0].start if gap.suspect else before
            line.append(self._plain(text[at:start]))
            at = start
            if gap.original:
                old = f"[-{self._escape(self._original.text(span_of(gap.original)))}-]"
                line.append(" " * (not gap.suspect and gap.place > 0)).append(old, _OLD)
                line.append(" " * (not gap.suspect and gap.place == 0))
            if gap.suspect:
                at = gap.suspect[-1].end
                line.append(f"{{+{self._plain(text[start:at])}+}}", _NEW)
        return line.append(self._plain(text[at : span.end]))

    def _both(self, original: Span, suspect: Span) -> Text:
        old, new = self._original.text(original), self._suspect.text(suspect)
        return _text(f"[-{self._escape(old)}-]", _OLD).append(" ", "").append(f"{{+{self._escape(new)}+}}", _NEW)

    def _leftovers(self, title: str, reading: Reading, numbers: Sequence[int]) -> Iterator[_Line]:
        if not numbers:
            return
        places = self._original_places if reading is self._original else self._suspect_places
        yield from _heading(title, f"{len(numbers)} of {len(reading.sentences)} sentences")
        for number in numbers[:_LISTED]:
            span = reading.sentences[number]
            yield _Line(_text(self._short(reading.text(span))), f"{places.line(span):>6}  ")
        if len(numbers) > _LISTED:
            yield _Line(_text(f"and {len(numbers) - _LISTED} more"), f"{'…':>6}  ")

    def _place(self, suspect: Span, original: Span, note: str) -> str:
        place = f"{self._suspect_places.line(suspect):>6} < {self._original_places.line(original):<5}"
        return f"{place}({note}) " if note else place

    def _plain(self, text: str) -> str:
        """Return a stretch of a document on one line, its outer white space as one space."""
        words = " ".join(text.split())
        return self._escape(f"{' ' * text[:1].isspace()}{words}{' ' * (text[-1:].isspace() and bool(words))}")

    def _short(self, text: str) -> str:
        return self._escape(text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…")

    def _rendered(self, line: _Line) -> str:
        """Return a line wrapped to the width, what goes over set in under its text."""
        margin = min(len(line.place), _MARGIN)
        text = _text(line.place[margin:], _PLACE).append_text(line.text)
        places = [line.place[:margin], *[" " * margin] * len(text)]
        wrapped = text.wrap(self._console, max(self._width - margin, _MARGIN)) or [_text("")]
        for row in wrapped:
            row.rstrip()
        rows = [_text(place, _PLACE).append_text(row) for place, row in zip(places, wrapped, strict=False)]
        with self._console.capture() as capture:
            for row in rows:
                self._console.print(row, highlight=False, soft_wrap=True)
        return capture.get()


def _how(passage: Passage) -> str:
    """Say what was done to the sentences of a passage besides rewording them."""
    notes = [f"{len(passage.original)} sentences merged"] if len(passage.original) > 1 else []
    notes += [f"split into {len(passage.suspect)}"] if len(passage.suspect) > 1 else []
    return ", ".join([*notes, *["moved"] * passage.is_moved])


def _heading(title: str, explanation: str) -> Iterator[_Line]:
    yield _Line(_text(""))
    yield _Line(_text(title, _HEAD).append(f": {explanation}", ""))


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    line = Text()
    return line.append(text, style)
