"""How many made copies are traced to their originals, what is joined wrongly, and how often the likely original is right.

The thresholds of `spincheck_provenance.tracing.evidence` and the weights of its `origin` were chosen on one half of the
documents; the figures come from the other. Run alone, ``python -m bench.quality.tracing SHARED AIKSAURUS`` prints them.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from spincheck.api import Document
from spincheck.readers.plain import PlainReader
from spincheck_provenance.tracing.archive import Archive, Entry, temporary_archive
from spincheck_provenance.tracing.dates import own_date
from spincheck_provenance.tracing.families import Family, find_families, tree
from spincheck_provenance.tracing.features import read_features
from spincheck_provenance.tracing.library import Library
from spincheck_provenance.tracing.origin import Damage, Traces, likelihoods, read_traces
from spincheck_spun.context.model import load_model

from .checking import check, ranges, spun_score
from .figures import Figure, share
from .made_families import Text, originals, with_copies
from .spinners import PPDB, missing, read_spinners

_ONE_DAY = "news 2010-2011"
"""The domain whose documents were all written in the same days: the hard ones to keep apart."""
_SURE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A family that was found in a made set."""

    texts: Sequence[Text]
    traces: Mapping[int, Traces]
    """By the place in ``texts``."""
    sources: Mapping[int, int]
    """The place of each text's source in the tree, by its own."""


def measure(shared: Path, aiksaurus: Path) -> Iterator[Figure]:
    """Yield the figures on the five real documents and on the half of the made set that nothing was chosen on."""
    yield from _seeds(shared / "seeds")
    if missing(aiksaurus, shared / "spun" / PPDB):
        return  # `spins` says which and why
    texts = made_set(shared, aiksaurus, 1)
    found = families(texts)
    yield from _recall(texts, found)
    yield from _precision(texts, found)
    yield from _origins(found)


def made_set(shared: Path, aiksaurus: Path, half: int) -> list[Text]:
    """Return the documents of one half and their copies."""
    clean = originals(shared, half)
    words = {word.lower() for text in clean for word in text.text.split()}
    return list(with_copies(clean, read_spinners(words, load_model(), aiksaurus, shared / "spun" / PPDB)))


def families(texts: Sequence[Text]) -> list[Made]:
    """Return the families that are found among texts."""
    with temporary_archive() as archive:
        library = _library(archive, {text.name: text.text for text in texts})
        return [_made(library, texts, family) for family in find_families(library, library.candidates())]


def _made(library: Library, texts: Sequence[Text], family: Family) -> Made:
    places = {member: place for place, member in enumerate(family.members)}
    traces = read_traces(library, family, {member: _damage(texts[member].text) for member in family.members})
    root = next(iter(likelihoods(traces)))
    return Made(
        texts=[texts[member] for member in family.members],
        traces={places[member]: trace for member, trace in traces.items()},
        sources={places[branch.member]: places[branch.parent] for branch in tree(family, root)},
    )


def _library(archive: Archive, texts: Mapping[str, str]) -> Library:
    documents: dict[str, Document] = {name: PlainReader().read(text, name) for name, text in texts.items()}
    archive.put(
        [
            Entry(path=name, content=b"", date=own_date(document), features=read_features(document))
            for name, document in documents.items()
        ]
    )
    return Library(archive)


def _damage(text: str) -> Damage:
    result = check(text, "text.txt")
    return Damage(spun=spun_score(result), debris=len(ranges(result.findings, "BLP")))


def _seeds(folder: Path) -> Iterator[Figure]:
    texts = {f"/{path.name}": path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    with temporary_archive() as archive:
        library = _library(archive, texts)
        found = find_families(library, library.candidates())
        yield share("trace: seeds (known) in one family", len(found[0].members) if found else 0, len(texts), "documents")
        traces = read_traces(library, found[0], {member: _damage(texts[library.path(member)]) for member in found[0].members})
    likely = library.path(next(iter(likelihoods(traces))))
    yield share("trace: seeds (known), likely original is 000", int(likely.startswith("/000")), 1, "families")


def _recall(texts: Sequence[Text], found: Sequence[Made]) -> Iterator[Figure]:
    related = {(text.name, origin) for made in found for text in made.texts for origin in {other.name for other in made.texts}}
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for text in texts:
        if text.recipe:
            hit = (text.name, text.origin) in related
            for group in ("", f", {text.recipe}", f", {text.domain}"):
                hits[group].append(hit)
    for group, values in sorted(hits.items()):
        yield share(f"trace: copies in the family of their original{group}", sum(values), len(values), "copies")


def _precision(texts: Sequence[Text], found: Sequence[Made]) -> Iterator[Figure]:
    pairs = [one.origin == other.origin for made in found for one, other in combinations(made.texts, 2)]
    yield share("trace: pairs in one family that have one origin", sum(pairs), len(pairs), "pairs")
    mixed = [len({text.origin for text in made.texts}) > 1 for made in found]
    yield share("trace: families that mix origins", sum(mixed), len(mixed), "families", "lower")
    joined = {text.name for made in found if len({text.origin for text in made.texts}) > 1 for text in made.texts}
    for group, is_of in (("", lambda _: True), (", news of the same days", lambda text: text.domain == _ONE_DAY)):
        own = [text.name in joined for text in texts if not text.recipe and is_of(text)]
        yield share(f"trace: originals joined with another one{group}", sum(own), len(own), "originals", "lower")


def _origins(found: Sequence[Made]) -> Iterator[Figure]:
    right: list[tuple[bool, float]] = []
    sources: list[bool] = []
    for made in found:
        names = [text.name for text in made.texts]
        origin = made.texts[0].origin
        if any(text.origin != origin for text in made.texts) or origin not in names:
            continue
        likely, likelihood = next(iter(likelihoods(made.traces).items()))
        right.append((names[likely] == origin, likelihood))
        sources += [
            names[source] == made.texts[place].source for place, source in made.sources.items() if names[place] != origin
        ]
    yield share("trace: likely original is the original", sum(hit for hit, _ in right), len(right), "families")
    sure = [hit for hit, likelihood in right if likelihood >= _SURE]
    yield share(f"trace: likely original is the original, at {_SURE:g} or more", sum(sure), len(sure), "families")
    yield share("trace: source in the tree is the text that the copy was made of", sum(sources), len(sources), "copies")


if __name__ == "__main__":
    for figure in measure(Path(sys.argv[1]), Path(sys.argv[2])):
        print(figure)
