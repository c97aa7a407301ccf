"""How many passages may be found, and in how many of them a term stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.kernels import kernel
from index.ranking.layout import ordinal_at, place_of

if TYPE_CHECKING:
    from index.kernels.arrays import Bytes, Keys, Words


def passes(
    alive: Bytes,
    document_of: Words,
    documents: Keys,
    days: Keys,
    ordinal: int,
    document: int,
    first_day: int,
    last_day: int,
) -> int:
    """1 if a passage may be found, else 0; the arguments are those of `best_passages`."""
    if len(alive) > 0 and alive[ordinal] == 0:
        return 0
    at = document_of[ordinal]
    if first_day > 0 and (days[at] < first_day or days[at] > last_day):
        return 0
    if document >= 0 and documents[at] != document:
        return 0
    return 1


@kernel
def count_passages(
    alive: Bytes,
    document_of: Words,
    documents: Keys,
    days: Keys,
    first: int,
    last: int,
    document: int,
    first_day: int,
    last_day: int,
) -> int:
    """How many passages may be found; the arguments are those of `best_passages`."""
    count = 0
    for ordinal in range(first, last):
        count += passes(alive, document_of, documents, days, ordinal, document, first_day, last_day)
    return count


@kernel
def count_postings(
    alive: Bytes,
    document_of: Words,
    documents: Keys,
    days: Keys,
    first: int,
    last: int,
    document: int,
    first_day: int,
    last_day: int,
    postings: Words,
    start: int,
    end: int,
) -> int:
    """In how many passages that may be found a term stands.

    The arguments are those of `best_passages`, and where the term's postings begin and end.
    """
    count = 0
    begin = place_of(postings, start, end, first)
    for place in range(begin, place_of(postings, begin, end, last)):
        ordinal = ordinal_at(postings, place)
        count += passes(alive, document_of, documents, days, ordinal, document, first_day, last_day)
    return count
