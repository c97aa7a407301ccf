"""Readings that a word has by its lemmas alone, whatever question it stands in: found once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import Reading, ReadingKind
from index.search.expansion.writings import with_readings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from index.search.query import QueryWord

    Finds = Callable[[Collection[str]], Mapping[str, tuple[Reading, ...]]]
    """Lemmas -> the readings of each one; those without any may be left out."""

_REMEMBERED = 20_000
"""Of how many lemmas readings are remembered: some 300 bytes each."""


class Relatives:
    """Adds to each word of a question what its lemmas are related to in texts.

    What is found is remembered: texts of one state stay as they are, and questions share words.
    """

    def __init__(self, *finds: Finds) -> None:
        """Takes what finds readings, in the order in which they are added."""
        self._finds = finds
        self._found: dict[str, tuple[Reading, ...]] = {}

    def __call__(self, words: tuple[QueryWord, ...]) -> tuple[QueryWord, ...]:
        """The words with their relatives."""
        lemmas = [
            [one.term for one in word.readings if one.kind is ReadingKind.LEMMA] for word in words
        ]
        if len(self._found) > _REMEMBERED:
            self._found.clear()
        new = {lemma for own in lemmas for lemma in own if lemma not in self._found}
        if new:
            found = [find(new) for find in self._finds]
            self._found |= {
                lemma: tuple(one for readings in found for one in readings.get(lemma, ()))
                for lemma in new
            }
        return tuple(
            with_readings(word, [one for lemma in own for one in self._found[lemma]])
            for word, own in zip(words, lemmas, strict=True)
        )
