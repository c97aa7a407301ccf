"""Which type stands for which, learned from passages that were found to belong together.

IBM Model 1 (Brown, Della Pietra, Della Pietra and Mercer 1993) by expectation maximisation, in both
directions, which are then made one (an entry must hold in both). Names and numbers that look alike
count as if they had been seen once more, so that the first pass already knows where to begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.bitext.translations import Entries, Translations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ITERATIONS = 5
"""Passes over the material; Model 1 gains little after the fifth."""

DISCOUNT = 0.7
"""What is taken off each count: words that met once teach nothing (Ney, Essen and Kneser 1994)."""

LEAST_PROBABILITY = 0.02
"""Entries below this in both directions are forgotten."""

MOST_CELLS = 4_000_000
"""How many pairs of types are learned from at most: memory stays within some 300 MB."""

_NONE = np.empty(0, dtype=np.int64)


class Lesson(NamedTuple):
    """Passages that belong together.

    Attributes:
        a: Ids of the types of side a.
        b: Ids of the types of side b.
        weight: The probability that they belong together.
    """

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    weight: float


def learn(lessons: Sequence[Lesson], known: Translations) -> Translations:
    """The translations that the lessons teach, on top of those that are known.

    Args:
        lessons: The surest are taken where there are more than fit; of equals the earlier.
        known: What names and numbers tell without a lesson.
    """
    size = (len(known.known_a), len(known.known_b))
    pairs, cells = _cells(_within_bounds(lessons), known)
    forward = _model_1(cells, cells.of_b, pairs)
    backward = _model_1(cells, cells.of_a, pairs.swapped())
    agreed = np.maximum(np.sqrt(forward * backward) - DISCOUNT, 0.0)
    p_forward = _shares(agreed, forward, pairs.forward, pairs.a)
    p_backward = _shares(agreed, backward, pairs.backward, pairs.b)
    kept = np.maximum(p_forward, p_backward) >= LEAST_PROBABILITY
    learned = Entries(pairs.a, pairs.b, p_forward, p_backward)
    return Translations.build(learned.taken(np.flatnonzero(kept)), size)


class _Cells(NamedTuple):
    """Every pair of types that some lesson holds, lesson by lesson.

    Attributes:
        pair: Which pair of types it is.
        of_a: Which occurrence of its type of a (one a lesson) it belongs to.
        of_b: The same for its type of b.
        weight: The weight of the lesson.
    """

    pair: NDArray[np.int64]
    of_a: NDArray[np.int64]
    of_b: NDArray[np.int64]
    weight: NDArray[np.float64]


def _within_bounds(lessons: Sequence[Lesson]) -> list[Lesson]:
    taken = []
    room = MOST_CELLS
    for lesson in sorted(lessons, key=lambda lesson: -lesson.weight):
        room -= len(lesson.a) * len(lesson.b)
        if room < 0:
            break
        taken.append(lesson)
    return taken


def _cells(lessons: Sequence[Lesson], known: Translations) -> tuple[Entries, _Cells]:
    """The distinct pairs of types, known or met, with their prior probabilities; and the cells."""
    width = max(1, len(known.known_b))
    keys = [known.entries.a * width + known.entries.b]
    of_a, of_b, weight = [_NONE], [_NONE], [np.empty(0)]
    first_a = first_b = 0
    for lesson in lessons:
        a, b = len(lesson.a), len(lesson.b)
        keys.append(np.repeat(lesson.a, b) * width + np.tile(lesson.b, a))
        of_a.append(first_a + np.repeat(np.arange(a), b))
        of_b.append(first_b + np.tile(np.arange(b), a))
        weight.append(np.full(a * b, lesson.weight))
        first_a, first_b = first_a + a, first_b + b
    pairs, pair = np.unique(np.concatenate(keys), return_inverse=True)
    prior = np.zeros((2, len(pairs)))
    prior[:, pair[: len(keys[0])]] = known.entries.forward, known.entries.backward
    return Entries(pairs // width, pairs % width, prior[0], prior[1]), _Cells(
        pair[len(keys[0]) :],
        np.concatenate(of_a),
        np.concatenate(of_b),
        np.concatenate(weight),
    )


def _model_1(cells: _Cells, explained: NDArray[np.int64], pairs: Entries) -> NDArray[np.float64]:
    """How often each pair of types is expected to be a translation in the lessons.

    Args:
        cells: What the lessons hold.
        explained: For each cell, which occurrence of a type of b it helps to explain.
        pairs: The distinct pairs, with p(b | a) as far as it is known beforehand.
    """
    prior = pairs.forward
    if not len(cells.pair):
        return np.zeros(len(prior))
    met = np.bincount(pairs.b[cells.pair], cells.weight, pairs.b.max() + 1)
    by_chance = met[pairs.b] / met.sum()  # what the empty word of Model 1 gives
    probability: NDArray[np.float64] = by_chance + prior
    counts = probability
    for _ in range(ITERATIONS):
        parts = probability[cells.pair]
        whole = np.bincount(explained, parts)[explained] + by_chance[cells.pair]
        expected = np.bincount(cells.pair, cells.weight * parts / whole, len(prior))
        counts = expected.astype(np.float64, copy=False)  # bincount is typed as whole numbers
        probability = _shares(counts, counts, prior, pairs.a)
    return counts


def _shares(
    counts: NDArray[np.float64],
    all_counts: NDArray[np.float64],
    prior: NDArray[np.float64],
    source: NDArray[np.int64],
) -> NDArray[np.float64]:
    """p(target | source) of counts, the prior counted as one occurrence."""
    total = np.bincount(source, all_counts + prior)
    return (counts + prior) / np.maximum(total[source], np.finfo(np.float64).tiny)
