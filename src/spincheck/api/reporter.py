"""The class that a reporter plugin subclasses."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from .results import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What the output may look like."""

    color: bool = False
    """Terminal colours are wanted."""
    width: int = 80
    """Columns of the terminal."""


class Reporter(ABC):
    """Turns results into text. Text from documents and file names is hostile: a reporter escapes it for its own format."""

    api: ClassVar[int]
    """The plugin interface that this was written for: a literal ``1``, not a name imported from spincheck."""
    name: ClassVar[str]
    """Lower-case words with hyphens, such as ``json``; the value of ``--format``."""
    needs_text: ClassVar[bool] = False
    """It shows whole texts: each `FileResult` then has its ``source``, and its ``original`` where there is one."""

    def __init__(self, style: Style) -> None:
        self.style = style

    @abstractmethod
    def render(self, report: Report) -> Iterator[str]:
        """Yield the output piece by piece, as early as the format allows; spincheck writes it as UTF-8."""
