"""How sure a figure is: percentile intervals of the cluster bootstrap.

Questions about one article stand and fall together, so articles are drawn, not questions: as many
as there are, with replacement, with all questions of each (Davison and Hinkley 1997, "Bootstrap
Methods and their Application", 3.8). A figure is a ratio of sums, so that shares of shares (the
sentence, given the right passage) are drawn the same way. Two systems are compared on the same
draws: what both find hard cancels out (Sakai 2006, "Evaluating evaluation metrics based on the
bootstrap").

A share of 0 or 1 gets an interval of no width, as with every bootstrap: nothing was seen that a
draw could vary.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

ROUNDS = 10_000
SEED = 1979  # the year of Efron's paper
TAILS = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and where it would lie in 95 of 100 samples of articles like these.

    Attributes:
        value: The figure over all that there is.
        low: The interval's lower end.
        high: Its upper end.
    """

    value: float
    low: float
    high: float

    @property
    def differs(self) -> bool:
        """Whether 0 lies outside the interval."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure's sums, question by question: what counts, of what it is counted over.

    Attributes:
        parts: Numerators; shape [questions].
        wholes: Denominators, at least 0; shape [questions].
    """

    parts: Sequence[float]
    wholes: Sequence[float]


def estimate(ratio: Ratio, clusters: Sequence[Hashable]) -> Estimate:
    """A figure with its interval.

    Args:
        ratio: Its sums.
        clusters: What each question belongs to.
    """
    drawn, whole = _drawn(ratio, clusters)
    return _estimate(whole, drawn)


def difference(now: Ratio, before: Ratio, clusters: Sequence[Hashable]) -> Estimate:
    """By how much a figure grew, with its interval; both systems answered the same questions."""
    drawn_now, whole_now = _drawn(now, clusters)
    drawn_before, whole_before = _drawn(before, clusters)
    return _estimate(whole_now - whole_before, drawn_now - drawn_before)


def _drawn(ratio: Ratio, clusters: Sequence[Hashable]) -> tuple[NDArray[np.float64], float]:
    """The ratio in each draw, and over all; what has nothing to be counted over is 0."""
    places = {cluster: place for place, cluster in enumerate(dict.fromkeys(clusters))}
    owners = np.array([places[cluster] for cluster in clusters], dtype=np.intp)
    parts, wholes = (
        np.bincount(owners, weights=np.asarray(values, dtype=np.float64), minlength=len(places))
        for values in (ratio.parts, ratio.wholes)
    )
    times = _draws(len(places))
    return _divided(times @ parts, times @ wholes), float(_divided(parts.sum(), wholes.sum()))


def _divided(parts: NDArray[np.float64], wholes: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.divide(parts, wholes, out=np.zeros_like(parts), where=wholes > 0)


@cache
def _draws(clusters: int) -> NDArray[np.float64]:
    """How many times each cluster is drawn in each round; shape [rounds, clusters]."""
    random = np.random.default_rng(SEED)
    drawn = random.multinomial(clusters, np.full(clusters, 1 / clusters), size=ROUNDS)
    return drawn.astype(np.float64)


def _estimate(value: float, drawn: NDArray[np.float64]) -> Estimate:
    low, high = np.quantile(drawn, TAILS).tolist()
    return Estimate(value, low, high)
