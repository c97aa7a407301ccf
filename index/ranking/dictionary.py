"""The terms of a segment: sorted text, found by a hash table with open addressing.

The table has a number of slots that is a power of 2 and at least twice that of terms. A term is in
the slot that its hash names, or in the first free one after (linear probing: Knuth, The Art of
Computer Programming 3, 6.4); a slot holds 1 and the term's number, or 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.kernels import kernel
from index.ranking.layout import first_from

if TYPE_CHECKING:
    from index.kernels.arrays import Bytes, Keys, Words

END = 10
"""What stands after each term that is sought: a line feed, which no term holds."""


def hash_of(text: Bytes, start: int, end: int) -> int:
    """FNV-1a, 32 bits (Fowler, Noll and Vo), of a part of a text."""
    value = 2166136261
    for at in range(start, end):
        value = ((value ^ int(text[at])) * 16777619) & 0xFFFFFFFF
    return value


@kernel
def fill_slots(text: Bytes, ends: Keys, slots: Words) -> None:
    """Puts terms into their slots.

    Args:
        text: The terms in UTF-8, nothing between them.
        ends: Where each of them ends, after a 0.
        slots: Zeros.
    """
    for term in range(len(ends) - 1):
        slot = hash_of(text, ends[term], ends[term + 1]) & (len(slots) - 1)
        while slots[slot] != 0:
            slot = (slot + 1) & (len(slots) - 1)
        slots[slot] = term + 1


def place_in(text: Bytes, ends: Keys, slots: Words, sought: Bytes, start: int, end: int) -> int:
    """The number of a term, or -1 if there is no such term."""
    slot = hash_of(sought, start, end) & (len(slots) - 1)
    while slots[slot] != 0:
        term = np.int64(slots[slot]) - 1
        at = ends[term]
        if ends[term + 1] - at == end - start:
            place = start
            while place < end and text[at] == sought[place]:
                place += 1
                at += 1
            if place == end:
                return int(term)
        slot = (slot + 1) & (len(slots) - 1)
    return -1


def loss_of(removed_terms: Keys, losses: Keys, term: int) -> int:
    """In how many removed passages a term stood."""
    low = first_from(removed_terms, term)
    if low < len(removed_terms) and removed_terms[low] == term:
        return int(losses[low])
    return 0


@kernel
def find_terms(
    text: Bytes,
    ends: Keys,
    slots: Words,
    starts: Keys,
    removed_terms: Keys,
    losses: Keys,
    sought: Bytes,
    places: Keys,
    counts: Keys,
    totals: Keys,
    numbers: Keys,
    before: int,
) -> None:
    """Finds terms among those of a segment.

    Args:
        text: The segment's terms in UTF-8, nothing between them.
        ends: Where each of them ends, after a 0.
        slots: See `fill_slots`.
        starts: Where each one's postings begin; one more than there are terms.
        removed_terms: The terms that stood in removed passages, ascending.
        losses: In how many each of them stood.
        sought: Terms in UTF-8, `END` after each.
        places: Room for each one's number, or -1 where the segment lacks it.
        counts: Room for how many passages that remain each one stands in.
        totals: For each one the sum of its counts in the segments before; added to.
        numbers: At 0, how many are sought.
        before: How many segments came before.
    """
    start = 0
    for i in range(numbers[0]):
        end = start
        while sought[end] != END:
            end += 1
        term = place_in(text, ends, slots, sought, start, end)
        places[i] = term
        counts[i] = 0
        if term >= 0:
            counts[i] = starts[term + 1] - starts[term] - loss_of(removed_terms, losses, term)
        totals[i] = counts[i] if before == 0 else totals[i] + counts[i]
        start = end + 1
