"""How well passages of one version explain the words of passages of another (kernel).

IBM Model 1 (Brown et al. 1993) against the frequency of types: a type t of a passage comes, with
the probability s_t that it is a translation, from one of the types of the passages that face it,
each of these as likely; else it is there as often as anywhere:

    nats(t) = log(1 - s_t + s_t * p(t | facing types) / p(t)),   p(t | S) = sum of p(t | s) / |S|
            = log(1 - s_t) + log(1 + r_t * p(t | S)),            r_t = s_t / (p(t) * (1 - s_t))

A type that several passages of a bead hold is explained once: a heading whose words come again in
the paragraph below it says nothing for being merged with it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from index.kernels import kernel

if TYPE_CHECKING:
    from index.kernels.arrays import Keys, Reals, Words

SPANS = 3
"""How many neighbouring passages explain a passage at most."""

PLANES = 3
"""What is told of a passage: its own types; those that the next passage has too; those that the one
after the next has too, but not the next."""

LARGE = 1e200
"""Factors are below 1e12: their number has room for one more above this."""


@kernel
def explain(
    source_starts: Keys,
    source_types: Words,
    target_starts: Keys,
    target_types: Words,
    rows: Keys,
    stands_for: Words,
    forward: Reals,
    unexplained: Reals,
    ratio: Reals,
    places: Keys,
    types: Keys,
    holder_starts: Keys,
    holders: Keys,
    expected: Reals,
    products: Reals,
    found: Reals,
    source: Keys,
    target: Keys,
) -> None:
    """Nats for the types of each passage of the target, given neighbouring ones of the source.

    Args:
        source_starts: The types of source passages, see `Profiles`.
        source_types: See `Profiles`.
        target_starts: Those of target passages.
        target_types: See `Profiles`.
        rows: The translations of source type `s` are those from `rows[s]` to `rows[s + 1]`.
        stands_for: The target types that source types stand for.
        forward: How probably they do.
        unexplained: For each target type log(1 - s_t).
        ratio: For each target type r_t; one with 0 says nothing.
        places: For each target type -1, and so again at the end.
        types: Room for all types of the target's passages.
        holder_starts: The same, and one more.
        holders: The same.
        expected: As many entries for each passage of the source.
        products: As much room as `found` takes.
        found: Takes, for each of `PLANES`, `SPANS` matrices of a row for each source passage and a
            column for each target passage: the cell at [plane, n - 1, i, j] is about passage j,
            given n passages from the i-th.
        source: The first passage of the source, and how many there are.
        target: The same of the target.
    """
    first_source = source[0]
    source_count = source[1]
    first_target = target[0]
    target_count = target[1]
    count = collect(
        target_starts, target_types, ratio, places, types, holder_starts, holders,
        first_target, target_count,
    )  # fmt: skip
    rows_of_plane = SPANS * source_count
    begin(
        unexplained, types, holder_starts, holders, products, found, rows_of_plane, target_count,
        count,
    )  # fmt: skip
    for cell in range(count * source_count):
        expected[cell] = 0.0
    for i in range(source_count):
        for at in range(source_starts[first_source + i], source_starts[first_source + i + 1]):
            kind = source_types[at]
            for entry in range(rows[kind], rows[kind + 1]):
                place = places[stands_for[entry]]
                if place >= 0:
                    expected[place * source_count + i] += forward[entry]
    spread(
        expected, ratio, types, holder_starts, holders, products, found, source_starts,
        first_source, source_count, target_count, count,
    )  # fmt: skip
    for cell in range(PLANES * rows_of_plane * target_count):
        if products[cell] != 1.0:
            found[cell] += math.log(products[cell])
    for place in range(count):
        places[types[place]] = -1


def begin(
    unexplained: Reals,
    types: Keys,
    holder_starts: Keys,
    holders: Keys,
    products: Reals,
    found: Reals,
    rows: int,
    columns: int,
    count: int,
) -> None:
    """Fills all cells as if nothing explained any type.

    Args:
        unexplained: See `explain`.
        types: The types of the target's passages that say something.
        holder_starts: Which passages hold each.
        holders: See `holder_starts`.
        products: See `explain`; takes 1 everywhere.
        found: See `explain`.
        rows: How many rows of cells a plane has.
        columns: How many passages the target has.
        count: How many types there are.
    """
    for cell in range(PLANES * rows * columns):
        found[cell] = 0.0
        products[cell] = 1.0
    for place in range(count):
        nats = unexplained[types[place]]
        for at in range(holder_starts[place], holder_starts[place + 1]):
            for row in range(rows):
                found[row * columns + holders[at]] += nats
            plane = apart(holders, at, holder_starts[place + 1])
            if plane > 0:
                for row in range(rows):
                    found[(plane * rows + row) * columns + holders[at]] += nats


def spread(
    expected: Reals,
    ratio: Reals,
    types: Keys,
    holder_starts: Keys,
    holders: Keys,
    products: Reals,
    found: Reals,
    source_starts: Keys,
    first: int,
    rows: int,
    columns: int,
    count: int,
) -> None:
    """Multiplies what spans of source passages are worth to types, for passages that hold these.

    One logarithm of a product takes the place of many; a product that grows too large becomes nats.

    Args:
        expected: See `explain`.
        ratio: See `explain`.
        types: The types of the target's passages.
        holder_starts: Which passages hold each.
        holders: See `holder_starts`.
        products: See `explain`; 1 at first, and multiplied here.
        found: See `explain`; takes what no longer fits into a product.
        source_starts: See `explain`.
        first: The first passage of the source.
        rows: How many it has.
        columns: How many passages the target has.
        count: How many types there are.
    """
    for place in range(count):
        begin = holder_starts[place]
        end = holder_starts[place + 1]
        odds = ratio[types[place]]
        last = 0.0
        before = 0.0
        for i in range(rows):
            here = expected[place * rows + i]
            if here > 0.0 or last > 0.0 or before > 0.0:  # most often there is nothing to add
                total = 0.0
                for span in range(min(SPANS, i + 1)):
                    total += expected[place * rows + i - span]
                    if total > 0.0:
                        held = source_starts[first + i + 1] - source_starts[first + i - span]
                        factor = 1.0 + odds * total / held
                        row = (span * rows + i - span) * columns
                        for at in range(begin, end):
                            multiply(products, found, row + holders[at], factor)
                            plane = apart(holders, at, end)
                            if plane > 0:
                                cell = plane * SPANS * rows * columns + row + holders[at]
                                multiply(products, found, cell, factor)
            before = last
            last = here


def apart(holders: Keys, at: int, end: int) -> int:
    """How far it is to the next passage that holds a type: its plane; 0 where it is too far."""
    if at + 1 < end and holders[at + 1] - holders[at] < PLANES:
        return int(holders[at + 1] - holders[at])
    return 0


def multiply(products: Reals, found: Reals, cell: int, factor: float) -> None:
    """Multiplies a cell; what no longer fits into a product becomes nats."""
    product = products[cell] * factor
    if product > LARGE:
        found[cell] += math.log(product)
        product = 1.0
    products[cell] = product


def collect(
    target_starts: Keys,
    target_types: Words,
    ratio: Reals,
    places: Keys,
    types: Keys,
    holder_starts: Keys,
    holders: Keys,
    first: int,
    passages: int,
) -> int:
    """Numbers the types of some passages that say something, and tells which passages hold each.

    Returns:
        How many types there are.
    """
    count = 0
    holder_starts[0] = 0
    for at in range(target_starts[first], target_starts[first + passages]):
        kind = target_types[at]
        if ratio[kind] > 0.0:
            if places[kind] < 0:
                places[kind] = count
                types[count] = kind
                count += 1
                holder_starts[count] = 0
            holder_starts[places[kind] + 1] += 1
    total = 0
    for place in range(count):  # where each begins, one place further on
        total += holder_starts[place + 1]
        holder_starts[place + 1] = total - holder_starts[place + 1]
    for passage in range(passages):
        for at in range(target_starts[first + passage], target_starts[first + passage + 1]):
            place = places[target_types[at]]
            if place >= 0:
                holders[holder_starts[place + 1]] = passage
                holder_starts[place + 1] += 1
    return count
