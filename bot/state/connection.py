"""A connection to SQLite in a thread of its own, that whole pieces of work can be given to."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

import aiosqlite

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterator
    from pathlib import Path

T = TypeVar("T")

_CHUNK = 64  # rows that aiosqlite fetches at once where it is iterated over, which nobody does


class Connection(aiosqlite.Connection):
    """aiosqlite's, which runs a function of many statements in one turn of its thread.

    aiosqlite goes to its thread and back for each statement. A transaction that is one turn costs a
    tenth of the time, nothing else of this connection can come between, and a task that is
    cancelled leaves no half of it.
    """

    _ending: asyncio.Future[Any] | None = None

    def stop(self) -> asyncio.Future[Any] | None:
        """Has the thread end."""
        self._ending = super().stop()
        return self._ending

    async def ended(self) -> None:
        """Waits until a thread that was told to end has nothing more to tell."""
        if self._ending is not None:
            await self._ending

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What the work gives, done in the thread of this connection."""
        done = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]  # aiosqlite leaves it untyped
        return cast("T", done)


async def connect(path: Path) -> Connection:
    """An open connection; it begins no transaction that it isn't told to begin.

    Raises:
        sqlite3.Error: There is no database, or none can be made.
    """
    connection = Connection(partial(sqlite3.connect, path, isolation_level=None), _CHUNK)
    try:
        await connection
    except BaseException:
        # aiosqlite does not wait for its thread here, which then tells a loop that may be gone
        await connection.ended()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it; the right to write is taken at its beginning."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite may have ended it by itself: on a full disk, for one
            connection.execute("ROLLBACK")
        raise
