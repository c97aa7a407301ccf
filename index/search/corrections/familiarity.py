"""How well words are known: to the documents that may be read, to a dictionary, to neither."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from index.ranking import Filters
from index.search.corrections.word_lists import is_listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.analysis import Analyzer, Word
    from index.ranking import Ranker


class Standing(IntEnum):
    """Where a word stands; more is better."""

    NOWHERE = 0
    """In no document that may be read, and in no dictionary."""
    LISTED = 1
    """In a dictionary alone."""
    FOUND = 2
    """In a document that may be read."""
    SMALL = 3
    """In every sentence: it is no name or letter, but tells nothing either."""


@dataclass(frozen=True, slots=True)
class Familiarity:
    """Tells it in one state of a collection.

    Attributes:
        ranker: What knows which terms stand somewhere.
        analyzer: The one that they were found by.
    """

    ranker: Ranker
    analyzer: Analyzer

    def of(
        self, chunks: Sequence[str], collections: frozenset[str] | None
    ) -> list[Standing | None]:
        """The standing of each of some parts of a text: that of its worst word.

        Args:
            chunks: Parts of a text without white space.
            collections: What may be read, or None for all.

        Returns:
            None for a part without words: figures, marks, pictures.
        """
        read = [
            [word for word in self.analyzer.words(chunk) if not word.form.isdecimal()]
            for chunk in chunks
        ]
        terms = {term for words in read for word in words for term in word.terms}
        found = self.ranker.frequencies(terms, Filters(collections=collections)).terms
        return [min((_standing(word, found) for word in words), default=None) for words in read]


def _standing(word: Word, found: Mapping[str, int]) -> Standing:
    if word.is_stop:
        return Standing.SMALL
    if any(term in found for term in word.terms):
        return Standing.FOUND
    listed = word.lang is not None and is_listed(word.form.lower(), word.lang)
    return Standing.LISTED if listed else Standing.NOWHERE
