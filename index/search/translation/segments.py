"""The terms of a segment as words: which sound like a word, which share a stem with one."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from index.languages import language_of
from index.search.translation.kin import kin
from index.search.translation.soundalikes import Soundalikes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.ranking.segment import Segment

_KEPT = 5_000
"""Of how many words is kept what sounds alike, and what shares a stem: some 300 bytes each."""


class SegmentWords:
    """A segment's terms, and what was found out about them: a segment never changes.

    Attributes:
        lang: The language of its passages.
        collection: The collection that they belong to.
    """

    def __init__(self, segment: Segment) -> None:
        self.lang = segment.entry.lang
        self.collection = segment.entry.collection
        self._segment = segment
        self._near: dict[str, dict[str, float]] = {}
        self.kin = lru_cache(_KEPT)(self._kin)

    def near(self, words: Sequence[str]) -> dict[str, dict[str, float]]:
        """For each word the terms in the language's own letters that sound alike.

        Args:
            words: Each once, in other letters.

        Returns:
            For each word its terms, each with the probability that it is the same word.
        """
        known = {word: self._near[word] for word in words if word in self._near}
        missing = [word for word in words if word not in known]
        if not missing:
            return known
        heard = self._soundalikes.near(missing)
        new = {
            word: {term: sure for term, sure in heard.get(word, {}).items() if self._is_own(term)}
            for word in missing
        }
        if len(self._near) >= _KEPT:
            self._near = {}
        self._near.update(new)
        return known | new

    @cached_property
    def _terms(self) -> list[str]:
        """All terms, decoded: a word is looked for in them some twenty times a question."""
        return list(map(bytes.decode, self._segment.terms()))

    @cached_property
    def _soundalikes(self) -> Soundalikes:
        return Soundalikes(self._terms)

    def _is_own(self, term: str) -> bool:
        language = language_of(term)
        return language is not None and language.code == self.lang

    def _kin(self, word: str) -> tuple[str, ...]:
        """The terms that share a stem with a word."""
        return tuple(kin(word, self._terms))
