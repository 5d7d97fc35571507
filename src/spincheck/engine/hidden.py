"""Everything that the detectors find in one document, and why a scan does not show some of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..api import Confidence, Document, FileResult, PlacedFinding, SourceSpan
from ..config import Settings
from ..host import Host
from .build import build_detectors
from .check import Checker
from .positions import Locator
from .select import Selection
from .suppress import Suppressions


class Hiding:
    """Finds everything in one document, and says why a scan hides some of it."""

    def __init__(self, host: Host, settings: Settings, document: Document) -> None:
        """Take the settings that hold for the document.

        Raises:
            ConfigError: the settings select a rule that does not exist, or hold a wrong option for a detector.
        """
        self._built = build_detectors(host, settings)
        self._settings = settings
        self._document = document
        self._wanted = Selection(settings, self._built.rules, all_known=host.is_complete).wanted(document.path)
        self._suppressions = Suppressions(document, Locator(document.source))

    def everything(self) -> FileResult:
        """Check the document with every rule, at every confidence, and whatever its comments silence."""
        core = replace(self._settings.core, select=(), ignore=(), per_file_ignores={}, min_confidence=Confidence.LOW)
        checker = Checker(self._built, replace(self._settings, core=core))
        return checker.check(replace(self._document, comments=()))

    def reasons(self, finding: PlacedFinding) -> Iterator[str]:
        """Yield each reason why a scan does not show ``finding``; none where it does."""
        lowest = self._settings.core.min_confidence
        if finding.confidence.rank < lowest.rank:
            yield f"its confidence, {finding.confidence}, is below 'min-confidence', {lowest}"
        if finding.code not in self._wanted:
            yield "its rule is not selected for this file"
        if self._suppressions.cover(self._built.rules[finding.code], SourceSpan(finding.start.offset, finding.end.offset)):
            yield "a comment in the text silences it"
