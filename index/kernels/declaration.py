"""`@kernel`: a function of arrays and numbers that runs as the machine's own code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar, cast

from index.kernels.arrays import ARRAYS, NUMBERS
from index.kernels.calls import Calls, Code, Frame
from index.kernels.loading import load
from index.kernels.preparation import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

P = ParamSpec("P")
R = TypeVar("R", int, float, None)


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
        if unknown := {*self.takes, self.gives} - ARRAYS.keys() - NUMBERS:
            raise TypeError(f"{python.__name__}: a kernel does not take {sorted(unknown)}")
        self._code: Code | None = None

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs the kernel; arguments go by position.

        Raises:
            TypeError: An array has other entries than declared, or gaps between them; an argument
                is given by name.
        """
        if kwargs:
            raise TypeError(f"{self.__name__}: a kernel's arguments go by position")
        return self.run(Frame(self.takes, args))

    def frame(self, *args: P.args, **kwargs: P.kwargs) -> Frame:
        """Arguments made ready for many calls; raises what a call does."""
        if kwargs:
            raise TypeError(f"{self.__name__}: a kernel's arguments go by position")
        return Frame(self.takes, args)

    def run(self, frame: Frame) -> R:
        """Runs the kernel on arguments made ready before."""
        return cast("R", self._loaded().run(frame))

    def calls(self, frames: Sequence[Frame]) -> Calls:
        """Calls with these arguments, one after the other, at the cost of one."""
        return Calls(self._loaded(), frames)

    def _loaded(self) -> Code:
        if self._code is None:
            path = prepare(sys.modules[self.python.__module__])
            self._code = Code(
                load(path, self.__name__), load(path, f"{self.__name__}.all"), self.gives
            )
        return self._code


def kernel(python: Callable[P, R]) -> Kernel[P, R]:
    """Declares a kernel; the annotations name its types (see `arrays`).

    It may use `math`, and numbers and functions that its module defines or imports.

    Raises:
        TypeError: An annotation names no type of `arrays`.
    """
    return Kernel(python)
