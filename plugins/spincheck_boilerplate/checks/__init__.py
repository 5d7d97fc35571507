"""What no list of lines and patterns can find; a definition names its check in ``check``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from spincheck.api import Document

from ..lines import Lines
from .encoding import find_entities, find_mojibake
from .found import Found
from .joints import find_glued_sentences
from .numbers import find_lone_numbers
from .repeats import find_repeated_lines
from .truncation import find_cut_excerpts

Check: TypeAlias = Callable[[Document, Lines], Iterator[Found]]

CHECKS: Mapping[str, Check] = {
    "cut-excerpt": find_cut_excerpts,
    "entity": find_entities,
    "glued-sentences": find_glued_sentences,
    "lone-number": find_lone_numbers,
    "mojibake": find_mojibake,
    "repeated-line": find_repeated_lines,
}

__all__ = ["CHECKS", "Check", "Found"]
