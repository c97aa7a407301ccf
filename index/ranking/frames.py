"""Segments and room as kernels take them, laid out once for many questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.ranking.dictionary import find_terms
from index.ranking.maxscore import best_passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.kernels.calls import Calls, Frame
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


def searches(segments: Sequence[Segment], room: Room, average: float) -> list[Frame]:
    """The search of each segment; what of it may be found is still to be said."""
    return [
        best_passages.frame(
            segment.arrays["postings"],
            segment.arrays["starts"],
            segment.arrays["many_at"],
            segment.arrays["many"],
            segment.arrays["lengths"],
            segment.arrays["keys"],
            segment.arrays["bounds"],
            segment.arrays["sure"],
            segment.arrays["rows"],
            segment.arrays["row_starts"],
            segment.arrays["row_bounds"],
            segment.alive,
            segment.arrays["document_of"],
            segment.arrays["documents"],
            segment.arrays["days"],
            room.places[place],
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
            average / segment.entry.average,
            0,
            0,
            0,
            0,
            0,
            0,
        )
        for place, segment in enumerate(segments)
    ]


def chosen(searches: Sequence[Frame], selection: Iterable[Selected]) -> Calls:
    """Finds the best of the selected passages; terms were looked up before."""
    selected = tuple(selection)
    return best_passages.calls(
        [
            searches[one.place].ending(
                (
                    one.first,
                    one.last,
                    one.document,
                    one.first_day,
                    one.last_day,
                    len(selected) - 1 - number,
                )
            )
            for number, one in enumerate(selected)
        ]
    )
