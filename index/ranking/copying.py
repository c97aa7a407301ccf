"""Postings of one segment into those of another that several become."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.kernels import kernel
from index.ranking.layout import FREQUENCY_BITS, MOST, first_from

if TYPE_CHECKING:
    from index.kernels.arrays import Keys, Words

GONE = 0xFFFFFFFF
"""The new ordinal of a passage that has been removed."""


@kernel
def copy_postings(
    postings: Words,
    starts: Keys,
    many_at: Keys,
    many: Words,
    new_terms: Keys,
    new_ordinals: Words,
    first: int,
    last: int,
    first_new: int,
    ends: Keys,
    new_postings: Words,
    new_many_at: Keys,
    new_many: Words,
    found: int,
) -> int:
    """Appends the postings of neighbouring terms.

    Args:
        postings: Of the old segment.
        starts: Where each old term's postings begin.
        many_at: Places of the old postings with too high a frequency, ascending.
        many: Their frequencies.
        new_terms: For each old term its number in the new segment.
        new_ordinals: For each old ordinal the new one, or `GONE`.
        first: The first old term to copy.
        last: The old term before which to stop.
        first_new: The new term that the first of `ends` belongs to.
        ends: Where each new term's next posting goes; moved on.
        new_postings: Where they go.
        new_many_at: Room for places with too high a frequency.
        new_many: Room for their frequencies.
        found: How many of those there are already.

    Returns:
        How many there are now.
    """
    low = first_from(many_at, starts[first])
    for term in range(first, last):
        new_term = new_terms[term] - first_new
        for place in range(starts[term], starts[term + 1]):
            posting = np.int64(postings[place])
            frequency = posting & MOST
            ordinal = np.int64(new_ordinals[posting >> FREQUENCY_BITS])
            if ordinal != GONE:
                at = ends[new_term]
                new_postings[at] = (ordinal << FREQUENCY_BITS) + frequency
                ends[new_term] = at + 1
                if frequency == MOST:
                    new_many_at[found] = at
                    new_many[found] = many[low]
                    found += 1
            if frequency == MOST:
                low += 1
    return found
