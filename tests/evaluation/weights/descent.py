"""Gradient descent for the two regressions, by Adam (Kingma and Ba, 2015); no library needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Reals = NDArray[np.float64]

ROUNDS, STEP, RIDGE = 1500, 0.05, 1e-3


def descend(start: Reals, slope: Callable[[Reals], Reals], *, least: float = -np.inf) -> Reals:
    """The place where a slope, with a little ridge, is nothing.

    Args:
        start: Where to begin (shape `[weights]`).
        slope: The gradient of the loss at a place.
        least: The least that a weight may be.
    """
    place, mean, spread = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for turn in range(1, ROUNDS + 1):
        gradient = slope(place) + RIDGE * place
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.99 * spread + 0.01 * gradient**2
        step = STEP * (mean / (1 - 0.9**turn)) / (np.sqrt(spread / (1 - 0.99**turn)) + 1e-8)
        place = np.maximum(place - step, least)
    return place
