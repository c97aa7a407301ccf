"""Updates from being taken from the server until their work has ended.

An update whose work has ended leaves its number for two days: where the server did not see that it
was taken (a connection dropped, the process was killed) it sends it once more.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.state.wording import storable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

    from bot.state.database import Database


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """An update that has not been worked on.

    Attributes:
        id: Its number.
        content: What the server sent, as JSON.
        age: Seconds since it was taken.
        begun: How often its work was begun by a process that had not taken it.
        sends: How often an answer to it was about to be sent.
    """

    id: int
    content: str
    age: float
    begun: int
    sends: int


@dataclass(frozen=True, slots=True)
class StoredInbox:
    """The updates that are still to be worked on."""

    database: Database
    clock: Callable[[], float]

    async def take(self, updates: Mapping[int, str]) -> frozenset[int]:
        """Stores updates, all of them or none, and gives the numbers of those that are new.

        From then on they outlive a power cut.

        Args:
            updates: Their contents by their numbers.

        Raises:
            Unwritable: The database takes nothing.
        """
        rows = [(number, storable(content)) for number, content in updates.items()]
        now = int(self.clock())

        def work(connection: sqlite3.Connection) -> frozenset[int]:
            return frozenset(
                number for number, content in rows if _take(connection, number, content, now)
            )

        return await self.database.write(work, durable=True)

    async def untouched(self) -> tuple[StoredUpdate, ...]:
        """The updates that have not been worked on, in the order of their numbers.

        Raises:
            DamagedDatabase: They cannot be read.
        """
        now = self.clock()
        rows = await self.database.rows(
            "SELECT update_id, content, ? - taken_at, begun, sends FROM inbox ORDER BY update_id",
            (now,),
        )
        return tuple(StoredUpdate(*row) for row in rows)

    async def count(self) -> int:
        """How many have not been worked on."""
        ((count,),) = await self.database.rows("SELECT count(*) FROM inbox")
        return int(count)

    async def content(self, number: int) -> str | None:
        """The JSON of an update, or None where its work has ended.

        Raises:
            DamagedDatabase: It cannot be read.
        """
        row = await self.database.row("SELECT content FROM inbox WHERE update_id = ?", (number,))
        return None if row is None else str(row[0])

    async def begun(self, number: int) -> int:
        """Notes that work on an update begins; how often it began, this time included.

        Worth asking of those that an earlier process left: one that ends each process would
        otherwise be begun for ever. 0 where it is not stored.

        Raises:
            Unwritable: The database takes nothing.
        """
        statement = "UPDATE inbox SET begun = begun + 1 WHERE update_id = ? RETURNING begun"
        return await self.database.write(partial(_counted, statement, number))

    async def about_to_send(self, number: int) -> int:
        """Notes that an answer to an update is about to be sent; how often, this time included.

        0 where the update is not stored: its work has ended.

        Raises:
            Unwritable: The database takes nothing.
        """
        statement = "UPDATE inbox SET sends = sends + 1 WHERE update_id = ? RETURNING sends"
        return await self.database.write(partial(_counted, statement, number))

    async def not_sent(self, number: int) -> None:
        """Takes the last such note back: the server is known not to have acted.

        Raises:
            Unwritable: The database takes nothing.
        """
        await self.database.change(
            "UPDATE inbox SET sends = sends - 1 WHERE update_id = ? AND sends > 0", (number,)
        )

    async def drop(self, number: int) -> None:
        """Forgets an update, its work having ended.

        Raises:
            Unwritable: The database takes nothing.
        """
        now = int(self.clock())
        await self.database.write(lambda connection: settle(connection, number, now))


def settle(connection: sqlite3.Connection, number: int, now: int) -> None:
    """Ends an update within a transaction: nothing of it stays but its number."""
    gone = connection.execute("DELETE FROM inbox WHERE update_id = ?", (number,))
    if gone.rowcount:
        connection.execute(
            "INSERT INTO ended (update_id, ended_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (number, now),
        )


def _take(connection: sqlite3.Connection, number: int, content: str, now: int) -> bool:
    """Whether it is new: neither stored nor ended."""
    cursor = connection.execute(
        "INSERT INTO inbox (update_id, content, taken_at)"
        " SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM ended WHERE update_id = ?1)"
        " ON CONFLICT DO NOTHING",
        (number, content, now),
    )
    return cursor.rowcount > 0


def _counted(statement: str, number: int, connection: sqlite3.Connection) -> int:
    """The count that a statement raised, or 0 where it found no row."""
    rows = connection.execute(statement, (number,)).fetchall()
    return int(rows[0][0]) if rows else 0
