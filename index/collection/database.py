"""The SQLite file: opened, brought up to date, its faults told in the house's own errors."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.collection.migrations import MIGRATIONS
from index.errors import Busy, DamagedDatabase, DataFolderUnusable, NewerFormat, NoCollection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.errors import CollectionError

FILE = "tolmach.db"
_APPLICATION = 0x544C4D43  # "TLMC": tells our databases from other programs'
_FOLDER = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)
"""The primary codes of errors that lie with the folder or the disk."""

_PATIENCE = 30.0  # seconds that a statement waits for another process's transaction


def connect(data: Path, *, create: bool) -> sqlite3.Connection:
    """Opens the collection's database and runs the migrations that it has not been through.

    Args:
        data: The data folder.
        create: Whether to make the folder and the database where there are none.

    Raises:
        NoCollection: There is no database, and none was to be made.
        NewerFormat: A newer Tolmach wrote it.
        DamagedDatabase: It is no database of ours, or is damaged.
        DataFolderUnusable: The folder cannot be made, read or written.
        Busy: Another process holds it for longer than we wait.
    """
    path = data / FILE
    try:
        if create:
            data.mkdir(mode=0o700, parents=True, exist_ok=True)
        elif not path.exists():
            raise NoCollection(data=str(data))
    except OSError as error:
        raise DataFolderUnusable(data=str(data), cause=error.strerror or str(error)) from error
    with told(path):
        connection = sqlite3.connect(
            path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
            if journal != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
            # WAL with NORMAL loses no committed transaction when the process is killed; when the
            # power fails it may lose the last ones, whole.
            connection.execute("PRAGMA synchronous = NORMAL")
            _migrate(connection, data)
        except BaseException:
            connection.close()
            raise
    return connection


def _migrate(connection: sqlite3.Connection, data: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != _APPLICATION and tables:
        raise DamagedDatabase(path=str(data / FILE), cause="another program's database")
    (done,) = connection.execute("PRAGMA user_version").fetchone()
    if done > len(MIGRATIONS):
        raise NewerFormat(data=str(data), found=done, known=len(MIGRATIONS))
    for number in range(done + 1, len(MIGRATIONS) + 1):
        with transaction(connection):
            (now,) = connection.execute("PRAGMA user_version").fetchone()
            if now >= number:  # another process was faster
                continue
            for statement in _statements(MIGRATIONS[number - 1]):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would commit between them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it; the right to write is taken at its beginning."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite may have rolled back by itself: on a full disk, for one
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tells SQLite's own errors as ours.

    Raises:
        Busy: Another process holds the database for longer than we wait.
        DataFolderUnusable: The disk is full, or the file cannot be opened or written.
        DamagedDatabase: The file is no database, or its contents are damaged.
    """
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _ours(path, error) from error


def _ours(path: Path, error: Exception) -> CollectionError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code of an extended one
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return Busy(data=str(path.parent))
    if code in _FOLDER:
        return DataFolderUnusable(data=str(path.parent), cause=str(error))
    return DamagedDatabase(path=str(path), cause=str(error))
