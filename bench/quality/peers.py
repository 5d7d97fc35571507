"""What other tools take for debris in the same documents: jusText, trafilatura, and the line rules of C4.

The first two are extractors of web pages and want HTML, so each line is a paragraph of a page without any other markup, and is
dropped when it does not come back. They use more on real pages; text that has lost its markup has no more.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from .figures import Figure
from .labelled import Finder, Page, Tally, measure_false_alarms, read_clean, read_labelled

_NOT_IN_HTML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_C4_ENDS = (".", "!", "?", '"', "'")
_C4_FEWEST_WORDS = 3
_C4_NEVER = (
    "javascript", "lorem ipsum", "{", "terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies",
    "use cookies",
)  # fmt: skip


def measure(shared: Path) -> Iterator[Figure]:
    """Measure every peer as the boilerplate detector is measured, without the families.

    Raises:
        ImportError: jusText or trafilatura is not installed.
    """
    folder = shared / "boilerplate"
    pages, clean = read_labelled(folder), read_clean(folder)
    finders: dict[str, Finder] = {"jusText": _justext(), "trafilatura": _trafilatura(), "C4": _c4}
    for tool, find in finders.items():
        for title, is_held_back in ((tool, True), (f"{tool} (known)", False)):
            yield from Tally(find, [page for page in pages if page.is_held_back is is_held_back]).overall(title)
        yield from measure_false_alarms(f"{tool} (known)", find, clean)


def _justext() -> Finder:
    """Return jusText (Pomikálek 2011) with its defaults and its English stop words; it judges every paragraph."""
    import justext

    words = justext.get_stoplist("English")
    return lambda page: [part.is_boilerplate for part in justext.justext(_as_html(page.texts), words)]


def _trafilatura() -> Finder:
    """Return trafilatura (Barbaresi 2021) with its defaults; its options ``favor_…`` change nothing here."""
    import trafilatura

    def find(page: Page) -> list[bool]:
        kept = {_spaced(line) for line in (trafilatura.extract(_as_html(page.texts)) or "").splitlines()}
        return [_spaced(line) not in kept for line in page.texts]

    return find


def _c4(page: Page) -> list[bool]:
    """Apply the rules for lines of the C4 corpus (Raffel et al. 2020, section 2.2), with the constants of datatrove.

    They drop lines without final punctuation, with fewer than three words, with "javascript" or a policy's name. What drops a
    whole page there ("lorem ipsum", a curly bracket) drops its line here; the list of bad words is no rule for debris.
    """
    return [
        not line.endswith(_C4_ENDS)
        or line.endswith("...")
        or len(line.split()) < _C4_FEWEST_WORDS
        or any(part in line.lower() for part in _C4_NEVER)
        for line in page.texts
    ]


def _as_html(lines: Sequence[str]) -> str:
    paragraphs = (f"<p>{html.escape(_NOT_IN_HTML.sub('', line))}</p>" for line in lines)
    return "<html><body><article>\n" + "\n".join(paragraphs) + "\n</article></body></html>"


def _spaced(line: str) -> str:
    return " ".join(line.split())
