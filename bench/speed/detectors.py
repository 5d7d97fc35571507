"""Time the reading, the splitting and each detector inside one process, and print seconds as JSON.

Run by the bench as a process of its own, so that the bench stays small: a child's peak of memory is never below its parent's.

Usage: python -m bench.speed.detectors REPEAT MEGABYTES
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from time import perf_counter

from spincheck.host import Host

from .texts import ProseMaker


def main(repeat: int, megabytes: float) -> None:
    """Give every repetition new text, so that no cache has seen it, and let the stages take turns."""
    host = Host()
    reader = host.readers["plain"]()
    detectors = [cls(cls.options_type()) for cls in host.detectors.values()]
    warm_up = reader.read(ProseMaker(0).document(0.01), "warm-up.txt")
    for detector in detectors:
        list(detector.detect(warm_up))

    seconds: defaultdict[str, list[float]] = defaultdict(list)
    for number in range(1, repeat + 1):
        source = ProseMaker(number).document(megabytes)
        start = perf_counter()
        document = reader.read(source, "prose.txt")
        seconds["read"].append(perf_counter() - start)
        start = perf_counter()
        _ = document.words, document.sentences
        seconds["split words and sentences"].append(perf_counter() - start)
        for detector in detectors:
            start = perf_counter()
            for _ in detector.detect(document):
                pass
            seconds[f"detector {detector.name}"].append(perf_counter() - start)
    json.dump(seconds, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
