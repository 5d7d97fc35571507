"""The options of the boilerplate detector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplateOptions:
    """The table ``[tool.spincheck.boilerplate]``.

    Raises:
        ValueError: there is no such family, or a rule's table breaks the format or does not do what its examples say.
    """

    disable: tuple[str, ...] = ()
    """Families of rules that are not looked for, by the names of their files in ``data/``."""
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Rules of one's own by code, as tables of the form that README.md describes."""

    def __post_init__(self) -> None:
        if self.disable or self.rules:
            from .own import check_options

            check_options(self)
