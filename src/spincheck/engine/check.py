"""Run detectors over one document and keep what the user wants to see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from time import monotonic
from typing import Any

from ..api import (
    Detector,
    DetectorError,
    Document,
    Failure,
    FileResult,
    Finding,
    Fix,
    Note,
    PlacedEdit,
    PlacedFinding,
    PlacedFix,
    PlacedScore,
    Score,
    SourceSpan,
)
from ..config import Settings
from .build import Built, crashed
from .positions import Locator
from .select import Selection
from .suppress import Suppressions


class Checker:
    """Checks documents with one set of detectors under one configuration."""

    def __init__(self, built: Built, settings: Settings) -> None:
        """Take detectors that were built with the options of ``settings``; one that cannot start is a failure of every file.

        Raises:
            ConfigError: the settings select a rule that does not exist.
        """
        self._core = settings.core
        self._selection = Selection(settings, built.rules, all_known=built.is_complete)
        self._detectors = built.detectors
        self._declared = {detector.name: {rule.code: rule for rule in detector.rules} for detector in built.detectors}
        """The rules of each detector by code."""
        self._broken = built.failures
        self.rules = built.rules
        """Every rule that is known here, wanted or not, by code."""

    def check(self, document: Document, *, external: bool | None = None) -> FileResult:
        """Return what the detectors say about ``document``.

        A detector whose every rule is unwanted does not run. The results of a detector are taken whole or not at all.

        Args:
            document: what to check.
            external: run only the detectors that ask other programs, or only those that do not; none runs all.
        """
        wanted = self._selection.wanted(document.path)
        findings: list[Finding] = []
        scores: list[Score] = []
        notes: list[tuple[Note, str]] = []
        failures = [] if external else list(self._broken)
        deadline = monotonic() + self._core.time_limit
        for detector in self._detectors:
            if wanted.isdisjoint(self._declared[detector.name]) or external is (not detector.is_external(detector.options)):
                continue
            try:
                results = list(self._until(deadline, detector, document))
            except _TooLateError:
                failures.append(self._too_late(detector))
            except DetectorError as error:
                failures.append(Failure(origin=detector.name, message=f"detector '{detector.name}': {error}", hint=error.hint))
            except Exception as error:  # whatever a detector raises costs its own results only
                failures.append(crashed(detector.name, "crashed", error))
            else:
                findings += [result for result in results if isinstance(result, Finding)]
                scores += [result for result in results if isinstance(result, Score)]
                notes += [(result, f"{detector.name}: {result.message}") for result in results if isinstance(result, Note)]
        return FileResult(
            path=document.path,
            findings=self._place(document, [finding for finding in findings if finding.rule.code in wanted]),
            scores=_placed_scores(document, scores),
            failures=tuple(failures),
            notes=tuple(text for note, text in notes if not note.always),
            notices=tuple(text for note, text in notes if note.always),
        )

    def _until(self, deadline: float, detector: Detector[Any], document: Document) -> Iterator[Finding | Score | Note]:
        declared = self._declared[detector.name]
        for result in detector.detect(document):
            if monotonic() > deadline:
                raise _TooLateError
            if isinstance(result, Finding):
                if declared.get(result.rule.code) != result.rule:
                    raise ValueError(f"it reports rule {result.rule.code}, which it does not declare")
                if not _is_json(result.evidence):
                    raise TypeError(f"the evidence of {result.rule.code} holds what JSON cannot say: {result.evidence!r}")
                document.to_source(result.span)
            elif not isinstance(result, Score | Note):
                raise TypeError(f"it yields {type(result).__name__}, neither a finding nor a score nor a note")
            elif isinstance(result, Score) and result.span is not None:
                document.to_source(result.span)
            yield result

    def _too_late(self, detector: Detector[Any]) -> Failure:
        return Failure(
            origin=detector.name,
            message=f"detector '{detector.name}' was stopped: the file took longer than {self._core.time_limit:g} seconds",
            hint="raise 'time-limit' in the configuration, or split the file",
        )

    def _place(self, document: Document, findings: list[Finding]) -> tuple[PlacedFinding, ...]:
        locator = Locator(document.source)
        suppressions = Suppressions(document, locator)
        shown = [
            (span, finding)
            for finding in findings
            if finding.confidence.rank >= self._core.min_confidence.rank
            for span in [document.to_source(finding.span)]
            if not suppressions.cover(finding.rule, span)
        ]
        shown.sort(key=lambda item: (item[0], item[1].rule.code, item[1].message))
        return tuple(_placed(document, locator, span, finding) for span, finding in shown)


class _TooLateError(Exception):
    """The file's time is up."""


def _is_json(value: object) -> bool:
    if value is None or isinstance(value, str | int | float):  # first, because most values are
        return True
    if isinstance(value, list | tuple):
        return all(map(_is_json, value))
    return isinstance(value, Mapping) and all(isinstance(key, str) and _is_json(item) for key, item in value.items())


def _placed(document: Document, locator: Locator, span: SourceSpan, finding: Finding) -> PlacedFinding:
    return PlacedFinding(
        code=finding.rule.code,
        name=finding.rule.name,
        severity=finding.rule.severity,
        confidence=finding.confidence,
        message=finding.message,
        text=document.source[span.start : span.end],
        start=locator.position(span.start),
        end=locator.position(span.end),
        excerpt=locator.excerpt(span),
        suggestions=finding.suggestions,
        evidence=finding.evidence,
        fix=_placed_fix(locator, finding.fix) if finding.fix else None,
    )


def _placed_scores(document: Document, scores: list[Score]) -> tuple[PlacedScore, ...]:
    whole = sorted((score for score in scores if score.span is None), key=lambda score: score.name)
    spans = [(document.to_source(score.span), score) for score in scores if score.span is not None]
    spans.sort(key=lambda item: (item[0], item[1].name))
    locator = Locator(document.source) if spans else None
    return (
        *(PlacedScore(name=score.name, value=score.value, unit=score.unit) for score in whole),
        *(
            PlacedScore(
                name=score.name,
                value=score.value,
                unit=score.unit,
                start=locator.position(span.start),
                end=locator.position(span.end),
            )
            for span, score in spans
            if locator
        ),
    )


def _placed_fix(locator: Locator, fix: Fix) -> PlacedFix:
    return PlacedFix(
        safe=fix.safe,
        edits=tuple(
            PlacedEdit(
                start=locator.position(edit.span.start),
                end=locator.position(edit.span.end),
                replacement=edit.replacement,
            )
            for edit in fix.edits
        ),
    )
