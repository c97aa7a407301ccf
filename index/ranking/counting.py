"""In how many of the passages that may be found a term stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.kernels import kernel
from index.ranking.layout import ordinal_at, place_of

if TYPE_CHECKING:
    from index.kernels.arrays import Bytes, Words


@kernel
def count_allowed(
    postings: Words, start: int, end: int, allowed: Bytes, first: int, last: int
) -> int:
    """Counts the postings from `start` to before `end` of passages that may be found.

    Args:
        postings: Ordinal and frequency, ordinals ascending.
        start: Where the term's postings begin.
        end: Where they end.
        allowed: For each passage whether it may be found; empty if all may.
        first: The first ordinal that may be found.
        last: The ordinal before which those end that may.
    """
    begin = place_of(postings, start, end, first)
    beyond = place_of(postings, begin, end, last)
    if len(allowed) == 0:
        return beyond - begin
    count = 0
    for place in range(begin, beyond):
        count += int(allowed[ordinal_at(postings, place)])
    return count
