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


def find_everything(host: Host, settings: Settings, document: Document) -> FileResult:
    """Check ``document`` as the settings say, but with every rule, at every confidence, and whatever its comments silence.

    Raises:
        ConfigError: the settings hold a wrong option for a detector.
    """
    core = replace(settings.core, select=(), ignore=(), per_file_ignores={}, min_confidence=Confidence.LOW)
    return Checker(host, replace(settings, core=core)).check(replace(document, comments=()))


class Hiding:
    """Says why a scan of one document does not show a finding."""

    def __init__(self, host: Host, settings: Settings, document: Document) -> None:
        """Take the settings that hold for the document.

        Raises:
            ConfigError: the settings select a rule that does not exist, or hold a wrong option for a detector.
        """
        self._rules = build_detectors(host, settings).rules
        self._wanted = Selection(settings, self._rules, all_known=host.is_complete).wanted(document.path)
        self._suppressions = Suppressions(document, Locator(document.source))
        self._min_confidence = settings.core.min_confidence

    def reasons(self, finding: PlacedFinding) -> Iterator[str]:
        """Yield each reason why a scan does not show ``finding``; none where it does."""
        if finding.confidence.rank < self._min_confidence.rank:
            yield f"its confidence, {finding.confidence}, is below 'min-confidence', {self._min_confidence}"
        if finding.code not in self._wanted:
            yield "its rule is not selected for this file"
        if self._suppressions.cover(self._rules[finding.code], SourceSpan(finding.start.offset, finding.end.offset)):
            yield "a comment in the text silences it"
