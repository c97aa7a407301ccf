"""What a term can add to a score at most: of all its postings, and of those in each window.

Saturations depend on avgdl, which changes with each passage that is added. With sat(f, D) for the
avgdl `a` that bounds were found with, and for another one, `a'`, no saturation grows by more than
max(1, a'/a), nor shrinks by more than min(1, a'/a): the numerator stays and in the denominator,
f + k1 (1 - b) + k1 b |D| / avgdl, one summand of three changes by a/a'. So bounds stay bounds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.kernels import kernel
from index.ranking.layout import FREQUENCY_BITS, MOST, SHIFT, WINDOW

if TYPE_CHECKING:
    from index.kernels.arrays import Keys, Reals, Words


@kernel
def find_bounds(
    postings: Words,
    starts: Keys,
    many: Words,
    lengths: Words,
    rows: Words,
    bounds: Reals,
    sure: Reals,
    row_starts: Words,
    row_bounds: Reals,
    ranked: Reals,
    average: float,
    k1: float,
    b: float,
) -> None:
    """Finds what the postings of some terms can add at most, and what some of them surely add.

    Args:
        postings: Ordinal and frequency, term after term, ordinals ascending.
        starts: Where each term's postings begin; one more than there are terms.
        many: The frequencies that are too high for a posting, in the order of their postings.
        lengths: For each passage how many terms it has.
        rows: For each term 1 and its row of windows, or 0 where it has none.
        bounds: Room for each term's largest saturation.
        sure: Room for the saturation that len(ranked) of its postings have at least, 0 where it has
            fewer.
        row_starts: Room for each row, for each window and for the end, how many postings come
            before.
        row_bounds: For each row and window 0; room for the largest saturation there.
        ranked: Room for the largest saturations of one term.
        average: avgdl.
        k1: BM25's.
        b: BM25's.
    """
    windows = (len(lengths) + WINDOW - 1) >> SHIFT
    next_many = 0
    for term in range(len(starts) - 1):
        ranked[:] = 0.0
        row = int(rows[term]) - 1
        window = -1
        for place in range(starts[term], starts[term + 1]):
            posting = int(postings[place])
            ordinal = posting >> FREQUENCY_BITS
            frequency = posting & MOST
            if frequency == MOST:
                frequency = int(many[next_many])
                next_many += 1
            norm = k1 * (1 - b + b * lengths[ordinal] / average)
            saturation = frequency * (k1 + 1) / (norm + frequency)
            if saturation > ranked[0]:
                at = 0
                while at + 1 < len(ranked) and ranked[at + 1] < saturation:
                    ranked[at] = ranked[at + 1]
                    at += 1
                ranked[at] = saturation
            if row >= 0:
                while window < ordinal >> SHIFT:
                    window += 1
                    row_starts[row * (windows + 1) + window] = place - starts[term]
                at = row * windows + window
                row_bounds[at] = max(row_bounds[at], saturation)
        bounds[term] = ranked[len(ranked) - 1]
        sure[term] = ranked[0]
        if row >= 0:
            while window < windows:
                window += 1
                row_starts[row * (windows + 1) + window] = starts[term + 1] - starts[term]
