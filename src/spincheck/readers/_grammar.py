"""How a source is shown to a tree-sitter grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Tree

_UNSHOWABLE = re.compile("[\0\ud800-\udfff\U00010000-\U0010ffff]")
UNIT: Final = 2
"""Bytes that a grammar counts for one character."""


def parse(parser: Parser, text: str) -> Tree:
    """Parse ``text`` so that a byte offset in the tree, divided by `UNIT`, is an offset in code points.

    The grammar reads UTF-16. What UTF-16 cannot say in one unit is shown as U+FFFD, and so is NUL, which grammars take for the
    end; to a grammar all of them are just letters.
    """
    return parser.parse(_UNSHOWABLE.sub("\ufffd", text).encode("utf-16-le"), encoding="utf16le")


def walk(tree: Tree, parents: frozenset[str]) -> Iterator[tuple[int, str, Node]]:
    """Yield depth, type and node in the order of the source, going only into nodes whose type is in ``parents``.

    It keeps no stack of its own, so no depth of nesting can exhaust one.
    """
    cursor = tree.walk()
    depth = 0
    while node := cursor.node:
        kind = node.type
        yield depth, kind, node
        if kind in parents and cursor.goto_first_child():
            depth += 1
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return
            depth -= 1
