"""A detector small enough to see through, for tests of what tests detectors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from spincheck.api import Confidence, Detector, Document, Finding, Rule, Score, Severity, Span

PAGE = """\
## What it finds
The word foo.
## Why it matters
It matters.
## Example
```plain
A [|foo|] here.
```
## When it is wrong
Never.
## Repair
Remove it.
## References
None.
"""

FOO = Rule(code="FOO101", name="foo-word", summary="The word foo", severity=Severity.INFO, page=PAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FooOptions:
    word: str = "foo"


class FooDetector(Detector[FooOptions]):
    api = 1
    name = "foo"
    rules = (FOO,)
    scores = ("foo",)
    options_type = FooOptions

    def detect(self, document: Document) -> Iterator[Finding | Score]:
        for match in re.finditer(rf"\b{self.options.word}(\?)?", document.text):
            confidence = Confidence.LOW if match[1] else Confidence.MEDIUM
            yield Finding(rule=FOO, span=Span(*match.span()), message="it is foo", confidence=confidence)
        yield Score(name="foo", value=0.5, unit="foos")


@pytest.fixture
def foo_detector() -> type[FooDetector]:
    return FooDetector
