"""What a detector says it found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from .text import SourceSpan, Span

JsonValue: TypeAlias = "str | int | float | bool | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
"""What evidence may hold: anything that JSON can say."""


class _Ordered(StrEnum):
    """Words that have a `rank`; ``<`` between them would compare their letters."""

    @property
    def rank(self) -> int:
        """The member's place in the definition, 0 for the lowest."""
        return list(type(self)).index(self)


class Severity(_Ordered):
    """How much the damage matters to a reader. It belongs to the rule."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Confidence(_Ordered):
    """How sure the detector is that this is damage. It belongs to the finding."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that a detector can report."""

    code: str
    """Three capitals for the detector and three digits, such as ``SPN101``; never used again for anything else."""
    name: str
    """Lower-case words with hyphens, such as ``tortured-phrase``."""
    summary: str
    """What it finds, in one line without a final full stop."""
    severity: Severity
    page: str
    """The rule's page in Markdown, under the headings of `PAGE_HEADINGS`; in its example ``[|…|]`` marks what is found."""

    @property
    def markdown(self) -> str:
        """The page with its title, summary and severity, as ``spincheck explain`` shows it."""
        return f"# {self.code} {self.name}\n\n{self.summary}. Severity: {self.severity}.\n\n{self.page.strip()}\n"


NAME_PATTERN = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
"""The form of every name that a plugin gives: lower-case words with hyphens."""

CODE_PATTERN = r"[A-Z]{3}[0-9]{3}"
"""The form of a rule's code."""

PAGE_HEADINGS = ("What it finds", "Why it matters", "Example", "When it is wrong", "Repair", "References")
"""The headings of every rule's page, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Put ``replacement`` in the place of one stretch of source."""

    span: SourceSpan
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """Edits of the source that belong together: all are made or none."""

    edits: tuple[Edit, ...]
    safe: bool
    """Nothing that an author wrote can be lost by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule that applies to one stretch of a document's text, and the evidence for it.

    A finding reads as an accusation, so its message says what the text is or usually stands for, never that a person cheated.
    """

    rule: Rule
    span: Span
    message: str
    confidence: Confidence = Confidence.MEDIUM
    suggestions: tuple[str, ...] = ()
    """What might stand there instead, likeliest first."""
    evidence: Mapping[str, JsonValue] = field(default_factory=dict)
    """The numbers and facts behind the finding, by name. ``original start`` and ``original end``, code points in the source of
    `Document.original`, say where its counterpart stands; output formats that show both texts link the two."""
    fix: Fix | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Why a detector says less than it might about a document, such as that its language is not known; shown with ``-v``.

    Never a finding, because the text is not at fault, and never a failure, because nothing is broken.
    """

    message: str
    """One sentence without a capital and a final full stop."""
    always: bool = False
    """Shown without ``-v`` too, once in a run: the user must know it, such as that text leaves the machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A number about a document, such as the probability that it was spun, or about a stretch of its text."""

    name: str
    value: float
    unit: str
    span: Span | None = None
    """The stretch that the number is about; none for the whole document."""
