"""Whether broken grammar tells spun text from clean text: the score ``grammar-breaks`` by a real LanguageTool.

Clean pieces are those of `spins`, cut short because LanguageTool takes its time; spun are the same pieces by PPDB, and real
excerpts. The threshold is chosen on every second piece, and the figures on single texts come from the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from random import Random

from spincheck.api import Finding
from spincheck.readers.plain import PlainReader
from spincheck_grammar.detector import GrammarDetector
from spincheck_grammar.options import GrammarOptions
from spincheck_grammar.rules import BREAKS
from spincheck_spun.context.model import load_model
from spincheck_spun.scoring import SPUN
from training.context.spinning import spin

from .checking import check, spun_score
from .figures import Better, Figure, share
from .spinners import PPDB, read_spinners
from .spins import all_words, sample_pieces, threshold_at
from .spun import clean_documents, excerpts

RATES = (0.2, 0.4)
_PIECES = 20
"""Of each domain."""
_LONGEST = 1_500
"""Code points of a piece, about: 250 words."""
_FALSE_POSITIVES = 0.02
_PLAIN = PlainReader()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The breaks in one text."""

    breaks: int
    words: int
    is_flagged: bool
    """The score ``spun`` finds it without LanguageTool's help."""

    @property
    def rate(self) -> float:
        """Breaks in a thousand words."""
        return 1000 * self.breaks / max(self.words, 1)


def measure(shared: Path, address: str) -> Iterator[Figure]:
    """Yield the figures, with the LanguageTool at ``address``."""
    detector = GrammarDetector(GrammarOptions(server=address, language="en-US", timeout=300))

    def count(text: str) -> Count:
        document = _PLAIN.read(text, "text.txt")
        found = [result for result in detector.detect(document) if isinstance(result, Finding)]
        return Count(
            breaks=sum(finding.rule in BREAKS for finding in found),
            words=len(document.words),
            is_flagged=spun_score(check(text, "text.txt")) >= SPUN,
        )

    pieces = list(_short(sample_pieces(clean_documents(shared))))
    spinner = read_spinners(all_words(pieces), load_model(), Path(), shared / "spun" / PPDB)["PPDB"]
    counts = {"clean": [count(text) for _, text in pieces]}
    for rate in RATES:
        spun = (
            spin(_PLAIN.read(text, "text.txt"), spinner, rate, Random(f"{rate} {number}")).text
            for number, (_, text) in enumerate(pieces)
        )
        counts[f"made spins at {rate * 100:g} %, PPDB"] = [count(text) for text in spun]
    counts["real excerpts"] = [count(text) for text in excerpts(shared)]
    threshold = threshold_at([piece.rate for piece in counts["clean"][::2]], _FALSE_POSITIVES)
    for kind, texts in counts.items():
        yield _rate(kind, texts)
        tested = texts if kind == "real excerpts" else texts[1::2]
        better: Better = "lower" if kind == "clean" else "higher"
        title = f"grammar: over {threshold:.1f} breaks per thousand words, {kind}"
        yield share(title, sum(text.rate > threshold for text in tested), len(tested), "texts", better)
        missed = [text for text in tested if not text.is_flagged]
        title += ", of those that 'spun' does not flag"
        yield share(title, sum(text.rate > threshold for text in missed), len(missed), "texts", better)


def _short(pieces: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    taken: defaultdict[str, int] = defaultdict(int)
    for domain, text in pieces:
        taken[domain] += 1
        if taken[domain] <= _PIECES:
            yield domain, text[:_LONGEST].rsplit(".", 1)[0] + "."


def _rate(kind: str, texts: Sequence[Count]) -> Figure:
    """Return breaks in a thousand words with the 95 % interval of a Poisson count (its root is nearly normal)."""
    breaks, words = sum(text.breaks for text in texts), sum(text.words for text in texts)
    low, high = max(sqrt(breaks + 0.375) - 0.98, 0) ** 2 - 0.375, (sqrt(breaks + 0.375) + 0.98) ** 2 - 0.375
    return Figure(
        name=f"grammar: breaks per thousand words, {kind}",
        value=round(1000 * breaks / words, 2),
        better="lower" if kind == "clean" else "higher",
        size=f"{breaks} in {words} words of {len(texts)} texts",
        low=round(1000 * max(low, 0) / words, 2),
        high=round(1000 * high / words, 2),
    )
