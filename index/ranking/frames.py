"""Segments and room as kernels take them, laid out once for many questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.ranking.dictionary import find_terms
from index.ranking.maxscore import best_passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.kernels.calls import Calls
    from index.ranking.room import Room
    from index.ranking.segment import Segment
    from index.ranking.selection import Selected


def lookups(segments: Sequence[Segment], room: Room) -> Calls:
    """Finds the terms of the room's question in every segment."""
    return find_terms.calls(
        [
            find_terms.frame(
                segment.arrays["text"],
                segment.arrays["ends"],
                segment.arrays["slots"],
                segment.arrays["starts"],
                segment.tombstones.terms,
                segment.tombstones.counts,
                room.sought,
                room.places[place],
                room.counts[place],
                room.totals,
                room.numbers,
                place,
            )
            for place, segment in enumerate(segments)
        ]
    )


def searches(
    segments: Sequence[Segment], selection: Iterable[Selected], room: Room, average: float
) -> Calls:
    """Finds the best of the selected passages; terms were looked up before."""
    chosen = tuple(selection)
    return best_passages.calls(
        [
            best_passages.frame(
                segments[selected.place].arrays["postings"],
                segments[selected.place].arrays["starts"],
                segments[selected.place].arrays["many_at"],
                segments[selected.place].arrays["many"],
                segments[selected.place].arrays["lengths"],
                segments[selected.place].arrays["keys"],
                segments[selected.place].arrays["bounds"],
                segments[selected.place].arrays["sure"],
                segments[selected.place].arrays["rows"],
                segments[selected.place].arrays["row_starts"],
                segments[selected.place].arrays["row_bounds"],
                segments[selected.place].alive,
                segments[selected.place].arrays["document_of"],
                segments[selected.place].arrays["documents"],
                segments[selected.place].arrays["days"],
                room.places[selected.place],
                room.weights,
                room.held,
                room.held_weights,
                room.begins,
                room.ends,
                room.limits,
                room.order,
                room.partial,
                room.best_scores,
                room.best_keys,
                room.numbers,
                room.model,
                selected.first,
                selected.last,
                selected.document,
                selected.first_day,
                selected.last_day,
                average / segments[selected.place].entry.average,
                len(chosen) - 1 - number,
            )
            for number, selected in enumerate(chosen)
        ]
    )
