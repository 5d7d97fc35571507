"""What a scan hands to reporters: findings with their places in the source, scores and failures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .findings import Confidence, JsonValue, Rule, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One place between two characters of the decoded source (after a byte-order mark), in every unit that anyone needs."""

    offset: int
    """Code points from the start of the file."""
    line: int
    """From 1."""
    column: int
    """Code points from the start of the line, from 1."""
    byte: int
    """UTF-8 bytes from the start of the file."""
    byte_column: int
    """UTF-8 bytes from the start of the line, from 1."""
    utf16: int
    """UTF-16 code units from the start of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The source around a finding, cut so that a line of five megabytes stays readable."""

    text: str
    line: int
    """The number of its first line, from 1."""
    start: int
    """Where the finding starts, in code points from the start of ``text``."""
    end: int
    """Where the finding ends, likewise; both lie inside ``text``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedEdit:
    """One edit of the source."""

    start: Position
    end: Position
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedFix:
    """Edits of the source that belong together: all are made or none."""

    safe: bool
    edits: tuple[PlacedEdit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedFinding:
    """A finding and where it stands in the source."""

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    text: str
    """The source from ``start`` to ``end``, as it stands."""
    start: Position
    end: Position
    excerpt: Excerpt
    suggestions: tuple[str, ...]
    evidence: Mapping[str, JsonValue]
    fix: PlacedFix | None

    @property
    def last_line(self) -> int:
        """The last line that holds a character of it; its end may be the start of the line after."""
        return self.end.line - (self.end.column == 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedScore:
    """A number about the whole file or, with a start and an end, about a stretch of it."""

    name: str
    value: float
    unit: str
    start: Position | None = None
    end: Position | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that could not be done. Never a finding: a crash says nothing about the text."""

    origin: str
    """What failed: a plugin, a detector, ``input``, or ``fix`` for a repair that was refused."""
    message: str
    """What happened, in one sentence without a final full stop."""
    hint: str
    """What to do next, in one sentence without a final full stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A file's decoded text after any byte-order mark: what positions count in."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """All that a scan says about one file."""

    path: str
    findings: tuple[PlacedFinding, ...] = ()
    """In the order of the source, then by code."""
    scores: tuple[PlacedScore, ...] = ()
    """First those of the whole file, by name; then those of stretches, in the order of the source."""
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    """Why detectors say less than they might, each with its detector's name."""
    notices: tuple[str, ...] = ()
    """What detectors want said once in a run, likewise."""
    fixed: int = 0
    """How many findings were repaired, and so are no longer among ``findings``, whose places are those after the repair."""
    diff: str = ""
    """The repair as a unified diff, where that was asked for; the file is then as it was."""
    source: SourceText | None = None
    """The text that was checked, for reporters that ask for it (`Reporter.needs_text`)."""
    original: SourceText | None = None
    """The text that it was compared with (``scan --original``), likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """One document of a family."""

    path: str
    title: str
    """What it likely is, such as "very likely the original (97 %)", without a final full stop."""
    details: tuple[str, ...]
    """What that rests on, one fact each, without final full stops."""
    parent: int | None
    """The place in the family of the document that it was likely made of; none for the likely original, which comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """Which of many documents go back to one text."""

    families: tuple[tuple[Relative, ...], ...]
    """In each the parents come before their children."""
    remarks: tuple[str, ...]
    """What should be read with the families, a sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One scan, as a reporter sees it."""

    files: Iterable[FileResult]
    """In the order of their paths; read once, as the scan goes on."""
    failures: Sequence[Failure] = ()
    """What failed before any file was read, such as a plugin that could not be loaded."""
    rules_for: Callable[[str], Mapping[str, Rule]] = lambda _path: {}
    """Give every rule that is known for one of the files, by code; a configuration may add rules of its own."""
    kinship: Kinship | None = None
    """What a trace found, for reporters that draw trees; the files are then those that were compared with their parents."""
