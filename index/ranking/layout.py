"""How postings lie in memory: the numbers that kernels and files agree on, and how to read one.

A posting is one number of 32 bits: the passage's ordinal in its segment and how often the term
stands there. A frequency of `MOST` or more is `MOST` there and stands in a list of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from index.kernels.arrays import Keys, Words

FREQUENCY_BITS = 8
MOST = (1 << FREQUENCY_BITS) - 1

LARGEST = 1 << (32 - FREQUENCY_BITS)
"""How many passages a segment can have."""

SHIFT = 12
WINDOW = 1 << SHIFT
"""How many passages a window has: their scores fit into a processor's first cache."""

DENSE = 8
"""How many postings a window a term has that has bounds for each window: a table of windows then
takes no more room than a quarter of its postings, and others are soon walked through."""

SURE = 10
"""For each term it is known what this many of its postings add at least: as many as people ask
for."""


def ordinal_at(postings: Words, place: int) -> int:
    """The passage of a posting."""
    # signed, since the compiler makes a real number of a signed and an unsigned one
    return int(np.int64(postings[place]) >> FREQUENCY_BITS)


def first_from(keys: Keys, key: int) -> int:
    """The place of the first of some ascending keys that is not lower than one."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) >> 1
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low


def frequency_at(postings: Words, place: int, many_at: Keys, many: Words) -> int:
    """How often the term stands in the passage of a posting."""
    frequency = int(np.int64(postings[place]) & MOST)
    if frequency < MOST:
        return frequency
    return int(many[first_from(many_at, place)])


def place_of(postings: Words, low: int, high: int, ordinal: int) -> int:
    """The place of a passage's posting from `low` to before `high`, or of the first one after."""
    while low < high:
        middle = (low + high) >> 1
        if ordinal_at(postings, middle) < ordinal:
            low = middle + 1
        else:
            high = middle
    return low
