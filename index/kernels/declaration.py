"""`@kernel`: a function of arrays and numbers that runs as the machine's own code."""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast

from index.kernels.arrays import ARRAYS
from index.kernels.loading import load
from index.kernels.preparation import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy as np

P = ParamSpec("P")
R = TypeVar("R", int, float, None)

_NUMBERS: dict[str, Any] = {"int": ctypes.c_int64, "float": ctypes.c_double, "None": ctypes.c_int64}


class Kernel(Generic[P, R]):
    """A function, called as the machine's own code; other threads of Python run meanwhile.

    Attributes:
        python: The function itself, which gives the same without having been compiled.
        takes: The names of its parameters' types, as `arrays` has them.
        gives: The name of its result's type.
    """

    def __init__(self, python: Callable[P, R]) -> None:
        self.python: Callable[P, R] = python
        self.__name__ = python.__name__
        self.__doc__ = python.__doc__
        annotations: dict[str, str] = dict(python.__annotations__)
        self.gives = annotations.pop("return")
        self.takes = tuple(annotations.values())
        if unknown := {*self.takes, self.gives} - ARRAYS.keys() - _NUMBERS.keys():
            raise TypeError(f"{python.__name__}: a kernel does not take {sorted(unknown)}")
        self._result = _NUMBERS[self.gives]
        self._code: Callable[..., int] | None = None

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs the kernel; arguments go by position.

        Raises:
            TypeError: An array has other entries than declared, or gaps between them; an argument
                is given by name.
        """
        if kwargs:
            raise TypeError(f"{self.__name__}: a kernel's arguments go by position")
        return self.run(self.flat(args))

    def flat(self, values: Iterable[Any], first: int = 0) -> list[Any]:
        """Arguments as `run` takes them: for each array its address and how many entries it has.

        They may be prepared in parts, where some serve for many calls. Whoever keeps them keeps
        the arrays too.

        Args:
            values: Some arguments in order.
            first: The place among the parameters of the first of them.

        Raises:
            TypeError: An array has other entries than declared, or gaps between them.
        """
        flat: list[Any] = []
        for value, kind in zip(values, self.takes[first:], strict=False):
            if kind in ARRAYS:
                flat += _place(value, ARRAYS[kind])
            else:
                flat.append(value)
        return flat

    def run(self, flat: list[Any]) -> R:
        """Runs the kernel on arguments prepared by `flat`."""
        code = self._code or self._load()
        result = self._result()
        code(ctypes.byref(result), None, *flat)
        return cast("R", result.value if self.gives != "None" else None)

    def _load(self) -> Callable[..., int]:
        module = self.python.__module__
        path = prepare(module, sys.modules[module].__file__ or "")
        arguments: list[Any] = [ctypes.c_void_p, ctypes.c_void_p]
        for kind in self.takes:
            arguments += [ctypes.c_void_p, ctypes.c_int64] if kind in ARRAYS else [_NUMBERS[kind]]
        self._code = ctypes.CFUNCTYPE(ctypes.c_int32, *arguments)(load(path, self.__name__))
        return self._code


def kernel(python: Callable[P, R]) -> Kernel[P, R]:
    """Declares a kernel; the annotations name its types (see `arrays`).

    It may use numbers of its module, functions of its module, and `math`.

    Raises:
        TypeError: An annotation names no type of `arrays`.
    """
    return Kernel(python)


def _place(array: np.ndarray[Any, Any], entries: np.dtype[Any]) -> tuple[int, int]:
    if array.dtype != entries or not array.flags.c_contiguous:
        raise TypeError(f"an array of {array.dtype} where a whole one of {entries} is needed")
    return array.ctypes.data, array.size
