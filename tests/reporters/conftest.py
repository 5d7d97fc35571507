"""A scan's results, made by hand so that every format has something of everything to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from shutil import which
from typing import TYPE_CHECKING

import pytest

from spincheck.api import (
    Confidence,
    Failure,
    FileResult,
    JsonValue,
    PlacedEdit,
    PlacedFinding,
    PlacedFix,
    PlacedScore,
    Report,
    Severity,
)
from spincheck.engine.positions import Locator
from spincheck.testing import parse_marked

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = {
    "SPN001": ("spun-document", Severity.ERROR),
    "SPN101": ("tortured-phrase", Severity.WARNING),
    "RDB101": ("readability-drop", Severity.WARNING),
    "BLP101": ("ad-slot", Severity.ERROR),
    "BLP701": ("zero-width-character", Severity.INFO),
}


@pytest.fixture(scope="session")
def make_finding() -> Callable[..., PlacedFinding]:
    """Return the function that places a finding."""
    return finding


def finding(
    code: str,
    marked: str,
    message: str,
    *,
    confidence: Confidence = Confidence.HIGH,
    suggestions: tuple[str, ...] = (),
    evidence: Mapping[str, JsonValue] | None = None,
    replacement: str | None = None,
) -> PlacedFinding:
    """Return a finding of what stands between ``[|`` and ``|]``, as the engine places it."""
    source, (span,) = parse_marked(marked)
    locator = Locator(source)
    start, end = locator.position(span.start), locator.position(span.end)
    name, severity = NAMES[code]
    edits = () if replacement is None else (PlacedEdit(start=start, end=end, replacement=replacement),)
    return PlacedFinding(
        code=code,
        name=name,
        severity=severity,
        confidence=confidence,
        message=message,
        text=source[span.start : span.end],
        start=start,
        end=end,
        excerpt=locator.excerpt(span),
        suggestions=suggestions,
        evidence=evidence or {},
        fix=PlacedFix(safe=True, edits=edits) if edits else None,
    )


def _files() -> Iterator[FileResult]:
    yield FileResult(path="clean.md", scores=(PlacedScore(name="spun", value=0.02, unit="probability"),))
    yield FileResult(
        path="lighthouse.md",
        findings=(
            finding(
                "SPN101",
                "# The lamp\n\nThe keeper said that [|counterfeit consciousness|] would mind the lamp.\n",
                "'counterfeit consciousness' usually stands for 'artificial intelligence'",
                suggestions=("artificial intelligence", "machine intelligence"),
                evidence={"log_likelihood_ratio": 6.5, "seen": ["counterfeit consciousness"], "innocent": None},
            ),
            finding(
                "RDB101",
                "\n" * 8 + "The [|lamp, whose illumination the\nmaritime administration had\n\tformerly superintended,\n"
                "ceased.|] It was dark.\n",
                "this passage reads far harder than the rest: Flesch 12, elsewhere 71",
                confidence=Confidence.MEDIUM,
                evidence={"flesch": 12.0, "elsewhere": 71.0},
            ),
            finding("BLP101", "Night fell.\r\n[|[slot_1]\r\n|]Morning came.", "a plugin's advertisement slot", replacement=""),
        ),
        scores=(
            PlacedScore(name="flesch", value=64.25, unit="points"),
            PlacedScore(name="spun", value=0.974, unit="probability"),
        ),
    )
    yield FileResult(
        path="wide/灯台 ☂.md",
        findings=(
            finding("SPN101", "灯台守は「[|偽の意識|]」と言った。", "two columns a character", suggestions=("人工知能",)),
            finding("SPN101", "🗼 cafe\u0301 \tthe [|de\u0301ja\u0300 vu\t🗼|] end", "emoji, combining marks and a tab"),
            finding(
                "SPN101",
                "before " * 40 + "[|profound learning|]" + " after" * 40,
                "a long line is cut around what is found",
                suggestions=("deep learning",),
            ),
            finding("RDB101", "[|" + "So it went on, and on. " * 20 + "|]", "a long paragraph is cut at its end"),
            finding("SPN001", "[|" + "line\n" * 12 + "|]", "most of these words were probably replaced"),
        ),
    )
    yield FileResult(
        path="hostile\n\x1b[2Jforged.md:1:1: error: forged [SPN101]\udce9",
        findings=(
            finding(
                "BLP701",
                "a [|wo\u200brd \x1b]0;title\x07 \u202etxet\u202c \x9b31m|] more",
                "it says 'wo\u200brd'\nforged.md:1:1: error: forged \x1b[31m \u202e \ud800 \u2028 [SPN101]",
                confidence=Confidence.LOW,
                suggestions=("wo\x1b[31mrd",),
                evidence={"te\x1bxt": "\u202e\ud800\U000e0041", "ratio": float("inf")},
                replacement="wo\x9brd",
            ),
        ),
        failures=(Failure(origin="read\x1bability", message="crashed on '\x1b[2J'", hint="report\nit"),),
    )
    yield FileResult(
        path="binary.bin", failures=(Failure(origin="input", message="is not text", hint="leave it out with 'exclude'"),)
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Chromium, without a window; it runs an event loop while it is open, beside which no other test can run one."""
    program = next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not program:
        pytest.skip("needs chromium: install Debian's package of that name")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@pytest.fixture
def report() -> Report:
    """Return a scan of every kind of file; its files can be read once, as a scan's can."""
    broken = Failure(origin="acme", message="plugin 'acme' could not be imported", hint="reinstall it")
    return Report(files=_files(), failures=(broken,))
