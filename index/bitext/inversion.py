"""Rows of numbers the other way round: which rows hold a number (kernel)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.kernels import kernel

if TYPE_CHECKING:
    from index.kernels.arrays import Keys, Words


def inverted(starts: Keys, entries: Words, size: int) -> tuple[Keys, Words]:
    """Which rows hold each number, in compressed rows; what a row has twice counts once.

    Args:
        starts: Row `r` has the entries from `starts[r]` to `starts[r + 1]`.
        entries: Numbers from 0 to below `size`.
        size: How many rows the result has.

    Returns:
        Where the rows of each number begin, and the rows, ascending.
    """
    holder_starts = np.empty(size + 1, np.int64)
    holders = np.empty(len(entries), np.uint32)
    invert(starts, entries, np.empty(size, np.int64), holder_starts, holders)
    return holder_starts, holders[: holder_starts[-1]].copy()


@kernel
def invert(starts: Keys, entries: Words, last: Keys, holder_starts: Keys, holders: Words) -> None:
    """Counts the rows of each number, then puts them down: a counting sort.

    Args:
        starts: See `inverted`.
        entries: See `inverted`.
        last: Scratch, for each number the last row that was seen to hold it.
        holder_starts: Takes where the rows of each number begin, and the end.
        holders: Takes the rows; room for as many as there are entries.
    """
    for number in range(len(last)):
        last[number] = -1
        holder_starts[number + 1] = 0
    holder_starts[0] = 0
    for row in range(len(starts) - 1):
        for at in range(starts[row], starts[row + 1]):
            number = entries[at]
            if last[number] != row:
                last[number] = row
                holder_starts[number + 1] += 1
    total = 0
    for number in range(len(last)):  # where each begins, one place further on
        last[number] = -1
        total += holder_starts[number + 1]
        holder_starts[number + 1] = total - holder_starts[number + 1]
    for row in range(len(starts) - 1):
        for at in range(starts[row], starts[row + 1]):
            number = entries[at]
            if last[number] != row:
                last[number] = row
                holders[holder_starts[number + 1]] = row
                holder_starts[number + 1] += 1
