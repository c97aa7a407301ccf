"""The terms of a segment as words: which sound like a word, which share a stem with one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, overload

from index.languages import language_of
from index.search.translation.kin import kin
from index.search.translation.soundalikes import Soundalikes

if TYPE_CHECKING:
    from index.ranking.segment import Segment

_KEPT = 5_000
"""Of how many words is kept what sounds alike, and what shares a stem: some 300 bytes each."""


class SegmentTerms(Sequence[str]):
    """The terms of a segment, in the order of their letters, decoded where they are looked at."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        # views of bytes and numbers are quicker to look at than arrays, one place at a time
        self._text = segment.arrays["text"].data
        self._ends = segment.arrays["ends"].data

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        """A term, or several."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        at = place % len(self)
        return str(self._text[self._ends[at] : self._ends[at + 1]], "utf-8")

    def __iter__(self) -> Iterator[str]:
        return map(bytes.decode, self._segment.terms())


class SegmentWords:
    """A segment's terms, and what was found out about them: a segment never changes.

    Attributes:
        lang: The language of its passages.
        collection: The collection that they belong to.
    """

    def __init__(self, segment: Segment) -> None:
        self.lang = segment.entry.lang
        self.collection = segment.entry.collection
        self._terms = SegmentTerms(segment)
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
    def _soundalikes(self) -> Soundalikes:
        return Soundalikes(self._terms)

    def _is_own(self, term: str) -> bool:
        language = language_of(term)
        return language is not None and language.code == self.lang

    def _kin(self, word: str) -> tuple[str, ...]:
        """The terms that share a stem with a word."""
        return tuple(kin(word, self._terms))
