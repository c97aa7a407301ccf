"""The search of one segment: MaxScore over windows of passages, with a bound a window.

A term can add no more to a passage's score than the largest score of its postings (MaxScore: Turtle
and Flood, 1995), nor more than the largest of those in the passage's window (block-max: Ding and
Suel, 2011). Where all the terms of a window together cannot reach the k-th best score so far, the
window is passed over. Else the terms that together cannot reach it alone are looked up only for
passages that the others found.

The score of whatever stays is computed once more from the beginning, term after term in the order
of the query and operation after operation as rank-bm25 does it, so that it is rank-bm25's to the
last bit, whatever was passed over on the way and however the collection lies in segments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.kernels import kernel
from index.ranking.heap import put_on_heap, sort_heap
from index.ranking.layout import SHIFT, SURE, WINDOW, frequency_at, ordinal_at, place_of

if TYPE_CHECKING:
    from index.kernels.arrays import Bytes, Keys, Reals, Singles, Words

_WALK = 16
"""How many of a term's postings are walked through sooner than one of them is searched for."""

_CERTAIN = 1.0 - 1e-12
"""Below this share of the least score a bound is certainly below it, rounding considered."""


@kernel
def best_passages(
    postings: Words,
    starts: Keys,
    many_at: Keys,
    many: Words,
    lengths: Words,
    keys: Keys,
    bounds: Singles,
    sure: Singles,
    rows: Words,
    row_starts: Words,
    row_bounds: Singles,
    alive: Bytes,
    document_of: Words,
    documents: Keys,
    days: Keys,
    places: Keys,
    all_weights: Reals,
    terms: Keys,
    weights: Reals,
    begins: Keys,
    ends: Keys,
    limits: Reals,
    order: Keys,
    partial: Reals,
    best_scores: Reals,
    best_keys: Keys,
    numbers: Keys,
    model: Reals,
    growth: float,
    first: int,
    last: int,
    document: int,
    first_day: int,
    last_day: int,
    after: int,
) -> None:
    """Puts the passages of a segment on the heap of the k best; sorts it when that was the last.

    Args:
        postings: Ordinal and frequency, term after term, ordinals ascending.
        starts: Where each term's postings begin; one more than there are terms.
        many_at: The places of the postings whose frequency is `MOST` or more, ascending.
        many: Their frequencies.
        lengths: For each passage how many terms it has.
        keys: For each passage its key.
        bounds: For each term the largest saturation of its postings, rounded up.
        sure: For each term the saturation that `SURE` of its postings have at least, rounded down.
        rows: For each term 1 and its row of windows, or 0 where it has none.
        row_starts: For each row, for each window and for the end, how many postings come before.
        row_bounds: For each row and window the largest saturation there, rounded up.
        alive: For each passage whether it is still there; empty if all are.
        document_of: For each passage the place of its document.
        documents: Their keys.
        days: Their dates as days, 0 where there is none.
        places: The query's terms as numbers of this segment; -1 for one that it lacks.
        all_weights: Their weights.
        terms: Room for a number a term, as are `weights`, `begins`, `ends`, `limits`; for two each
            in `order`.
        weights: See `terms`, as for the next four.
        partial: Room for a score a passage of a window; all 0.
        best_scores: The heap: scores, room for k.
        best_keys: The heap: keys of passages.
        numbers: How many terms the query has; k; how many passages are on the heap.
        model: avgdl, k1, b.
        growth: By how much avgdl has grown since the bounds were found (see `impacts`).
        first: The first ordinal that may be found.
        last: The ordinal before which the passages end that may be found.
        document: The key of the document that may be found, or -1 if all may.
        first_day: The first day that may be found; 0 lets all pass.
        last_day: The last day that may be found.
        after: How many segments come after.
    """
    count, k, size = numbers[0], numbers[1], numbers[2]
    average, k1, b = model[0], model[1], model[2]
    restricted = document >= 0 or first_day > 0
    windows = (len(lengths) + WINDOW - 1) >> SHIFT
    plain = k1 * (1.0 - b)
    slope = k1 * b / average
    grown = max(1.0, growth)
    least = 0.0
    if size == k:
        least = best_scores[0]
    held = 0
    for i in range(count):
        term = places[i]
        if term < 0:
            continue
        terms[held] = term
        weights[held] = all_weights[i]
        begins[held] = starts[term]
        ends[held] = place_of(postings, starts[term], starts[term + 1], first)
        held += 1
        if k <= SURE and len(alive) == 0 and not restricted:
            least = max(least, sure[term] * all_weights[i] * min(1.0, growth))
    count = held
    windows_end = (last + WINDOW - 1) >> SHIFT if count > 0 else 0
    for window in range(first >> SHIFT, windows_end):
        base = window << SHIFT
        beyond = base + WINDOW
        here = 0
        most = 0.0
        for i in range(count):
            term = terms[i]
            row = np.int64(rows[term])
            if row > 0:
                entry = (row - 1) * (windows + 1) + window
                begin = starts[term] + row_starts[entry]
                end = starts[term] + row_starts[entry + 1]
                limit = row_bounds[entry - row + 1] * weights[i] * grown
            else:
                begin = ends[i]
                end = begin
                stop = starts[term + 1]
                while end < stop and ordinal_at(postings, end) < beyond:
                    end += 1
                limit = bounds[term] * weights[i] * grown
            begins[i] = begin
            ends[i] = end
            limits[i] = limit
            if end > begin:
                most += limit
                place = here
                while place > 0 and limits[order[place - 1]] > limit:
                    order[place] = order[place - 1]
                    place -= 1
                order[place] = i
                here += 1
        if here == 0 or most < least * _CERTAIN:
            continue
        # the terms that alone cannot reach what is needed
        rest = 0.0
        needed = 0
        while needed < here and rest + limits[order[needed]] < least * _CERTAIN:
            rest += limits[order[needed]]
            needed += 1
        found = 0
        for j in range(needed, here):
            i = order[j]
            found += ends[i] - begins[i]
            weight = weights[i] * (k1 + 1.0)
            for place in range(begins[i], ends[i]):
                ordinal = ordinal_at(postings, place)
                if restricted:
                    of = document_of[ordinal]
                    if first_day > 0 and (days[of] < first_day or days[of] > last_day):
                        continue
                    if document >= 0 and documents[of] != document:
                        continue
                frequency = frequency_at(postings, place, many_at, many)
                norm = plain + slope * lengths[ordinal]
                partial[ordinal - base] += weight * frequency / (norm + frequency)
        # what the others add to passages found: walked through where that costs less than search
        sought = 0
        for j in range(needed - 1, -1, -1):
            i = order[j]
            if ends[i] - begins[i] > _WALK * found:
                order[here + sought] = i
                sought += 1
                continue
            rest -= limits[i]
            weight = weights[i] * (k1 + 1.0)
            for place in range(begins[i], ends[i]):
                ordinal = ordinal_at(postings, place)
                if partial[ordinal - base] > 0.0:
                    frequency = frequency_at(postings, place, many_at, many)
                    norm = plain + slope * lengths[ordinal]
                    partial[ordinal - base] += weight * frequency / (norm + frequency)
        for j in range(needed, here):
            i = order[j]
            for place in range(begins[i], ends[i]):
                ordinal = ordinal_at(postings, place)
                score = partial[ordinal - base]
                partial[ordinal - base] = 0.0
                if score == 0.0 or score + rest < least * _CERTAIN:
                    continue
                if len(alive) > 0 and alive[ordinal] == 0:
                    continue
                norm = plain + slope * lengths[ordinal]
                left = rest
                for x in range(here, here + sought):
                    other = order[x]
                    left -= limits[other]
                    at = place_of(postings, begins[other], ends[other], ordinal)
                    if at < ends[other] and ordinal_at(postings, at) == ordinal:
                        frequency = frequency_at(postings, at, many_at, many)
                        score += weights[other] * (k1 + 1.0) * frequency / (norm + frequency)
                    if score + left < least * _CERTAIN:
                        break
                if score + left < least * _CERTAIN:
                    continue
                # rank-bm25's own operations, in its order
                score = 0.0
                for other in range(count):
                    at = place_of(postings, begins[other], ends[other], ordinal)
                    if at < ends[other] and ordinal_at(postings, at) == ordinal:
                        frequency = frequency_at(postings, at, many_at, many)
                        length = lengths[ordinal]
                        score += weights[other] * (
                            (frequency * (k1 + 1))
                            / (k1 * (1 - b + b * length / average) + frequency)
                        )
                size = put_on_heap(best_scores, best_keys, size, k, score, keys[ordinal])
                if size == k and best_scores[0] > least:
                    least = best_scores[0]
    numbers[2] = size
    if after == 0:
        sort_heap(best_scores, best_keys, size)
