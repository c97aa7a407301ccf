"""Which type stands for which, learned from passages that were found to belong together.

IBM Model 1 (Brown, Della Pietra, Della Pietra and Mercer 1993) by expectation maximisation, in both
directions, which are then made one (an entry must hold in both). Names and numbers that look alike
count as if they had been seen once more, so that the first pass already knows where to begin.
"""

from __future__ import annotations

from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.bitext.expectation import expect, normalize, number_pairs
from index.bitext.threads import side_by_side
from index.bitext.translations import Entries, Translations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.kernels.arrays import Keys, Reals, Words

ITERATIONS = 5
"""Passes over the material; Model 1 gains little after the fifth."""

DISCOUNT = 0.7
"""What is taken off each count: words that met once teach nothing (Ney, Essen and Kneser 1994)."""

LEAST_PROBABILITY = 0.02
"""Entries below this in both directions are forgotten."""

MOST_CELLS = 4_000_000
"""How many pairs of types are learned from at most: memory stays within some 300 MB."""


class Lesson(NamedTuple):
    """Passages that belong together.

    Attributes:
        a: Ids of the types of side a.
        b: Ids of the types of side b.
        weight: The probability that they belong together.
    """

    a: Words
    b: Words
    weight: float


class Learned(NamedTuple):
    """What lessons taught, as counts and as what follows from these.

    Attributes:
        translations: What is known with it.
        a: For each pair that was met together often enough its type of a.
        b: Its type of b.
        times: How often the two stand for each other, as both directions agree.
        taught_a: For each type of a how often it is expected to stand for any type of b.
        taught_b: The same for each type of b.
    """

    translations: Translations
    a: Keys
    b: Keys
    times: Reals
    taught_a: Reals
    taught_b: Reals


def learn(lessons: Iterable[Lesson], known: Translations) -> Learned:
    """What the lessons teach, on top of what is known.

    Args:
        lessons: The surest first; as many are taken as fit into `MOST_CELLS`.
        known: What names and numbers tell without a lesson.
    """
    size = (len(known.known_a), len(known.known_b))
    material = _Material.of(_within_bounds(lessons))
    pairs, cells = _cells(material, known)
    forward, backward = side_by_side(
        [
            partial(_model_1, material, cells, pairs, forward=True),
            partial(_model_1, material, cells, pairs.swapped(), forward=False),
        ]
    )
    agreed = np.maximum(np.sqrt(forward * backward) - DISCOUNT, 0.0)
    # what both agree on can be more than what one of them counts
    p_forward = np.minimum(_shares(agreed, forward, pairs.forward, pairs.a), 1.0)
    p_backward = np.minimum(_shares(agreed, backward, pairs.backward, pairs.b), 1.0)
    kept = np.maximum(p_forward, p_backward) >= LEAST_PROBABILITY
    learned = Entries(pairs.a, pairs.b, p_forward, p_backward)
    counted = np.flatnonzero(kept & (agreed > 0.0))
    return Learned(
        Translations.build(learned.taken(np.flatnonzero(kept)), size),
        pairs.a[counted],
        pairs.b[counted],
        agreed[counted],
        np.bincount(pairs.a, forward, size[0]).astype(np.float64),
        np.bincount(pairs.b, backward, size[1]).astype(np.float64),
    )


class _Material(NamedTuple):
    """Lessons one behind the other.

    Attributes:
        a: The types of a.
        a_starts: Those of lesson `l` are from `a_starts[l]` to `a_starts[l + 1]`.
        b: The types of b.
        b_starts: The same for these.
        cell_starts: The same for the lesson's pairs.
        weight: The weight of each lesson.
    """

    a: Words
    a_starts: Keys
    b: Words
    b_starts: Keys
    cell_starts: Keys
    weight: Reals

    @classmethod
    def of(cls, lessons: Sequence[Lesson]) -> _Material:
        a = [np.empty(0, np.uint32), *(lesson.a for lesson in lessons)]
        b = [np.empty(0, np.uint32), *(lesson.b for lesson in lessons)]
        return cls(
            np.concatenate(a),
            _running(len(lesson.a) for lesson in lessons),
            np.concatenate(b),
            _running(len(lesson.b) for lesson in lessons),
            _running(len(lesson.a) * len(lesson.b) for lesson in lessons),
            np.array([lesson.weight for lesson in lessons], dtype=np.float64),
        )


def _running(counts: Iterable[int]) -> Keys:
    return np.fromiter(accumulate(counts, initial=0), np.int64)


def _within_bounds(lessons: Iterable[Lesson]) -> list[Lesson]:
    taken = []
    room = MOST_CELLS
    for lesson in lessons:
        room -= len(lesson.a) * len(lesson.b)
        if room < 0:
            break
        taken.append(lesson)
    return taken


def _cells(material: _Material, known: Translations) -> tuple[Entries, Words]:
    """The distinct pairs of types, known or met, with their prior probabilities; and the cells."""
    most = len(known.entries.a) + int(material.cell_starts[-1])
    cells = np.empty(material.cell_starts[-1], np.uint32)
    pair_a, pair_b = np.empty(most, np.uint32), np.empty(most, np.uint32)
    numbers = np.full(len(known.known_b), -1, np.int64)
    count = number_pairs(
        material.a_starts, material.b, material.b_starts, material.cell_starts,
        np.argsort(material.a, kind="stable").astype(np.uint32),
        np.cumsum(np.bincount(material.a + np.int64(1), minlength=len(known.known_a) + 1)),
        np.repeat(np.arange(len(material.weight), dtype=np.uint32), np.diff(material.a_starts)),
        known.starts, known.entries.b, numbers, cells, pair_a, pair_b,
    )  # fmt: skip
    a, b = pair_a[:count].astype(np.int64), pair_b[:count].astype(np.int64)
    prior = np.zeros((2, count))
    told = _first_of_each(a, known)
    prior[:, told] = known.entries.forward, known.entries.backward
    return Entries(a, b, prior[0], prior[1]), cells


def _first_of_each(a: Keys, known: Translations) -> Keys:
    """The numbers of the known pairs, which are the first of each type of a."""
    begins = np.searchsorted(a, known.entries.a)
    first: Keys = begins + np.arange(len(begins)) - known.starts[known.entries.a]
    return first


def _model_1(material: _Material, cells: Words, pairs: Entries, *, forward: bool) -> Reals:
    """How often each pair of types is expected to be a translation in the lessons.

    Args:
        material: The lessons.
        cells: For each pair of types of each lesson its place in `pairs`.
        pairs: The distinct pairs, with p(b | a) as far as it is known beforehand, a the source.
        forward: Whether the lessons' side a is the source.
    """
    counts = np.zeros(len(pairs.a))
    if not len(cells):
        return counts
    a, b = (material.a, material.a_starts), (material.b, material.b_starts)
    (_, source_starts), (targets, target_starts) = (a, b) if forward else (b, a)
    cells_a_target = np.repeat(np.diff(source_starts) * material.weight, np.diff(target_starts))
    met = np.bincount(targets, cells_a_target, int(pairs.b.max()) + 1)
    by_chance = met / met.sum()  # what the empty word of Model 1 gives
    probability = by_chance[pairs.b] + pairs.forward
    for _ in range(ITERATIONS):
        expect(
            cells, material.cell_starts, source_starts, target_starts, targets, material.weight,
            by_chance, probability, counts, int(forward),
        )  # fmt: skip
        probability = _shares(counts, counts, pairs.forward, pairs.a)
    return counts


def _shares(counts: Reals, all_counts: Reals, prior: Reals, source: Keys) -> Reals:
    """p(target | source) of counts, the prior counted as one occurrence."""
    shares, totals = np.empty(len(counts)), np.empty(1 + int(source.max(initial=0)))
    normalize(counts, all_counts, prior, source, totals, shares)
    return shares
