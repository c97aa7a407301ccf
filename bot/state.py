"""What the bot remembers: a SQLite database of its own beside the collection's.

A table of answers, so that a press of a button, days later, can show the same answer again. What
people asked is kept thirty days and no longer.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiosqlite

from index.errors import DamagedDatabase, NewerFormat

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
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
            created_at INTEGER NOT NULL            -- seconds since 1970
        ) STRICT
        """,
        "CREATE INDEX answers_by_age ON answers (created_at)",
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
    """

    id: int
    chat_id: int
    question: str
    lang: str


class State:
    """The open database; several tasks may use it at once."""

    def __init__(self, database: aiosqlite.Connection, clock: Callable[[], float]) -> None:
        self._database = database
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
            state = cls(database, clock)
            await state._migrate(path)
            yield state
        finally:
            await database.close()

    async def remember(self, chat_id: int, question: str, lang: str) -> int:
        """Stores an answer, forgets those that are past their time, and returns its number."""
        now = int(self._clock())
        async with self._transaction():
            await self._database.execute("DELETE FROM answers WHERE created_at < ?", (now - KEPT,))
            cursor = await self._database.execute(
                "INSERT INTO answers (chat_id, question, lang, created_at) VALUES (?, ?, ?, ?)",
                (chat_id, question, lang, now),
            )
        if cursor.lastrowid is None:
            raise RuntimeError("SQLite gave the row no number")
        return cursor.lastrowid

    async def recall(self, number: int, chat_id: int) -> StoredAnswer | None:
        """The answer of that number, or None where it is forgotten or was given in another chat."""
        rows = await self._database.execute_fetchall(
            "SELECT id, chat_id, question, lang FROM answers"
            " WHERE id = ? AND chat_id = ? AND created_at >= ?",
            (number, chat_id, int(self._clock()) - KEPT),
        )
        return next((StoredAnswer(*row) for row in rows), None)

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[None]:
        async with self._writing:
            await self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                await self._database.execute("ROLLBACK")
                raise
            await self._database.execute("COMMIT")

    async def _migrate(self, path: Path) -> None:
        try:
            for pragma in ("busy_timeout = 5000", "journal_mode = WAL", "synchronous = NORMAL"):
                await self._database.execute(f"PRAGMA {pragma}")
            found = await self._format()
            if found > len(MIGRATIONS):
                raise NewerFormat(data=str(path), found=found, known=len(MIGRATIONS))
            for number, statements in enumerate(MIGRATIONS[found:], start=found + 1):
                async with self._transaction():
                    if await self._format() >= number:
                        continue  # another process took this step while we waited
                    for statement in statements:
                        await self._database.execute(statement)
                    await self._database.execute(f"PRAGMA user_version = {number}")
        except sqlite3.Error as error:
            raise DamagedDatabase(path=str(path), cause=str(error)) from error

    async def _format(self) -> int:
        rows = await self._database.execute_fetchall("PRAGMA user_version")
        return int(next(iter(rows))[0])
