"""What the bot remembers: a SQLite database of its own beside the collection's.

A table of answers, so that a press of a button, days later, can show the same answer again; and one
of updates that have been taken from the server and not yet worked on, so that no end of the process
loses any. What people asked is kept thirty days and no longer.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiosqlite

from bot.errors import Unwritable
from index.errors import DamagedDatabase, NewerFormat

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from pathlib import Path

KEPT = 30 * 24 * 60 * 60
"""For how many seconds a question is kept."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE answers (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice: old buttons hold it
            chat_id INTEGER NOT NULL,
            question TEXT NOT NULL,
            lang TEXT NOT NULL,
            passages TEXT NOT NULL,                -- a JSON array of the keys of what was quoted
            created_at INTEGER NOT NULL            -- seconds since 1970
        ) STRICT
        """,
        "CREATE INDEX answers_by_age ON answers (created_at)",
        """
        CREATE TABLE inbox (
            update_id INTEGER PRIMARY KEY,         -- the server's
            content TEXT NOT NULL,                 -- JSON, as it was sent
            taken_at INTEGER NOT NULL              -- seconds since 1970
        ) STRICT
        """,
    ),
)
"""The steps from an empty database to this format; step N leads to format N, numbered from 1."""


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What it takes to give an answer once more.

    Attributes:
        id: Its number, which buttons carry.
        chat_id: The chat that it was given in.
        question: The question as it was asked.
        lang: The language that it was answered in.
        passages: The keys of the passages that were quoted.
    """

    id: int
    chat_id: int
    question: str
    lang: str
    passages: frozenset[int]


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """An update that has not been worked on.

    Attributes:
        id: Its number.
        content: What the server sent, as JSON.
        age: Seconds since it was taken.
    """

    id: int
    content: str
    age: float


class State:
    """The open database; several tasks may use it at once."""

    def __init__(
        self, database: aiosqlite.Connection, path: Path, clock: Callable[[], float]
    ) -> None:
        self._database = database
        self._path = path
        self._clock = clock
        self._writing = asyncio.Lock()  # one connection holds one transaction at a time

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path, clock: Callable[[], float] = time.time) -> AsyncIterator[State]:
        """Opens the database, makes it if there is none, and brings it to this format.

        Args:
            path: The database's file; what people asked is in it, so that only its owner reads it.
            clock: Tells the time in seconds since 1970.

        Raises:
            NewerFormat: A newer Tolmach wrote it.
            DamagedDatabase: It does not open.
        """
        try:
            await asyncio.to_thread(path.touch, mode=0o600)
            database = await aiosqlite.connect(path, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise DamagedDatabase(path=str(path), cause=str(error)) from error
        try:
            state = cls(database, path, clock)
            await state._migrate()
            yield state
        finally:
            await database.close()

    async def remember(
        self, chat_id: int, question: str, lang: str, passages: frozenset[int]
    ) -> int:
        """Stores an answer, forgets those that are past their time, and returns its number.

        Raises:
            Unwritable: The database takes nothing.
        """
        now = int(self._clock())
        async with self._transaction():
            await self._database.execute("DELETE FROM answers WHERE created_at < ?", (now - KEPT,))
            cursor = await self._database.execute(
                "INSERT INTO answers (chat_id, question, lang, passages, created_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (chat_id, question, lang, json.dumps(sorted(passages)), now),
            )
        if cursor.lastrowid is None:
            raise RuntimeError("SQLite gave the row no number")
        return cursor.lastrowid

    async def recall(self, number: int, chat_id: int) -> StoredAnswer | None:
        """The answer of that number, or None where it is forgotten or was given in another chat."""
        rows = await self._database.execute_fetchall(
            "SELECT question, lang, passages FROM answers"
            " WHERE id = ? AND chat_id = ? AND created_at >= ?",
            (number, chat_id, int(self._clock()) - KEPT),
        )
        for question, lang, passages in rows:
            return StoredAnswer(number, chat_id, question, lang, frozenset(json.loads(passages)))
        return None

    async def take(self, updates: Mapping[int, str]) -> frozenset[int]:
        """Stores updates, all of them or none, and returns the numbers of those that are new.

        Args:
            updates: Their contents by their numbers.

        Raises:
            Unwritable: The database takes nothing.
        """
        now, new = int(self._clock()), set()
        async with self._transaction():
            for number, content in updates.items():
                cursor = await self._database.execute(
                    "INSERT INTO inbox (update_id, content, taken_at) VALUES (?, ?, ?)"
                    " ON CONFLICT DO NOTHING",
                    (number, content, now),
                )
                if cursor.rowcount:
                    new.add(number)
        return frozenset(new)

    async def untouched(self) -> tuple[StoredUpdate, ...]:
        """The updates that have not been worked on, in the order of their numbers.

        Raises:
            DamagedDatabase: They cannot be read.
        """
        try:
            rows = await self._database.execute_fetchall(
                "SELECT update_id, content, ? - taken_at FROM inbox ORDER BY update_id",
                (self._clock(),),
            )
        except sqlite3.Error as error:
            raise DamagedDatabase(path=str(self._path), cause=str(error)) from error
        return tuple(StoredUpdate(*row) for row in rows)

    async def drop(self, number: int) -> None:
        """Forgets an update, its work having ended.

        Raises:
            Unwritable: The database takes nothing.
        """
        async with self._transaction():
            await self._database.execute("DELETE FROM inbox WHERE update_id = ?", (number,))

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[None]:
        async with self._writing:
            try:
                await self._database.execute("BEGIN IMMEDIATE")
                yield
                await self._database.execute("COMMIT")
            except BaseException as error:
                # Not asked whether there is one: where the disk is full SQLite has ended it itself,
                # and where we were cancelled its beginning may still be under way in the thread.
                with suppress(sqlite3.OperationalError):
                    await self._database.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    raise Unwritable(path=str(self._path), cause=str(error)) from error
                raise

    async def _migrate(self) -> None:
        try:
            # FULL: a commit is on the disk before the server is told that an update was taken
            for pragma in ("busy_timeout = 5000", "journal_mode = WAL", "synchronous = FULL"):
                await self._database.execute(f"PRAGMA {pragma}")
            found = await self._format()
            if found > len(MIGRATIONS):
                raise NewerFormat(data=str(self._path), found=found, known=len(MIGRATIONS))
            for number, statements in enumerate(MIGRATIONS[found:], start=found + 1):
                async with self._transaction():
                    if await self._format() >= number:
                        continue  # another process took this step while we waited
                    for statement in statements:
                        await self._database.execute(statement)
                    await self._database.execute(f"PRAGMA user_version = {number}")
        except (sqlite3.Error, Unwritable) as error:
            cause = error.__cause__ or error
            raise DamagedDatabase(path=str(self._path), cause=str(cause)) from error

    async def _format(self) -> int:
        rows = await self._database.execute_fetchall("PRAGMA user_version")
        return int(next(iter(rows))[0])
