"""What is known of a token, kept for the documents that come later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

T = TypeVar("T")

_MOST_TOKENS: Final = 1 << 15
"""Tokens that are remembered; more different ones than a long book has."""


class Remembered(dict[str, T]):
    """The answers of a function of one token. As a dictionary it is asked at the speed of C, a million words at a time."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, token: str) -> T:
        if len(self) >= _MOST_TOKENS:
            self.clear()
        self[token] = found = self._find(token)
        return found
