"""The options of the grammar detector."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GrammarOptions:
    """The table ``[tool.spincheck.grammar]``. Without ``server`` and ``local`` the detector is off.

    Raises:
        ValueError: both ``server`` and ``local``, an address that is none, or a number that is not positive.
    """

    server: str = ""
    """The address of a LanguageTool server that runs already, such as ``http://127.0.0.1:8081``."""
    local: bool = False
    """Start the LanguageTool that is installed here, for as long as spincheck runs."""
    language: str = "auto"
    """The language of the texts as LanguageTool names it, such as ``en-US``, or ``auto`` to let it tell from each document."""
    enabled_rules: tuple[str, ...] = ()
    """Rules to report besides the usual ones, by LanguageTool's ids."""
    disabled_rules: tuple[str, ...] = ()
    """Rules not to report."""
    enabled_categories: tuple[str, ...] = ()
    """Categories to report besides the usual ones, by LanguageTool's ids, such as ``TYPOS`` for spelling."""
    disabled_categories: tuple[str, ...] = ()
    """Categories not to report."""
    picky: bool = False
    """Let LanguageTool apply also the rules of its level ``picky``."""
    timeout: float = 60.0
    """Seconds that LanguageTool has to start, and then to answer each question."""
    memory: int = 768
    """The most heap of the LanguageTool that ``local`` starts, in MiB."""

    def __post_init__(self) -> None:
        if self.server and self.local:
            raise ValueError("set 'server' or 'local', not both")
        if self.server:
            from .client import split_address

            split_address(self.server)
        if not self.timeout > 0:
            raise ValueError(f"timeout must be a positive number of seconds, not {self.timeout}")
        if self.memory < LEAST_MEMORY:
            raise ValueError(
                f"memory must be at least {LEAST_MEMORY} MiB, not {self.memory}; LanguageTool does not start in less"
            )

    @property
    def is_on(self) -> bool:
        """Whether there is a LanguageTool to ask."""
        return bool(self.server) or self.local


LEAST_MEMORY = 256
"""MiB in which LanguageTool 6.8 still checks English."""
