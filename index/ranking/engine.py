"""The embedded engine: every segment of a snapshot searched in turn, with one heap for all."""

from __future__ import annotations

from operator import mul
from typing import TYPE_CHECKING

import numpy as np

from index.ranking.counting import count_passages, count_postings
from index.ranking.frames import chosen, lookups, searches
from index.ranking.ranker import Filters, Frequencies, Scale
from index.ranking.room import Room
from index.ranking.selection import select
from index.ranking.weights import K1, B, Weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from index.kernels.calls import Calls
    from index.ranking.ranker import Scored
    from index.ranking.segment import Segment
    from index.ranking.selection import Selected
    from index.ranking.snapshot import Snapshot

_SELECTIONS = 32
"""How many filters' selections are kept: those of people and groups who ask at the same time."""


class SegmentRanker:
    """Ranks the passages of a snapshot: `Ranker`, in this process. One thread at a time."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._segments = snapshot.segments
        statistics = snapshot.statistics
        self._passages = statistics.passages
        self._average = statistics.average_length
        self._weights = Weights(statistics.passages)
        self._prepare(Room(len(snapshot.segments), terms=64, letters=4096, k=64))

    def frequencies(self, terms: Iterable[str], filters: Filters) -> Frequencies:
        """How common terms are among the passages that pass the filters."""
        names = list(terms)
        self._look_up(names, 1)
        whole = filters.dates is None and filters.document is None
        passages = 0
        totals = np.zeros(len(names), np.int64)
        for selected in select(self._segments, filters):
            segment = self._segments[selected.place]
            if whole:
                passages += segment.entry.remaining
                totals += self._room.counts[selected.place, : len(names)]
            else:
                places = self._room.places[selected.place, : len(names)].tolist()
                passages += count_passages(*_passing(segment, selected))
                totals += [_count_postings(segment, selected, term) for term in places]
        held = zip(names, totals.tolist(), strict=True)
        return Frequencies(passages, {term: count for term, count in held if count})

    def scale(self, terms: Iterable[str], filters: Filters) -> Scale:
        """What terms are scored by, were the passages that pass filters all that there are."""
        return Scale(self.frequencies(terms, filters).weights, self._average)

    def top(self, terms: Mapping[str, float], filters: Filters, k: int) -> list[Scored]:
        """The k best passages that hold any of the terms, best first; see `Ranker.top`."""
        if k < 1 or not terms or not self._average:
            return []
        names = list(terms)
        self._look_up(names, min(k, self._passages))
        room = self._room
        held = dict(zip(names, room.found(len(names)), strict=True))
        if 0 in held.values():
            weights = self._weights.of({term: count for term, count in held.items() if count})
            room.weigh([times * weights.get(term, 0.0) for term, times in terms.items()])
        else:
            room.weigh(list(map(mul, self._weights.of(held).values(), terms.values())))
        self._selected(filters).run()
        return room.best()

    def _look_up(self, names: Sequence[str], k: int) -> None:
        """Puts a question into the room and finds its terms in every segment."""
        if not self._room.put(names, k):
            self._prepare(self._room.larger(names, k))
            self._room.put(names, k)
        self._lookups.run()

    def _selected(self, filters: Filters) -> Calls:
        """The search of what passes the filters."""
        calls = self._chosen.get(filters)
        if calls is None:
            if len(self._chosen) >= _SELECTIONS:
                self._chosen.clear()
            calls = chosen(self._searches, select(self._segments, filters))
            self._chosen[filters] = calls
        return calls

    def _prepare(self, room: Room) -> None:
        room.model[:] = self._average, K1, B
        self._room = room
        self._lookups = lookups(self._segments, room)
        self._searches = searches(self._segments, room, self._average)
        self._chosen: dict[Filters, Calls] = {}


def _passing(
    segment: Segment, selected: Selected
) -> tuple[
    NDArray[np.uint8], NDArray[np.uint32], NDArray[np.int64], NDArray[np.int64],
    int, int, int, int, int,
]:  # fmt: skip
    """What says which passages of a segment are selected, as kernels of `counting` take it."""
    return (
        segment.alive,
        segment.arrays["document_of"],
        segment.arrays["documents"],
        segment.arrays["days"],
        selected.first,
        selected.last,
        selected.document,
        selected.first_day,
        selected.last_day,
    )


def _count_postings(segment: Segment, selected: Selected, term: int) -> int:
    """In how many of them a term of the segment stands; -1 is a term that it lacks."""
    if term < 0:
        return 0
    arrays = segment.arrays
    start, end = arrays["starts"][term : term + 2].tolist()
    return count_postings(*_passing(segment, selected), arrays["postings"], start, end)
