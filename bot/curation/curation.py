"""Changes to the documents, as the bot asks for them: queued, done elsewhere, waited for.

A wait that is cancelled leaves its change to be done, if it has begun, and takes it from the queue
otherwise. The process is started for the first change, and ends where none has come for a while.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections import deque
from typing import TYPE_CHECKING, Self

from bot.curation.process import ChildProcess
from bot.curation.protocol import Add, Done, Judge, Passages, Remove
from bot.errors import CurationFailed
from index.errors import TolmachError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path
    from types import TracebackType

    from bot.curation.protocol import Event, Job
    from bot.curation.values import Added, JudgedPassages, Stage

_logger = logging.getLogger(__name__)

IDLE = 60.0
"""Seconds without a change after which the process ends."""

PATIENCE = 1.0
"""Seconds that the process has to end in, before it is ended more firmly."""

_STOPPED = "stopped"


async def _silent(_stage: Stage) -> None:
    """Tells nobody."""


class Curation:
    """Changes the documents of a data folder, one change after another.

    Args:
        data: The data folder.
        python: The interpreter that the process is run by.
        idle: See `IDLE`.
        patience: See `PATIENCE`.
    """

    def __init__(
        self,
        data: Path,
        python: str = sys.executable,
        *,
        idle: float = IDLE,
        patience: float = PATIENCE,
    ) -> None:
        self._data = data
        self._python = python
        self._idle = idle
        self._patience = patience
        self._queue: deque[_Change] = deque()
        self._came = asyncio.Event()
        self._worker: asyncio.Task[None] | None = None
        self._child: ChildProcess | None = None
        self._is_closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    @property
    def pid(self) -> int | None:
        """The number of the process, where there is one."""
        return self._child.pid if self._child else None

    async def add(
        self,
        path: Path,
        collection: str,
        progress: Callable[[Stage], Awaitable[None]] = _silent,
        *,
        name: str | None = None,
    ) -> Added:
        """Adds a document, or takes its new form; the file is copied and stays where it is.

        Args:
            path: Where its content is, until this returns.
            collection: What it belongs to.
            progress: Told of steps, of the newest where it takes longer than they do; what it
                raises is logged, and it is told no more.
            name: What the file was called by whoever sent it, anything at all; its name if it is
                not said.

        Raises:
            ReadingError: It is no document. Facts name it as it is stored, without folders.
            CollectionError: It cannot be taken.
            CurationFailed: The process died, or the bot stops.
        """
        job = Add(str(path), path.name if name is None else name, collection)
        done = await self._done(job, progress)
        if done.added is None:
            raise CurationFailed(cause="no result")
        return done.added

    async def remove(
        self, doc: str, progress: Callable[[Stage], Awaitable[None]] = _silent
    ) -> None:
        """Removes a document by its name, and its file if it was sent.

        Raises:
            UnknownDocument: There is none of that name.
            CollectionError: It cannot be removed.
            CurationFailed: The process died, or the bot stops.
        """
        await self._done(Remove(doc), progress)

    async def judge(
        self,
        a: JudgedPassages,
        b: JudgedPassages,
        confirmed: bool,  # noqa: FBT001 - what the person says of the two
        person: str,
    ) -> None:
        """Notes what a person says of a link; when it returns, the link is there, or gone.

        Raises:
            VerdictError: There are no such passages, or no such link can be.
            CollectionError: It cannot be noted.
            CurationFailed: The process died, or the bot stops.
        """
        await self._done(Judge(_passages(a), _passages(b), confirmed, person), _silent)

    async def close(self) -> None:
        """Ends the process; what is waited for fails."""
        self._is_closed = True
        self._came.set()
        # the worker is not cancelled: it has to see the process's end
        if self._child:
            await self._child.end(at_once=True)
        if self._worker:
            await self._worker

    async def _done(self, job: Job, progress: Callable[[Stage], Awaitable[None]]) -> Done:
        """Queues a job, and waits for its end."""
        if self._is_closed:
            raise CurationFailed(cause=_STOPPED)
        change = _Change(job)
        self._queue.append(change)
        self._came.set()
        if self._worker is None:
            self._worker = asyncio.create_task(self._work())
        telling = asyncio.create_task(change.tell(progress))
        try:
            return await change.outcome
        finally:
            telling.cancel()
            await asyncio.gather(telling, return_exceptions=True)

    async def _work(self) -> None:
        """Does what is queued, with one process after another, until nothing is."""
        try:
            while self._queue and not self._is_closed:
                await self._work_with_child()
        finally:
            self._worker = None
            while self._queue:  # only at a stop
                self._queue.popleft().end(CurationFailed(cause=_STOPPED))

    async def _work_with_child(self) -> None:
        """Does what is queued, until nothing has come for a while or the process has died."""
        try:
            child = await ChildProcess.start(self._python, self._data, os.environ, self._patience)
        except CurationFailed as error:
            self._queue.popleft().end(error)
            return
        self._child, change, is_broken = child, None, True
        try:
            while change := await self._next():
                if child.has_ended:  # while there was nothing to do; another one does this
                    self._queue.appendleft(change)
                    change = None
                    return
                try:
                    change.end(await child.do(change.job, change.note))
                except CurationFailed as error:
                    _logger.info("Process %s ends in the middle of a change: %s", child.pid, error)
                    change.end(CurationFailed(cause=_STOPPED) if self._is_closed else error)
                    return
            is_broken = False
        finally:
            if change:  # no matter what went wrong, nobody waits for ever
                change.end(CurationFailed(cause=_STOPPED))
            await child.end(at_once=is_broken)
            self._child = None

    async def _next(self) -> _Change | None:
        """The next change that somebody waits for; None where none has come for a while."""
        while not self._is_closed:
            while self._queue:
                change = self._queue.popleft()
                if not change.outcome.done():
                    return change
            self._came.clear()
            try:
                await asyncio.wait_for(self._came.wait(), self._idle)
            except TimeoutError:
                break
        return None


class _Change:
    """A job, and those who wait for it.

    Attributes:
        job: What is to be done.
        outcome: What comes of it.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.outcome: asyncio.Future[Done] = asyncio.get_running_loop().create_future()
        self._stage: Stage | None = None
        self._noted = asyncio.Event()

    def note(self, stage: Stage) -> None:
        """Notes how far it has come."""
        self._stage = stage
        self._noted.set()

    async def tell(self, progress: Callable[[Stage], Awaitable[None]]) -> None:
        """Tells of the newest stage, whenever there is a newer one than was told."""
        while True:
            await self._noted.wait()
            self._noted.clear()
            if self._stage is None:
                raise AssertionError("a stage was noted")
            try:
                await progress(self._stage)
            except Exception:
                _logger.exception("How far a change has come could not be told.")
                return

    def end(self, event: Event) -> None:
        """Notes what came of it, unless that is known or nobody waits."""
        if self.outcome.done():
            return
        if isinstance(event, Done):
            self.outcome.set_result(event)
        elif isinstance(event, TolmachError):
            self.outcome.set_exception(event)


def _passages(judged: JudgedPassages) -> Passages:
    return Passages(judged.doc, tuple(judged.paragraphs), judged.texts)
