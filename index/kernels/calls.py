"""Arguments laid out in memory, so that one call runs a kernel on them, or on many of them.

A frame is two arrays: whole numbers (an address and a length for each array, and each `int`) and
real ones (each `float`), both in the order of the parameters.
"""

from __future__ import annotations

import ctypes
from copy import copy
from typing import TYPE_CHECKING, Any

from index.kernels.arrays import ARRAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

_RUN = ctypes.CFUNCTYPE(
    ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)
_RUN_ALL = ctypes.CFUNCTYPE(
    ctypes.c_int32,
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_int64,
)


class Frame:
    """The arguments of a call; it keeps the arrays that it points at.

    Attributes:
        values: The arguments themselves.
        whole: Addresses, lengths and whole numbers.
        real: Real numbers.
    """

    def __init__(self, takes: Sequence[str], values: Sequence[Any]) -> None:
        """Lays arguments out.

        Args:
            takes: The names of the parameters' types.
            values: One a parameter.

        Raises:
            TypeError: An array has other entries than declared, or gaps between them, or one is
                missing or too many.
        """
        whole: list[int] = []
        real: list[float] = []
        if len(takes) != len(values):
            raise TypeError(f"{len(values)} arguments where {len(takes)} are needed")
        for kind, value in zip(takes, values, strict=True):
            if kind in ARRAYS:
                whole += _place(value, ARRAYS[kind])
            elif kind == "int":
                whole.append(value)
            else:
                real.append(value)
        self.values = tuple(values)
        self.whole = (ctypes.c_int64 * len(whole))(*whole)
        self.real = (ctypes.c_double * len(real))(*real)

    def ending(self, numbers: Sequence[int]) -> Frame:
        """The same arguments, but for the last whole numbers; at a fraction of the cost."""
        frame = copy(self)
        frame.whole = type(self.whole).from_buffer_copy(self.whole)
        frame.whole[len(frame.whole) - len(numbers) :] = list(numbers)
        frame.values = (*self.values[: len(self.values) - len(numbers)], *numbers)
        return frame


class Code:
    """A kernel's two ways in: with one frame, and with many."""

    def __init__(self, one: int, many: int, gives: str) -> None:
        self._one = _RUN(one)
        self.many = _RUN_ALL(many)
        self._result: Any = ctypes.c_double if gives == "float" else ctypes.c_int64
        self._gives = gives != "None"

    def run(self, frame: Frame) -> int | float | None:
        """Runs the kernel with some arguments."""
        result = self._result()
        self._one(ctypes.byref(result), None, frame.whole, frame.real)
        value: int | float | None = result.value if self._gives else None
        return value


class Calls:
    """Calls of one kernel with many frames, one after the other; results are not given."""

    def __init__(self, code: Code, frames: Sequence[Frame]) -> None:
        self._frames = tuple(frames)
        addresses = ctypes.c_int64 * len(frames)
        self._result = ctypes.c_int64()
        self._arguments = (
            ctypes.byref(self._result),
            None,
            addresses(*(ctypes.addressof(frame.whole) for frame in frames)),
            addresses(*(ctypes.addressof(frame.real) for frame in frames)),
            len(frames),
        )
        self._many = code.many

    def run(self) -> None:
        """Makes all the calls."""
        self._many(*self._arguments)


def _place(array: np.ndarray[Any, Any], entries: np.dtype[Any]) -> tuple[int, int]:
    if array.dtype != entries or not array.flags.c_contiguous:
        raise TypeError(f"an array of {array.dtype} where a whole one of {entries} is needed")
    return array.ctypes.data, array.size
