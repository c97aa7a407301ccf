"""Passages that stand in another order in the other version.

An alignment goes in order; what it leaves over on both sides is compared once more, wherever it
stands. Passages of one subject have words in common without saying the same: what a passage has in
common with those that surely belong to others is what chance gives, and counts for nothing. The
rest must be as much as two documents need to be partners, and outweigh that such passages are few.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from index.bitext.decision import partners

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.kernels.arrays import Keys, Reals

SHARE = 0.01
"""How many passages stand in another order: translators move few."""


def crossings(
    nats: Reals, linked: Iterable[tuple[tuple[int, int], tuple[int, int]]]
) -> list[tuple[int, int, float]]:
    """The passages of two versions that belong together though order has set them apart.

    Args:
        nats: For each passage of side a and each of side b how much speaks for a translation
            (shape `[a, b]`).
        linked: The places of passages that are linked in order, on either side the first and
            after the last.

    Returns:
        Places on side a and b, and how probable it is that they belong together; by a.
    """
    free_a, free_b = np.ones(nats.shape[0], np.bool_), np.ones(nats.shape[1], np.bool_)
    for a, b in linked:
        free_a[slice(*a)] = False
        free_b[slice(*b)] = False
    rows: Keys = np.flatnonzero(free_a)
    columns: Keys = np.flatnonzero(free_b)
    if not len(rows) or not len(columns):
        return []
    by_chance = np.maximum(
        nats[np.ix_(rows, ~free_b)].max(axis=1, initial=0.0)[:, None],
        nats[np.ix_(~free_a, columns)].max(axis=0, initial=0.0)[None, :],
    )
    left = nats[np.ix_(rows, columns)] - by_chance + math.log(SHARE)
    evidence = {
        (int(rows[i]), int(columns[j])): float(left[i, j]) for i, j in np.argwhere(left > 0.0)
    }
    found = partners(evidence, max(len(rows), len(columns)))
    return [(i, j, probability) for (i, j), probability in sorted(found.items())]
