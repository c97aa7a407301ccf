"""The few versions that are most like a translation of a given one, by an inverted index (kernel).

Each type that would translate one of the version's own has a gain, and a version's score is the sum
of the gains of the types that it holds, over the root of how many types it has. Only a version's
rarest types are translated, and postings are read for the rarest of their translations alone: these
tell most. Whoever comes out best is then scored by all of its own types. So the long postings of
common words are not read, and the cost does not grow with the collection.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from index.kernels import kernel

if TYPE_CHECKING:
    from index.kernels.arrays import Keys, Reals, Words

BEST = 4
"""How many versions are found for each."""

OWN = 192
"""How many of a version's types are translated to search for it, of those that have a translation.

Half as many find the same partners on releases of a thousand words; a third of them begins to miss.
"""

SHORTLIST = 16
"""How many are scored by all of their types."""

RADIX = 2048
"""How many values a digit has in sorting."""


@kernel
def retrieve(  # noqa: C901, PLR0912 - arrays go in one by one, calls cost
    own_starts: Keys,
    own_types: Words,
    rows: Keys,
    stands_for: Words,
    forward: Reals,
    odds: Reals,
    posting_starts: Keys,
    postings: Words,
    held_starts: Keys,
    held: Words,
    scale: Reals,
    gains: Reals,
    scores: Reals,
    met: Keys,
    order: Keys,
    spare: Keys,
    digits: Keys,
    shortlist: Keys,
    versions: Keys,
    found: Keys,
    most: int,
    share: float,
) -> None:
    """For some versions of one language the best of another, best first.

    Args:
        own_starts: The types of version `v` are those from `own_starts[v]` to `own_starts[v + 1]`.
        own_types: Each once a version, the rarest first.
        rows: The translations of type `s` are those from `rows[s]` to `rows[s + 1]`.
        stands_for: Types of the other language, where a rarer one is a smaller number.
        forward: How probably types stand for them.
        odds: For each type of the other language what probability 1 adds to the odds of chance.
        posting_starts: Type `t` is held by those from `posting_starts[t]` to
            `posting_starts[t + 1]` of `postings`.
        postings: Versions of the other language.
        held_starts: As `own_starts`, for the other language.
        held: As `own_types`.
        scale: For each version 1 over the root of how many types it holds.
        gains: 0 for each type of the other language, and so again at the end.
        scores: 0 for each version of the other language, and so again at the end.
        met: Room for as many entries.
        order: Room for an entry for each type of the other language.
        spare: The same.
        digits: Room for `RADIX` entries.
        shortlist: Room for `SHORTLIST` entries.
        versions: Those to find partners for.
        found: Takes `BEST` places for each of these, -1 where there is none.
        most: How many postings are read at most for a version; the rarest types go first.
        share: What has less than this share of the best one's score is not found.
    """
    for which in range(len(versions)):
        begin = own_starts[versions[which]]
        end = own_starts[versions[which] + 1]
        count = 0
        told = 0
        for at in range(begin, end):
            if told == OWN:
                break
            if rows[own_types[at]] < rows[own_types[at] + 1]:
                told += 1
            for entry in range(rows[own_types[at]], rows[own_types[at] + 1]):
                kind = stands_for[entry]
                if forward[entry] > 0.0:
                    if gains[kind] == 0.0:
                        order[count] = kind
                        count += 1
                    gains[kind] += forward[entry]
        sort(order, spare, digits, count, len(odds))
        for at in range(count):
            kind = order[at]
            gains[kind] = math.log(1.0 + odds[kind] * gains[kind] / (end - begin))
        seen = read(posting_starts, postings, gains, order, count, scores, met, most)
        select(scale, scores, met, seen, shortlist, 0, SHORTLIST, 0.0)
        for at in range(seen):
            scores[met[at]] = 0.0
        for at in range(SHORTLIST):
            other = shortlist[at]
            if other >= 0:
                for place in range(held_starts[other], held_starts[other + 1]):
                    scores[other] += gains[held[place]]
        select(scale, scores, shortlist, SHORTLIST, found, which * BEST, BEST, share)
        for at in range(SHORTLIST):
            if shortlist[at] >= 0:
                scores[shortlist[at]] = 0.0
        for at in range(count):
            gains[order[at]] = 0.0


def sort(keys: Keys, spare: Keys, digits: Keys, count: int, below: int) -> None:
    """Sorts the first keys, which are numbers below some other, digit by digit."""
    shift = 0
    while (below >> shift) > 0:
        for digit in range(RADIX):
            digits[digit] = 0
        for at in range(count):
            digits[(keys[at] >> shift) % RADIX] += 1
        total = 0
        for digit in range(RADIX):
            total += digits[digit]
            digits[digit] = total - digits[digit]
        for at in range(count):
            digit = (keys[at] >> shift) % RADIX
            spare[digits[digit]] = keys[at]
            digits[digit] += 1
        for at in range(count):
            keys[at] = spare[at]
        shift += 11


def read(
    posting_starts: Keys,
    postings: Words,
    gains: Reals,
    types: Keys,
    count: int,
    scores: Reals,
    met: Keys,
    most: int,
) -> int:
    """Sums gains into the scores of those that hold the first of some types.

    Returns:
        How many that are; their places stand in `met`.
    """
    seen = 0
    unread = most
    for at in range(count):
        kind = types[at]
        unread -= posting_starts[kind + 1] - posting_starts[kind]
        if unread < 0:
            break
        for place in range(posting_starts[kind], posting_starts[kind + 1]):
            version = postings[place]
            if scores[version] == 0.0:
                met[seen] = version
                seen += 1
            scores[version] += gains[kind]
    return seen


def select(  # noqa: C901 - arrays go in one by one, calls cost
    scale: Reals,
    scores: Reals,
    versions: Keys,
    count: int,
    found: Keys,
    begin: int,
    most: int,
    share: float,
) -> None:
    """Takes the best of some versions into `found`, best first; of equals the one that is first.

    Args:
        scale: See `retrieve`.
        scores: See `retrieve`.
        versions: Those to choose from; -1 is none.
        count: How many these are.
        found: Takes them, and -1 where there are fewer.
        begin: From where on.
        most: How many are taken at most.
        share: What has no more than this share of the best one's score is left.
    """
    for rank in range(most):
        found[begin + rank] = -1
    bar = 0.0
    for at in range(count):
        version = versions[at]
        own = scores[version] * scale[version] if version >= 0 else 0.0
        if own > 0.0 and own >= bar:
            rank = most
            while rank > 0:
                other = found[begin + rank - 1]
                if other >= 0:
                    its = scores[other] * scale[other]
                    if its > own or (its == own and other < version):
                        break
                if rank < most:
                    found[begin + rank] = other
                rank -= 1
            if rank < most:
                found[begin + rank] = version
            last = found[begin + most - 1]
            if last >= 0:
                bar = scores[last] * scale[last]
    if found[begin] >= 0:
        least = share * scores[found[begin]] * scale[found[begin]]
        for rank in range(1, most):
            version = found[begin + rank]
            if version >= 0 and scores[version] * scale[version] <= least:
                found[begin + rank] = -1
