"""The class that a detector plugin subclasses."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from .findings import Finding, Note, Rule, Score
from .text import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOptions:
    """The options of a detector that has none."""


class DetectorError(Exception):
    """What a detector needs is not there, such as a server; nothing is wrong with the text or the detector.

    Raised while a document is checked, it costs this detector's results for this document, and the user is told what it says.
    """

    def __init__(self, message: str, hint: str) -> None:
        """Say what happened and what to do next, each in one sentence without a final full stop."""
        super().__init__(message)
        self.hint = hint


OptionsT = TypeVar("OptionsT")


class Detector(ABC, Generic[OptionsT]):
    """Reads one document at a time and says what it found.

    A detector is built once per process and resolved configuration, and then sees many documents, one after another. It keeps
    no state between them, so that the same input gives the same output in any order.
    """

    api: ClassVar[int]
    """The plugin interface that this was written for: a literal ``1``, not a name imported from spincheck."""
    name: ClassVar[str]
    """Lower-case words with hyphens; also the detector's table in the configuration, ``[tool.spincheck.<name>]``."""
    rules: Sequence[Rule]
    """Every rule that `detect` can report. The class has those that always exist; an instance whose options add rules sets its
    own, which hold the class's as well."""
    scores: ClassVar[Sequence[str]] = ()
    """The name of every score that `detect` can yield about a whole document by itself, so without an `original`. A corpus has
    a column for each; one that is not named here has none."""
    options_type: type[OptionsT]
    """A frozen dataclass with a default for every field. A ``ValueError`` from its ``__post_init__`` is shown to the user.
    A field of the type `pathlib.Path` is relative to the configuration file."""

    def __init__(self, options: OptionsT) -> None:
        """Load what the detector needs; heavy imports belong here or later, never at the head of the module."""
        self.options = options

    @classmethod
    def is_external(cls, options: OptionsT) -> bool:
        """Say whether, with these options, the answers come from another program, such as a server.

        They may take seconds, so an editor shows what the other detectors say first, and waits for them in another thread. They
        may change while the text does not, so no result that holds them is cached.
        """
        return False

    @abstractmethod
    def detect(self, document: Document) -> Iterator[Finding | Score | Note]:
        """Yield findings, scores and notes in any order.

        An exception costs this detector's results for this document and nothing else; the user is told which plugin raised it.
        What is no crash is better said by a `DetectorError`.
        """
