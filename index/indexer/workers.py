"""Processes that prepare files, and what becomes of a file when one of them is killed."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from typing import TYPE_CHECKING, Self

from index.analysis import Analyzer
from index.errors import UnreadableFile
from index.indexer.analysis import PassageAnalyzer
from index.indexer.preparing import Refused, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future
    from multiprocessing.connection import Connection
    from types import TracebackType

    from index.indexer.preparing import Content, Prepared

    Result = Prepared | Refused

_ALLOCATIONS = 100_000  # between collections of garbage in a worker

KILLED = "the process that read it was killed, perhaps for want of memory"


@dataclass(frozen=True, slots=True)
class Task:
    """Files that were given to processes.

    Attributes:
        contents: What they hold.
        pool: The processes.
        results: What is made of the files, or None where no process could take them.
    """

    contents: Sequence[Content]
    pool: ProcessPoolExecutor
    results: Future[list[Result]] | None


class Workers:
    """A number of processes, started with the first tasks.

    They are spawned, not forked: a fork copies the locks of all threads as they are at that moment.
    They end with the block, at once where an error ends it, and with this process, however it ends:
    each watches a pipe whose other end nobody else holds.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._context = get_context("spawn")
        self._watched, self._held = self._context.Pipe(duplex=False)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._held.close()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        self._held.close()
        self._watched.close()

    def submit(self, contents: Sequence[Content]) -> Task:
        """Gives files to whichever process is free next."""
        if self._pool is None:
            self._pool = self._start(self._count)
        return _given(contents, self._pool)

    def results(self, task: Task) -> list[Result]:
        """What was made of the files, in their order, when it is ready.

        Where a process was killed, nothing tells which of its files was too much for it: they are
        read again one by one, and a file that kills once more is refused.
        """
        found = _taken(task)
        if found is not None:
            return found
        if task.pool is self._pool:
            self._pool = None  # the next task starts new processes
        return self._one_by_one(task.contents)

    def _one_by_one(self, contents: Sequence[Content]) -> list[Result]:
        results: list[Result] = []
        pool = self._start(1)
        for content in contents:
            found = _taken(_given([content], pool))
            if found is None:
                pool = self._start(1)
                if _taken(_given([], pool)) is None:  # no process lives here, whatever it is given
                    return results + [prepare(one, _analysis()) for one in contents[len(results) :]]
                facts: dict[str, str | int] = {"path": str(content.path), "cause": KILLED}
                found = [Refused(UnreadableFile, facts)]
            results += found
        pool.shutdown()
        return results

    def _start(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            count, self._context, initializer=_begin, initargs=(self._watched,)
        )


def _given(contents: Sequence[Content], pool: ProcessPoolExecutor) -> Task:
    with _uninterrupted(), suppress(BrokenProcessPool, OSError):  # OSError: no more processes
        return Task(contents, pool, pool.submit(_prepare, contents))
    return Task(contents, pool, None)


def _taken(task: Task) -> list[Result] | None:
    """The results of a task, or None where a process of its pool was killed."""
    if task.results is not None:
        with suppress(BrokenProcessPool):
            return task.results.result()
    task.pool.shutdown()
    return None


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that are started within it get no Ctrl-C: it is told to all of a terminal's."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@cache
def _analysis() -> PassageAnalyzer:
    return PassageAnalyzer(Analyzer())


def _begin(watched: Connection) -> None:
    """What a worker does first."""
    # what it remembers of word forms is no garbage, and there is too much of it to look through
    gc.set_threshold(_ALLOCATIONS)
    threading.Thread(target=_end_with_parent, args=(watched,), daemon=True).start()


def _end_with_parent(watched: Connection) -> None:
    """Ends the worker, in the middle of its work, when the other end of the pipe is closed."""
    watched.poll(None)
    os._exit(1)


def _prepare(contents: Sequence[Content]) -> list[Result]:
    """What a worker does with a task."""
    return [prepare(content, _analysis()) for content in contents]
