"""What no list of lines and patterns can find; a definition names its check in ``check``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from spincheck.api import Document

from ..lines import Lines
from .chrome import find_chrome_words
from .drop_caps import find_drop_caps
from .encoding import find_mojibake
from .found import Found
from .glyphs import find_glyphs
from .invisible import find_invisible
from .joints import find_glued_sentences
from .links import find_assistant_links
from .numbers import find_lone_numbers
from .promos import find_capital_headlines, find_labelled_promos, find_title_runs
from .references import find_entities, find_escapes
from .repeats import find_repeated_lines
from .spintax import find_spintax
from .tags import find_bracket_tags
from .truncation import find_cut_endings, find_cut_excerpts

Check: TypeAlias = Callable[[Document, Lines], Iterator[Found]]

CHECKS: Mapping[str, Check] = {
    "assistant-link": find_assistant_links,
    "bracket-tag": find_bracket_tags,
    "capital-headline": find_capital_headlines,
    "chrome-words": find_chrome_words,
    "cut-ending": find_cut_endings,
    "cut-excerpt": find_cut_excerpts,
    "drop-cap": find_drop_caps,
    "entity": find_entities,
    "escape": find_escapes,
    "glyph": find_glyphs,
    "glued-sentences": find_glued_sentences,
    "invisible": find_invisible,
    "labelled-promo": find_labelled_promos,
    "lone-number": find_lone_numbers,
    "mojibake": find_mojibake,
    "repeated-line": find_repeated_lines,
    "spintax": find_spintax,
    "title-run": find_title_runs,
}

__all__ = ["CHECKS", "Check", "Found"]
