"""Rule cases as data: a TOML file of texts in which one rule finds exactly what is marked, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from ..api import Confidence, Detector, Finding, JsonValue, SourceSpan, parse_marked
from ..config import from_table
from .documents import read
from .marks import in_context


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One text, and what one rule must find in it."""

    written_in: str
    """The file, or the rule whose page, that the case comes from."""
    rule: str
    """The rule's code."""
    name: str
    text: str
    """The source, without marks."""
    marked: tuple[SourceSpan, ...] = ()
    """What the rule must find, in the order of the source; empty where it must find nothing."""
    format: str = "plain"
    """The name of the reader that makes the document."""
    previous: str | None = None
    """The source of the earlier version, where the rule compares with one."""
    original: str | None = None
    """The source of the text that this one may have been copied from, likewise."""
    options: Mapping[str, JsonValue] = field(default_factory=dict)
    """The detector's table of the configuration."""

    @property
    def finds(self) -> bool:
        """The rule must find something here."""
        return bool(self.marked)

    def __str__(self) -> str:
        return f"{self.rule} {'finds' if self.finds else 'passes'} {self.name}"


class _CaseFile(msgspec.Struct, forbid_unknown_fields=True):
    rule: str
    format: str = "plain"
    options: dict[str, Any] = {}
    finds: dict[str, str] = {}
    passes: dict[str, str] = {}
    previous: dict[str, str] = {}
    original: dict[str, str] = {}


def load_cases(path: Path) -> list[Case]:
    """Return every case of one TOML file, in its order.

    The file names the ``rule`` and, where they are not the defaults, the reader's ``format`` and the detector's ``options``.
    Its tables ``finds`` and ``passes`` give each case a name and a text. In ``finds`` the marks ``[|`` and ``|]`` stand around
    each stretch of source that the rule must find with medium or high confidence; it must find nothing else there, and
    nothing at all in ``passes``. The tables ``previous`` and ``original`` give the companions of texts, by the names of their
    cases.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no such TOML file, or a text's marks are wrong.
    """
    try:
        file = msgspec.toml.decode(path.read_bytes(), type=_CaseFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: {error}") from error
    for table, texts in (("previous", file.previous), ("original", file.original)):
        if astray := texts.keys() - file.finds.keys() - file.passes.keys():
            raise ValueError(f"{path}: '{table}' has a text for {min(astray)!r}, which is no case")
    return [_case(path, file, name, text, finds=True) for name, text in file.finds.items()] + [
        _case(path, file, name, text, finds=False) for name, text in file.passes.items()
    ]


def check_case(detector: Detector[Any] | type[Detector[Any]], case: Case) -> None:
    """Check that ``detector`` finds in the case's text exactly what is marked.

    Args:
        detector: a class, which is built with the case's options, or an instance, which saves loading its data for each case
            and is used as it is unless the case has options of its own.
        case: what to check.

    Raises:
        AssertionError: the findings differ from the marks; the message shows each difference in its context.
        SpincheckError: no reader has the case's ``format``, or the detector does not take its options.
    """
    if isinstance(detector, type) or case.options:
        detector_class = detector if isinstance(detector, type) else type(detector)
        where = f"{case.written_in}, options"
        detector = detector_class(from_table(case.options, detector_class.options_type, where=where))
    document = read(case.text, format=case.format, previous=case.previous, original=case.original)
    findings = [
        (document.to_source(result.span), result)
        for result in detector.detect(document)
        if isinstance(result, Finding) and result.rule.code == case.rule
    ]
    shown = Counter(span for span, finding in findings if finding.confidence is not Confidence.LOW)
    wanted = Counter(case.marked)
    if shown != wanted:
        raise AssertionError("\n".join([f"{case} ({case.written_in})", *_differences(case, findings, wanted, shown)]))


def _case(path: Path, file: _CaseFile, name: str, marked_text: str, *, finds: bool) -> Case:
    try:
        text, marked = parse_marked(marked_text)
    except ValueError as error:
        raise ValueError(f"{path}: {name!r}: {error}") from error
    if finds != bool(marked):
        raise ValueError(f"{path}: {name!r}: a text under 'finds' has marks, a text under 'passes' has none")
    return Case(
        written_in=str(path),
        rule=file.rule,
        name=name,
        text=text,
        marked=marked,
        format=file.format,
        previous=file.previous.get(name),
        original=file.original.get(name),
        options=file.options,
    )


def _differences(
    case: Case, findings: list[tuple[SourceSpan, Finding]], wanted: Counter[SourceSpan], shown: Counter[SourceSpan]
) -> list[str]:
    unsure = {span for span, finding in findings if finding.confidence is Confidence.LOW}
    messages = {span: finding.message for span, finding in findings}
    missing = [
        f"  missing:    {in_context(case.text, span)}{' (found, but with low confidence)' if span in unsure else ''}"
        for span in sorted((wanted - shown).elements())
    ]
    unexpected = [
        f"  unexpected: {in_context(case.text, span)} ({messages[span]})" for span in sorted((shown - wanted).elements())
    ]
    return missing + unexpected
