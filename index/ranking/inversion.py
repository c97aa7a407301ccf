"""From passages with terms to postings: numbered, counted, sorted into their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.kernels import kernel
from index.ranking.layout import FREQUENCY_BITS, MOST

if TYPE_CHECKING:
    from index.kernels.arrays import Keys, Words


@kernel
def count_postings(tokens: Words, lengths: Words, seen: Keys, counts: Keys) -> None:
    """Counts in how many passages each term stands.

    Args:
        tokens: The terms of all passages, passage after passage, as numbers.
        lengths: How many of them each passage has.
        seen: For each term -1.
        counts: For each term 0.
    """
    at = 0
    for ordinal in range(len(lengths)):
        for place in range(at, at + lengths[ordinal]):
            term = tokens[place]
            if seen[term] != ordinal:
                seen[term] = ordinal
                counts[term] += 1
        at += lengths[ordinal]


@kernel
def place_postings(
    tokens: Words,
    lengths: Words,
    seen: Keys,
    ends: Keys,
    postings: Words,
    many_at: Keys,
    many: Words,
) -> int:
    """Puts each passage's terms into their places.

    Args:
        tokens: The terms of all passages, passage after passage, as numbers.
        lengths: How many of them each passage has.
        seen: For each term -1.
        ends: For each term where its postings begin; afterwards where they end.
        postings: Room for a number a posting.
        many_at: Room for the places of postings whose frequency is `MOST` or more.
        many: Room for their frequencies.

    Returns:
        How many of those there are; their places come in no order.
    """
    found = 0
    at = 0
    for ordinal in range(len(lengths)):
        first = found
        for place in range(at, at + lengths[ordinal]):
            term = tokens[place]
            if seen[term] != ordinal:
                seen[term] = ordinal
                postings[ends[term]] = (ordinal << FREQUENCY_BITS) + 1
                ends[term] += 1
                continue
            posting = ends[term] - 1
            if np.int64(postings[posting]) & MOST < MOST:
                postings[posting] += 1
                if np.int64(postings[posting]) & MOST == MOST:
                    many_at[found] = posting
                    many[found] = MOST
                    found += 1
            else:
                held = first
                while many_at[held] != posting:
                    held += 1
                many[held] += 1
        at += lengths[ordinal]
    return found
