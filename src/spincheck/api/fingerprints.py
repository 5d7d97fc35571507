"""Fingerprints, by which a finding is known again after its file was changed elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .results import PlacedFinding

_BEFORE = 40
_FROM_THE_START = 120
"""Code points of the text that tell one finding from another. The end of a long finding is not among them, so that an edit far
into a document does not make a new finding of what is said of all of it."""


def fingerprints(findings: Iterable[PlacedFinding]) -> list[str]:
    """Return a fingerprint for each of one file's findings, none of them twice.

    It is made of the rule and of the text around the start of the finding on its own lines. So it stays the same when lines
    move, or are indented or spaced otherwise, and changes when the text itself does. It does not know the path of the file.
    """
    seen: Counter[str] = Counter()
    made: list[str] = []
    for finding in findings:
        fingerprint = _fingerprint(finding)
        seen[fingerprint] += 1
        made.append(fingerprint if seen[fingerprint] == 1 else f"{fingerprint}:{seen[fingerprint]}")
    return made


def _fingerprint(finding: PlacedFinding) -> str:
    from hashlib import blake2b

    excerpt = finding.excerpt
    before = " ".join(excerpt.text[: excerpt.start].split())[-_BEFORE:]
    after = " ".join(excerpt.text[excerpt.start :].split())[:_FROM_THE_START]
    return blake2b("\0".join((finding.code, before, after)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
