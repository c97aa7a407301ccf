"""Filters -> which passages of which segments may be found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.ranking.ranker import Filters
    from index.ranking.segment import Segment

ANY_DOCUMENT = -1
ANY_DAY = 0


@dataclass(frozen=True, slots=True)
class Selected:
    """The passages of a segment that pass, as kernels take them.

    Attributes:
        place: The segment's place among all.
        first: The first ordinal that may pass.
        last: The ordinal before which those end that may.
        document: The key of the document that passes, or `ANY_DOCUMENT`.
        first_day: The first day that passes, or `ANY_DAY`, with which `last_day` says nothing.
        last_day: The last day that passes.
    """

    place: int
    first: int
    last: int
    document: int
    first_day: int
    last_day: int


def select(segments: Sequence[Segment], filters: Filters) -> Iterator[Selected]:
    """What passes of each segment of which anything may.

    A language and collections choose among segments, since each holds passages of one of both; a
    document narrows the ordinals down; dates are looked at passage by passage.
    """
    first_day, last_day = (
        (day.toordinal() for day in filters.dates) if filters.dates else (ANY_DAY, ANY_DAY)
    )
    for place, segment in enumerate(segments):
        entry = segment.entry
        if filters.lang is not None and entry.lang != filters.lang:
            continue
        if filters.collections is not None and entry.collection not in filters.collections:
            continue
        if filters.document is None:
            yield Selected(place, 0, entry.passages, ANY_DOCUMENT, first_day, last_day)
            continue
        # one that was updated may stand in a segment twice, once removed
        found = np.flatnonzero(segment.arrays["documents"] == filters.document)
        if len(found):
            first, last = segment.arrays["firsts"][[found[0], found[-1] + 1]].tolist()
            yield Selected(place, first, last, filters.document, first_day, last_day)
