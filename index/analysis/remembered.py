"""What was found out about words, remembered: a collection has far fewer words than places."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

V = TypeVar("V")

MOST = 300_000
"""How many words are remembered: those of a large collection that recur."""


class Remembered(dict[str, V]):
    """For each word that is asked for, what a function makes of it; asked for once.

    When it has grown too large it begins anew: words that recur are soon there again.
    """

    def __init__(self, make: Callable[[str], V], most: int = MOST) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, word: str) -> V:
        if len(self) >= self._most:
            self.clear()
        self[word] = made = self._make(word)
        return made
