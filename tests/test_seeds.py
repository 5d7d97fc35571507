"""The detectors, held to what `seeds/expected.toml` says of the project's own sample documents."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from spincheck.api import SourceSpan
from spincheck.engine import Workspace, WorkspaceOptions
from spincheck.host import PluginPolicy

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
EXPECTED: Mapping[str, Any] = tomllib.loads((SEEDS / "expected.toml").read_text(encoding="utf-8"))
WORKSPACE = Workspace(WorkspaceOptions(policy=PluginPolicy(autoload=False), isolated=True))


def overlap(one: SourceSpan, other: SourceSpan) -> bool:
    return one.start < other.end and other.start < one.end


@dataclass(frozen=True)
class Scanned:
    """What the detectors say about one file and would show by default."""

    source: str
    findings: Sequence[tuple[str, SourceSpan]]
    spun: float

    def span_of(self, entry: Mapping[str, Any]) -> SourceSpan:
        """Return where the expected text stands."""
        start = -1
        for _ in range(entry.get("occurrence", 1)):
            start = self.source.index(entry["text"], start + 1)
        return SourceSpan(start, start + len(entry["text"]))

    def codes_on(self, entry: Mapping[str, Any]) -> set[str]:
        """Return the codes of all findings that share a character with the expected text."""
        span = self.span_of(entry)
        return {code for code, found in self.findings if overlap(found, span)}


@cache
def scanned(name: str) -> Scanned:
    result = WORKSPACE.check_file(str(SEEDS / name))
    assert result.failures == ()
    return Scanned(
        (SEEDS / name).read_text(encoding="utf-8"),
        [(finding.code, SourceSpan(finding.start.offset, finding.end.offset)) for finding in result.findings],
        next(score.value for score in result.scores if score.name == "spun"),
    )


EXPECTED_FINDINGS = [
    pytest.param(
        name,
        entry,
        id=f"{name} {entry['code']} {entry['text'][:40]}",
    )
    for name, expected in EXPECTED.items()
    for entry in expected["findings"]
]


def test_every_sample_has_expectations() -> None:
    samples = {path.name for path in SEEDS.iterdir()} - {"README.md", "expected.toml"}
    assert samples == set(EXPECTED)


@pytest.mark.parametrize(("name", "entry"), EXPECTED_FINDINGS)
def test_expected_finding_is_found(name: str, entry: Mapping[str, Any]) -> None:
    codes = scanned(name).codes_on(entry)
    assert entry["code"] in codes, f"{entry['text']!r} is touched by {codes or 'nothing'}"


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_else_is_found(name: str) -> None:
    document, expected = scanned(name), EXPECTED[name]
    wanted = [(entry["code"], document.span_of(entry)) for entry in expected["findings"]]
    wanted += [
        (code, document.span_of(entry))
        for entry in expected.get("odd", []) + expected.get("smooth", []) + expected.get("mistaken", [])
        for code in ("SPN101", "SPN102", "SPN201", "SPN301")
    ]
    assert not [
        (code, document.source[found.start : found.end])
        for code, found in document.findings
        if not any(code == known and overlap(found, span) for known, span in wanted)
    ]


@pytest.mark.parametrize("name", EXPECTED)
def test_only_the_spun_sample_scores_as_spun(name: str) -> None:
    assert (scanned(name).spun >= 0.5) == EXPECTED[name]["spun"]


def test_half_of_the_odd_words_are_touched() -> None:
    document = scanned("003-spun.txt")
    odd = EXPECTED["003-spun.txt"]["odd"]
    touched = [entry for entry in odd if any(code.startswith("SPN1") for code in document.codes_on(entry))]
    assert len(touched) >= len(odd) / 2, f"{len(touched)} of {len(odd)}"
