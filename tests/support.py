"""The types of the fixtures in conftest.py, for the tests that use them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Outcome:
    """How a process ended."""

    code: int
    out: str
    err: str


class Cli(Protocol):
    """Runs the command line as a process."""

    def __call__(
        self,
        *arguments: str | os.PathLike[str],
        stdin: bytes = ...,
        cwd: Path | None = ...,
        plugins: Sequence[Path] = ...,
        env: Mapping[str, str] | None = ...,
    ) -> Outcome: ...


class MakePlugin(Protocol):
    """Lays out an installed plugin and returns the folder for the module search path."""

    def __call__(self, name: str, code: str, *, distribution: str | None = ...) -> Path: ...


def detector_source(**changes: str) -> str:
    """Return the code of a plugin with one detector, ``shouting``; the arguments replace parts of it."""
    values = {
        "api": "1",
        "name": "shouting",
        "code": "SHT101",
        "rule": "shouting",
        "body": "yield Score(name='shouting', value=0.0, unit='share')",
        "hook": "spincheck_register_detectors",
        "init": "super().__init__(options)",
        "external": "False",
    }
    return _DETECTOR.format(**(values | changes))


_DETECTOR = """
import time
from spincheck.api import (
    PAGE_HEADINGS, Confidence, Detector, Edit, Finding, Fix, NoOptions, Rule, Score, Severity, SourceSpan, Span, hookimpl,
)

PAGE = "".join(f"## {{heading}}\\n\\ntext\\n\\n" for heading in PAGE_HEADINGS)
RULE = Rule(code="{code}", name="{rule}", summary="Shouting", severity=Severity.WARNING, page=PAGE)

class Shouting(Detector[NoOptions]):
    api = {api}
    name = "{name}"
    rules = (RULE,)
    scores = (RULE.name,)
    options_type = NoOptions
    def __init__(self, options):
        {init}
    @classmethod
    def is_external(cls, options):
        return {external}
    def detect(self, document):
        {body}

@hookimpl
def {hook}():
    return [Shouting]
"""
