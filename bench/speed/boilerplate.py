"""Time the boilerplate detector on prose and on the worst text of each pattern, and print figures as JSON.

Run by the bench as a process of its own. A pattern's worst text wakes it on every line; a line that holds all of the text is as
long as the text where the pattern is searched for, and as long as the pattern looks at where it must match a whole line.

Usage: python -m bench.speed.boilerplate REPEAT
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from time import process_time

from spincheck.api import Document
from spincheck.host import Host
from spincheck_boilerplate.definitions import Definition, Unit, load_definitions

from .texts import ProseMaker, shared_documents
from .worst_cases import WorstCase, build_worst_cases

_MEGABYTES = 1.0
_SIZE = 20_000
"""Code points of a worst text."""
_SAMPLE = 300
"""Code points of the texts among which a pattern's worst is chosen."""


class Bench:
    """One detector and the seconds that it took."""

    def __init__(self) -> None:
        host = Host()
        self._reader = host.readers["plain"]()
        cls = host.detectors["boilerplate"]
        self._detector = cls(cls.options_type())
        self.measured: defaultdict[str, list[float]] = defaultdict(list)
        self.seconds(ProseMaker(0).document(0.01))

    def read(self, text: str) -> Document:
        """Return a document that is split into words and sentences, which all detectors share."""
        document = self._reader.read(text, "prose.txt")
        _ = document.words, document.sentences
        return document

    def seconds(self, text: str) -> float:
        """Return how long the detector takes for a document."""
        document = self.read(text)
        return _time(lambda: list(self._detector.detect(document)))

    def prose(self, name: str, documents: list[str]) -> None:
        """Measure documents against one pass of ``str.lower`` over the same text."""
        megabytes = sum(len(document.encode()) for document in documents) / 1e6
        seconds = sum(map(self.seconds, documents))
        lower = sum(_time(document.lower) for document in documents)
        self.measured[f"{name} prose, MB/s"].append(megabytes / seconds)
        self.measured[f"{name} prose ÷ str.lower, ×"].append(seconds / lower)

    def worst(self, texts: dict[str, Callable[[int], str]]) -> None:
        """Measure the worst text of each pattern, and the slowest of them at twice the size."""
        seconds = {code: self.seconds(text(_SIZE)) for code, text in texts.items()}
        slowest = max(seconds, key=lambda code: seconds[code])
        print(f"slowest on its worst text: {slowest}", file=sys.stderr)
        doubled = self.seconds(texts[slowest](2 * _SIZE))
        self.measured["slowest pattern's worst text, MB/s"].append(_SIZE / 1e6 / seconds[slowest])
        self.measured["cost per MB of twice that text, ×"].append(doubled / seconds[slowest] / 2)


def worst_text(definition: Definition) -> Callable[[int], str]:
    """Return what makes text of any size that costs ``definition`` most."""
    pattern, trigger = re.compile(definition.pattern), f" {definition.triggers[0]}"
    is_searched = definition.unit in {Unit.SPAN, Unit.DOCUMENT}

    def make(case: WorstCase, size: int) -> str:
        width = size if is_searched else definition.longest
        line = case.text(width - len(trigger)) + trigger
        return "\n\n".join([line] * (size // width))

    def cost(case: WorstCase) -> float:
        text = case.text(_SAMPLE if is_searched else min(_SAMPLE, definition.longest))
        return _time(lambda: list(pattern.finditer(text)) if is_searched else pattern.fullmatch(text))

    hardest = max(build_worst_cases(definition.pattern), key=cost)
    return lambda size: make(hardest, size)


def _time(call: Callable[[], object]) -> float:
    """Return seconds of the processor, which other programs disturb least."""
    start = process_time()
    call()
    return process_time() - start


def main(repeat: int) -> None:
    """Give every repetition new prose, so that no cache has seen it."""
    bench, shared = Bench(), shared_documents()
    texts = {definition.rule.code: worst_text(definition) for definition in load_definitions() if definition.pattern}
    for number in range(1, repeat + 1):
        bench.prose("made", [ProseMaker(number).document(_MEGABYTES)])
        if shared:
            bench.prose("shared", shared)
        bench.worst(texts)
    json.dump(bench.measured, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
