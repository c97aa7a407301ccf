"""What a kernel takes: the names that its annotations are made of.

    Bytes       uint8, shape [n]        int         a whole number of 64 bits
    Halves      uint16, shape [n]       float       a number of 64 bits
    Words       uint32, shape [n]
    Keys        int64, shape [n]        int, float or None are returned
    Singles     float32, shape [n]
    Reals       float64, shape [n]

Arrays lie in memory without gaps; a kernel may write into them, and allocates nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Halves = NDArray[np.uint16]
    Words = NDArray[np.uint32]
    Keys = NDArray[np.int64]
    Singles = NDArray[np.float32]
    Reals = NDArray[np.float64]

ARRAYS: dict[str, np.dtype[np.generic]] = {
    "Bytes": np.dtype(np.uint8),
    "Halves": np.dtype(np.uint16),
    "Words": np.dtype(np.uint32),
    "Keys": np.dtype(np.int64),
    "Singles": np.dtype(np.float32),
    "Reals": np.dtype(np.float64),
}
"""The type of the entries of an array, by the name in an annotation."""

NUMBERS = frozenset({"int", "float", "None"})
