"""Filters -> which passages of which segments may be found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from index.ranking.ranker import Filters
    from index.ranking.segment import Segment


@dataclass(frozen=True, slots=True)
class Selected:
    """The passages of a segment that pass.

    Attributes:
        place: The segment's place among all.
        first: The first ordinal that may pass.
        last: The ordinal before which those end that may.
        allowed: For each passage of the segment whether it passes; empty if all from `first` to
            before `last` do.
    """

    place: int
    first: int
    last: int
    allowed: NDArray[np.uint8]

    @property
    def count(self) -> int:
        """How many passages pass."""
        if len(self.allowed):
            return int(np.count_nonzero(self.allowed[self.first : self.last]))
        return self.last - self.first


def select(segments: Sequence[Segment], filters: Filters) -> Iterator[Selected]:
    """What passes of each segment of which anything may.

    A language and collections choose among segments, since each holds passages of one of both.
    What is asked of documents narrows the ordinals down and marks what lies between.
    """
    for place, segment in enumerate(segments):
        entry = segment.entry
        if filters.lang is not None and entry.lang != filters.lang:
            continue
        if filters.collections is not None and entry.collection not in filters.collections:
            continue
        if filters.dates is None and filters.document is None:
            yield Selected(place, 0, entry.passages, segment.alive)
        else:
            yield from _of_documents(place, segment, filters)


def _of_documents(place: int, segment: Segment, filters: Filters) -> Iterator[Selected]:
    days, firsts = segment.arrays["days"], segment.arrays["firsts"]
    passing = np.ones(len(days), np.bool_)
    if filters.dates is not None:
        start, end = filters.dates
        passing &= (days >= start.toordinal()) & (days <= end.toordinal())
    if filters.document is not None:
        passing &= segment.arrays["documents"] == filters.document
    found = np.flatnonzero(passing)
    if not len(found):
        return
    begin, end_ = int(found[0]), int(found[-1]) + 1
    allowed = segment.alive
    if len(found) < end_ - begin:
        marks = np.repeat(passing.astype(np.uint8), np.diff(firsts))
        allowed = marks & allowed if len(allowed) else marks
    yield Selected(place, int(firsts[begin]), int(firsts[end_]), allowed)
