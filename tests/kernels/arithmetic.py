"""Kernels to test kernels by."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from index.kernels import kernel

if TYPE_CHECKING:
    from index.kernels.arrays import Keys, Reals, Words

FACTOR = 2.5


def scaled(value: float) -> float:
    """A function that only kernels call."""
    return value * FACTOR + math.log(value + 1.0)


@kernel
def total(values: Reals, counts: Words, out: Reals, times: float) -> int:
    """Sums into `out[0]`; returns how many values there are."""
    whole = 0.0
    for place in range(len(values)):
        whole += scaled(values[place]) * times + counts[place]
    out[0] = whole
    return len(values)


@kernel
def reverse(keys: Keys) -> None:
    """Turns an array round in its place."""
    for place in range(len(keys) // 2):
        last = len(keys) - 1 - place
        keys[place], keys[last] = keys[last], keys[place]


@kernel
def mean(values: Reals) -> float:
    """The mean of some values."""
    whole = 0.0
    for value in values:
        whole += value
    return whole / len(values)
