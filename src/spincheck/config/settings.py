"""The settings that belong to spincheck itself; each detector declares its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from ..api import Confidence, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreSettings:
    """The keys of ``[tool.spincheck]``, with hyphens in the file where there are underscores here."""

    select: tuple[str, ...] = ()
    """Rules to report, by code, start of a code, or name; none means all."""
    ignore: tuple[str, ...] = ()
    """Rules not to report, likewise. Where both match, the longer code wins."""
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Rules not to report in the files that match a pattern."""
    min_confidence: Confidence = Confidence.MEDIUM
    """The lowest confidence that is shown."""
    fail_on: Severity = Severity.WARNING
    """The lowest severity that makes the exit code 1."""
    exclude: tuple[str, ...] = ()
    """Files and folders not to scan, as patterns in the manner of ``.gitignore``."""
    force_exclude: bool = False
    """Leave out excluded files also where the command line names them."""
    respect_gitignore: bool = True
    """Leave out what ``.gitignore`` files leave out."""
    readers: Mapping[str, str] = field(default_factory=dict)
    """The reader for the files that match a pattern; these files are also found when a folder is scanned."""
    max_file_size: int = 64 * 2**20
    """The largest file that is read, in bytes."""
    time_limit: float = 120.0
    """Seconds that one file may take before the remaining detectors are left out."""

    def __post_init__(self) -> None:
        if self.max_file_size <= 0 or self.time_limit <= 0:
            raise ValueError("'max-file-size' and 'time-limit' must be above zero")


CORE_KEYS = frozenset(field.name.replace("_", "-") for field in fields(CoreSettings))
"""The names that no detector can have, because its table would hide the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for one file: resolved, frozen, and the same for all files under the same configuration file."""

    core: CoreSettings = field(default_factory=CoreSettings)
    detectors: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Each detector's own table as it stands in the file; the host checks it against the detector's options."""
    root: str = ""
    """The folder that patterns are relative to: the configuration file's, else the working directory."""
    origin: str = "the defaults"
    """Where the settings come from, for messages."""
    overridden: frozenset[str] = frozenset()
    """The fields of ``core`` that the command line gave."""
