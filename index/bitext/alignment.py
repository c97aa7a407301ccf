"""Which passages of two versions say the same: dynamic programming over beads.

A bead is some neighbouring passages of one side and some of the other (or none) that say the same;
an alignment is a row of beads in order. Gale and Church (1993) look for the likeliest alignment;
here forward-backward (Baum et al. 1970) weighs all of them, so that every pair of passages gets the
probability that they stand in one bead, and the alignment that is right most often is taken.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.bitext.evidence import BEADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Bead = tuple[int, int]

LINK_THRESHOLD = 0.5
"""Below this probability there is no link: a wrong link is worse than none."""

_GALE_AND_CHURCH: Mapping[Bead, float] = {
    (1, 1): 0.89,
    (1, 0): 0.0099 / 2,
    (0, 1): 0.0099 / 2,
    (1, 2): 0.089 / 2,
    (2, 1): 0.089 / 2,
    (1, 3): 0.011 / 2,
    (3, 1): 0.011 / 2,
}
_PRIOR_BEADS = 100.0


@dataclass(frozen=True, slots=True)
class BeadShares:
    """How frequent each kind of bead is; before anything is seen as in Gale and Church's table 5.

    Their 2-2 beads are left out, and the share of these goes to 1-3 and 3-1.
    """

    frequency: Mapping[Bead, float] = field(default_factory=lambda: _GALE_AND_CHURCH)

    @classmethod
    def counted(cls, found: Iterable[Mapping[Bead, float]]) -> BeadShares:
        """The frequencies in some alignments; those of the table count as a hundred beads more."""
        counts = {bead: _PRIOR_BEADS * share for bead, share in _GALE_AND_CHURCH.items()}
        for beads in found:
            for bead, count in beads.items():
                counts[bead] += count
        whole = sum(counts.values())
        return cls({bead: count / whole for bead, count in counts.items()})


class Aligned(NamedTuple):
    """Passages that belong together.

    Attributes:
        a: Places of the first and after the last passage of side a, from 0.
        b: The same of side b.
        score: The probability that any two of them belong together, the least of these.
    """

    a: tuple[int, int]
    b: tuple[int, int]
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of two versions.

    Attributes:
        links: The beads with passages on both sides whose score is above `LINK_THRESHOLD`.
        evidence: Nats for the two being versions of each other, over all alignments.
        beads: How many beads of each kind are expected, over all alignments.
    """

    links: tuple[Aligned, ...]
    evidence: float
    beads: Mapping[Bead, float]


def align(spans: Mapping[Bead, Matrix], shares: Mapping[Bead, float]) -> Alignment:
    """Aligns two versions.

    Args:
        spans: For each of `BEADS` the nats for each place where it can begin; that of 1-1 beads
            has a row for each passage of side a and a column for each of side b.
        shares: How frequent each kind of bead is, those with an empty side included.
    """
    size = spans[1, 1].shape
    weights = {
        bead: math.log(share)
        + spans.get(bead, np.zeros((size[0] + 1 - bead[0], size[1] + 1 - bead[1])))
        for bead, share in shares.items()
        if bead[0] <= size[0] and bead[1] <= size[1]
    }
    before = _totals(weights, size, np.logaddexp)
    turned = {bead: np.ascontiguousarray(weight[::-1, ::-1]) for bead, weight in weights.items()}
    after = _totals(turned, size, np.logaddexp)[::-1, ::-1]
    evidence = float(before[-1, -1])
    together = np.zeros(size)
    beads = {}
    for (m, n), weight in weights.items():
        rows, columns = weight.shape
        posterior = np.exp(before[:rows, :columns] + weight + after[m:, n:] - evidence)
        beads[m, n] = float(posterior.sum())
        for i in range(m):
            for j in range(n):
                together[i : i + rows, j : j + columns] += posterior
    return Alignment(_decode(np.minimum(together, 1.0)), evidence, beads)


def _decode(together: Matrix) -> tuple[Aligned, ...]:
    """The alignment that is right about the most pairs of passages, its beads above the threshold.

    Args:
        together: The probability of each pair of passages to belong together.
    """
    rows, columns = together.shape
    gains = {}
    for m, n in ((1, 0), (0, 1), *BEADS):
        if m <= rows and n <= columns:
            shape = (rows - m + 1, columns - n + 1)
            gains[m, n] = np.zeros(shape)
            for i in range(m):
                for j in range(n):
                    gains[m, n] += together[i : i + shape[0], j : j + shape[1]] - LINK_THRESHOLD
    best = _totals(gains, (rows, columns), np.maximum)
    links = []
    i, j = rows, columns
    while i or j:
        m, n = max(
            (bead for bead in gains if bead[0] <= i and bead[1] <= j),
            key=lambda bead: best[i - bead[0], j - bead[1]] + gains[bead][i - bead[0], j - bead[1]],
        )
        score = together[i - m : i, j - n : j].min(initial=1.0)
        if m and n and score > LINK_THRESHOLD:
            links.append(Aligned((i - m, i), (j - n, j), float(score)))
        i, j = i - m, j - n
    return tuple(reversed(links))


def _totals(weights: Mapping[Bead, Matrix], size: tuple[int, int], add: np.ufunc) -> Matrix:
    """For each place between passages the total of all rows of beads that lead there.

    The places of one antidiagonal do not depend on each other and are done at once.

    Args:
        weights: For each kind of bead the logarithm of its weight at each place where it begins.
        size: How many passages each side has.
        add: What makes one total of two: `logaddexp` for all rows of beads, `maximum` for the best.
    """
    rows, columns = size
    totals = np.full((rows + 1, columns + 1), -np.inf)
    totals[0, 0] = 0.0
    for diagonal in range(1, rows + columns + 1):
        for (m, n), weight in weights.items():
            first = max(m, diagonal - columns)
            count = min(rows, diagonal - n) - first + 1
            if count > 0:
                at = _antidiagonal(totals, first, diagonal - first, count)
                start = _antidiagonal(totals, first - m, diagonal - first - n, count)
                step = _antidiagonal(weight, first - m, diagonal - first - n, count)
                add(at, start + step, out=at)
    return totals


def _antidiagonal(matrix: Matrix, row: int, column: int, count: int) -> Matrix:
    """A view of `count` cells: the one at [row, column] and those below and to the left of it."""
    width = matrix.shape[1]
    first = row * width + column
    stride = max(1, width - 1)
    return matrix.reshape(-1)[first : first + (count - 1) * stride + 1 : stride]
