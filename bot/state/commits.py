"""Group commit: what many tasks want to write at one moment becomes one transaction.

A commit costs the disk the same whether one row is in it or a thousand. So there is one writer:
while it commits, the writes of other tasks gather, and the next commit takes all of them. Each
stands in a savepoint of its own, so that one that fails costs no other.
"""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

from bot.state.connection import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.state.connection import Connection

T = TypeVar("T")

LARGEST = 512
"""How many writes a transaction holds at most: it bounds how long any of them waits."""

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class Closed(sqlite3.ProgrammingError):
    """Nothing is written any more: the database is being closed."""


@dataclass(frozen=True, slots=True, eq=False)
class _Write:
    """A task's write: what it does, whether it must outlive a power cut, and who waits for it."""

    work: Callable[[sqlite3.Connection], Any]
    durable: bool
    waiting: asyncio.Future[Any]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a write: its result, or why nothing of it was written."""

    result: Any = None
    error: Exception | None = None


class Commits:
    """The one writer; it works from `run`'s beginning until `close`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._queue: asyncio.Queue[_Write | None] = asyncio.Queue()
        self._closed = False

    async def write(self, work: Callable[[sqlite3.Connection], T], *, durable: bool) -> T:
        """Has it committed, with whatever else waits, and gives its result.

        A task that is cancelled while it waits can't know whether its write was committed; it was
        or was not as a whole.

        Args:
            work: Writes, in a transaction that stands. It is run again alone where the transaction
                failed, so it changes nothing but the database.
            durable: Whether it has to outlive a power cut. All else outlives the process's end.

        Raises:
            sqlite3.Error: Nothing of it was written.
        """
        if self._closed:
            raise Closed("the database is being closed")
        waiting: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._queue.put_nowait(_Write(work, durable, waiting))
        return cast("T", await waiting)

    async def run(self) -> None:
        """Commits until it is closed, and what waits by then."""
        while (first := await self._queue.get()) is not None:
            batch, last = [first], False
            while len(batch) < LARGEST and not self._queue.empty() and not last:
                following = self._queue.get_nowait()
                if following is None:
                    last = True
                else:
                    batch.append(following)
            wanted = [write for write in batch if not write.waiting.done()]  # not cancelled yet
            if wanted:
                await self._commit(wanted)
            if last:
                return

    def close(self) -> None:
        """Takes no more; `run` ends when what waits is committed."""
        self._closed = True
        self._queue.put_nowait(None)

    async def _commit(self, batch: Sequence[_Write]) -> None:
        works = [write.work for write in batch]
        durable = any(write.durable for write in batch)
        try:
            outcomes = await self._connection.run(lambda to: commit(to, works, durable=durable))
        except Exception as error:  # noqa: BLE001 - given to each that waits; the writer goes on
            outcomes = [_Outcome(error=error)] * len(batch)
        for write, outcome in zip(batch, outcomes, strict=True):
            if write.waiting.done():  # its task was cancelled meanwhile
                continue
            if outcome.error is None:
                write.waiting.set_result(outcome.result)
            else:
                write.waiting.set_exception(outcome.error)


def commit(
    connection: sqlite3.Connection,
    works: Sequence[Callable[[sqlite3.Connection], Any]],
    *,
    durable: bool,
) -> list[_Outcome]:
    """Writes all in one transaction; where that fails as a whole, each in one of its own.

    A full disk shows when the transaction is committed, or makes SQLite end it half way; then
    small writes may still find room that a large one did not.
    """
    # FULL syncs the log to the disk at each commit; NORMAL leaves that to the system, which loses
    # nothing when the process is killed and the last moments, whole, when the power fails
    connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
    try:
        return _together(connection, works)
    except Exception as error:  # noqa: BLE001 - told to whoever waits for the write
        if len(works) == 1 or _is_busy(error):
            return [_Outcome(error=error)] * len(works)
    return [outcome for work in works for outcome in commit(connection, [work], durable=durable)]


def _together(
    connection: sqlite3.Connection, works: Sequence[Callable[[sqlite3.Connection], Any]]
) -> list[_Outcome]:
    with transaction(connection):
        return [_apart(connection, work) for work in works]


def _apart(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], Any]) -> _Outcome:
    """One write within the transaction: all of it or nothing, and the others stay as they are.

    Raises:
        Exception: It failed, and the whole transaction with it.
    """
    connection.execute("SAVEPOINT apart")
    try:
        result = work(connection)
    except Exception as error:
        if not connection.in_transaction:
            raise
        connection.execute("ROLLBACK TO apart")
        connection.execute("RELEASE apart")
        return _Outcome(error=error)
    connection.execute("RELEASE apart")
    return _Outcome(result)


def _is_busy(error: Exception) -> bool:
    """Whether another process holds the database: then each of the others would wait as long."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY
