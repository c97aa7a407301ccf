"""The file: opened for its owner alone, brought to this format, read, written, and cleaned."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import stat
from collections.abc import Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from bot.errors import Unwritable
from bot.state.commits import Commits
from bot.state.connection import connect, transaction
from bot.state.migrations import MIGRATIONS
from index.errors import DamagedDatabase, NewerFormat

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.state.connection import Connection

T = TypeVar("T")

_Value: TypeAlias = str | int | float | None
_Values: TypeAlias = Sequence[_Value] | Mapping[str, _Value]

_logger = logging.getLogger(__name__)

_OWNER_ALONE = 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_LARGEST = 2**63 - 1

# secure_delete overwrites what is deleted with zeros; see `scrub` for what it leaves
_WRITER = ("busy_timeout = 5000", "journal_mode = WAL", "secure_delete = ON")
_READER = ("busy_timeout = 5000", "query_only = ON")


def is_storable(number: int) -> bool:
    """Whether SQLite can hold a number at all; one out of a forged button need not be such."""
    return abs(number) <= _LARGEST


@dataclass(frozen=True, slots=True)
class Database:
    """An open database: a connection that writes, and one that reads while that one commits."""

    _path: Path
    _writer: Connection
    _reader: Connection
    _commits: Commits

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncIterator[Database]:
        """Opens the database, makes it if there is none, and brings it to this format.

        Args:
            path: Its file; what people asked is in it, so that only its owner may read it.

        Raises:
            NewerFormat: A newer Tolmach wrote it.
            DamagedDatabase: It does not open.
        """
        async with _opened(path, _WRITER) as writer:
            try:
                await writer.run(partial(_migrate, path))
            except sqlite3.Error as error:
                raise DamagedDatabase(path=str(path), cause=str(error)) from error
            async with _opened(path, _READER) as reader:
                commits = Commits(writer)
                writing = asyncio.create_task(commits.run())
                try:
                    yield cls(path, writer, reader, commits)
                finally:
                    commits.close()
                    await writing

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What the work finds, in one turn; it sees all that has been written.

        Raises:
            DamagedDatabase: It cannot be read.
        """
        try:
            return await self._reader.run(work)
        except sqlite3.Error as error:
            raise DamagedDatabase(path=str(self._path), cause=str(error)) from error

    async def rows(self, query: str, values: _Values = ()) -> list[tuple[Any, ...]]:
        """All rows that a query finds.

        Raises:
            DamagedDatabase: It cannot be read.
        """
        return await self.read(lambda connection: connection.execute(query, values).fetchall())

    async def row(self, query: str, values: _Values = ()) -> tuple[Any, ...] | None:
        """The first row that a query finds.

        Raises:
            DamagedDatabase: It cannot be read.
        """
        found = await self.rows(query, values)
        return found[0] if found else None

    async def write(self, work: Callable[[sqlite3.Connection], T], *, durable: bool = False) -> T:
        """Writes in one transaction, together with what other tasks write at the moment.

        Args:
            work: Writes; it may be run more than once, and changes nothing but the database.
            durable: Whether it has to outlive a power cut, and not just the process's end.

        Raises:
            Unwritable: Nothing of it was written.
        """
        try:
            return await self._commits.write(work, durable=durable)
        except sqlite3.Error as error:
            raise self._unwritable(error) from error

    async def change(self, statement: str, values: _Values = ()) -> int:
        """Writes by one statement; how many rows it changed.

        Raises:
            Unwritable: Nothing of it was written.
        """
        return await self.write(lambda connection: connection.execute(statement, values).rowcount)

    async def scrub(self) -> None:
        """Writes the file anew, so that it holds nothing but what can still be read.

        Zeros over what is deleted are not enough: where SQLite moved a row to another page, a copy
        may lie unseen on the first one, and the log holds pages as they once were.

        Raises:
            Unwritable: There is no room for it, or another process holds the database.
        """
        try:
            cut = await self._writer.run(_scrub)
        except sqlite3.Error as error:
            raise self._unwritable(error) from error
        if not cut:
            _logger.warning(
                "%s is being read by another program: what was deleted stays in its log for now.",
                self._path,
            )

    def _unwritable(self, error: sqlite3.Error) -> Unwritable:
        return Unwritable(path=str(self._path), cause=str(error))


@asynccontextmanager
async def _opened(path: Path, pragmas: tuple[str, ...]) -> AsyncIterator[Connection]:
    """A connection, closed in the end.

    Raises:
        DamagedDatabase: There is no database, or none can be made.
    """
    try:
        await asyncio.to_thread(_keep_private, path)
        connection = await connect(path)
    except (OSError, sqlite3.Error) as error:
        raise DamagedDatabase(path=str(path), cause=str(error)) from error
    try:
        try:
            await connection.run(partial(_set, pragmas))
        except sqlite3.Error as error:
            raise DamagedDatabase(path=str(path), cause=str(error)) from error
        yield connection
    finally:
        await connection.close()


def _keep_private(path: Path) -> None:
    """Makes the file if there is none; SQLite gives its log the same permissions."""
    path.touch(mode=_OWNER_ALONE)
    mode = path.stat().st_mode
    if stat.S_ISREG(mode) and mode & _OTHERS:
        path.chmod(_OWNER_ALONE)


def _set(pragmas: tuple[str, ...], connection: sqlite3.Connection) -> None:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


def _scrub(connection: sqlite3.Connection) -> bool:
    """Whether the log could be cut to nothing as well."""
    connection.execute("VACUUM")
    (blocked, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not blocked


def _migrate(path: Path, connection: sqlite3.Connection) -> None:
    """Takes the steps that the database has not been through, each in a transaction."""
    found = _format(connection)
    if found > len(MIGRATIONS):
        raise NewerFormat(data=str(path), found=found, known=len(MIGRATIONS))
    connection.execute("PRAGMA synchronous = FULL")
    for number, statements in enumerate(MIGRATIONS[found:], start=found + 1):
        with transaction(connection):
            if _format(connection) >= number:  # another process took this step while we waited
                continue
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def _format(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
