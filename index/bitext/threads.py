"""Work on a few threads at once: kernels let other threads run meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from index.cores import cores

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

_MOST = 4  # what Python does between kernels is done by one thread at a time


def workers() -> int:
    """Into how many parts work is best divided."""
    return min(_MOST, cores())


def side_by_side(tasks: Sequence[Callable[[], T]]) -> list[T]:
    """The results of some tasks, in their order; raises what the first that fails raises."""
    if len(tasks) <= 1:  # a pool takes a millisecond, more than most tasks of a few documents
        return [task() for task in tasks]
    with ThreadPoolExecutor(workers()) as pool:
        return list(pool.map(lambda task: task(), tasks))
