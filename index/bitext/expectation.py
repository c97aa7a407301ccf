"""Counting which types meet in lessons, and IBM Model 1's expectation of translations (kernels).

A lesson of x types of a and y types of b is a table of x * y cells, row by row, in one array with
those of all lessons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.kernels import kernel

if TYPE_CHECKING:
    from index.kernels.arrays import Keys, Reals, Words


@kernel
def number_pairs(
    a_starts: Keys,
    b_types: Words,
    b_starts: Keys,
    cell_starts: Keys,
    occurrences: Words,
    rows: Keys,
    occurrence_lessons: Words,
    known_starts: Keys,
    known_b: Keys,
    numbers: Keys,
    cells: Words,
    pair_a: Words,
    pair_b: Words,
) -> int:
    """Gives a number to each pair of types that is known or that some lesson holds.

    Args:
        a_starts: The types of a of lesson `l` are those from `a_starts[l]` to `a_starts[l + 1]`
            of all that the lessons have.
        b_types: The types of b of all lessons.
        b_starts: As `a_starts`.
        cell_starts: Where the cells of each lesson begin.
        occurrences: The places of these, sorted by type.
        rows: Those of type `a` are from `rows[a]` to `rows[a + 1]`.
        occurrence_lessons: For each place its lesson.
        known_starts: The known pairs by type of a, see `Translations`.
        known_b: Their types of b.
        numbers: For each type of b -1; scratch.
        cells: Takes for each cell the number of its pair.
        pair_a: Takes for each number its type of a; known pairs keep their order among themselves.
        pair_b: Takes its type of b.

    Returns:
        How many pairs there are.
    """
    count = 0
    for a in range(len(rows) - 1):
        begin = count
        for at in range(known_starts[a], known_starts[a + 1]):
            numbers[known_b[at]] = count
            pair_a[count] = a
            pair_b[count] = known_b[at]
            count += 1
        for at in range(rows[a], rows[a + 1]):
            occurrence = occurrences[at]
            lesson = occurrence_lessons[occurrence]
            first = b_starts[lesson]
            width = b_starts[lesson + 1] - first
            cell = cell_starts[lesson] + (occurrence - a_starts[lesson]) * width
            for column in range(width):
                b = b_types[first + column]
                if numbers[b] < begin:
                    numbers[b] = count
                    pair_a[count] = a
                    pair_b[count] = b
                    count += 1
                cells[cell + column] = numbers[b]
    return count


@kernel
def expect(
    cells: Words,
    cell_starts: Keys,
    source_starts: Keys,
    target_starts: Keys,
    targets: Words,
    weights: Reals,
    by_chance: Reals,
    probability: Reals,
    counts: Reals,
    source_rows: int,
) -> None:
    """How often each pair is expected to be a translation in the lessons: the E-step.

    Each type of the target comes from one of the lesson's types of the source, or from none.

    Args:
        cells: For each cell the number of its pair.
        cell_starts: Where the cells of each lesson begin.
        source_starts: How many types of the source each lesson has, as running sums from 0.
        target_starts: The same of the target.
        targets: The target's types of all lessons.
        weights: How much each lesson counts.
        by_chance: For each type of the target how probably it comes from none.
        probability: For each pair p(target | source).
        counts: Takes for each pair how often it is expected.
        source_rows: 1 where cells of one type of the source are neighbours, 0 where those of one
            type of the target are.
    """
    for pair in range(len(counts)):
        counts[pair] = 0.0
    for lesson in range(len(cell_starts) - 1):
        sources = source_starts[lesson + 1] - source_starts[lesson]
        first = target_starts[lesson]
        count = target_starts[lesson + 1] - first
        across = 1
        down = count
        if source_rows == 0:
            across = sources
            down = 1
        for target in range(count):
            begin = cell_starts[lesson] + target * across
            whole = by_chance[targets[first + target]]
            for source in range(sources):
                whole += probability[cells[begin + source * down]]
            weight = weights[lesson] / whole if sources > 0 else 0.0
            for source in range(sources):
                pair = cells[begin + source * down]
                counts[pair] += weight * probability[pair]


@kernel
def normalize(
    counts: Reals, all_counts: Reals, prior: Reals, sources: Keys, totals: Reals, shares: Reals
) -> None:
    """p(target | source) of counts, the prior counted as one occurrence: the M-step.

    Args:
        counts: For each pair how often it is taken to be a translation.
        all_counts: The same, for what a source's probability is shared among.
        prior: For each pair its probability beforehand.
        sources: For each pair its type of the source.
        totals: Scratch, for each type of the source.
        shares: Takes the probabilities.
    """
    for source in range(len(totals)):
        totals[source] = 0.0
    for pair in range(len(counts)):
        totals[sources[pair]] += all_counts[pair] + prior[pair]
    for pair in range(len(counts)):
        total = totals[sources[pair]]
        shares[pair] = (counts[pair] + prior[pair]) / total if total > 0.0 else 0.0
