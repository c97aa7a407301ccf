"""Invitations: links by which an admin lets people or groups read a collection."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.state.database import is_storable
from bot.state.grants import Grant, SubjectKind, let_in, take_back

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from bot.state.database import Database

_ID_BITS = 48
_SELECT = "SELECT id, collection, kind, made_by, expires_at, uses_left, revoked FROM invitations"


def new_invitation_id() -> int:
    """A random number of 48 bits for an invitation; 0 stands for none."""
    return 1 + secrets.randbelow(2**_ID_BITS - 1)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that grants a collection.

    Attributes:
        id: Its number, random.
        collection: What it lets read.
        kind: Whom it is for: PERSON or CHAT.
        by: The number of the admin who made it.
        expires_at: When it ends, in seconds since 1970.
        uses_left: How often it can still be used.
        revoked: Whether an admin has taken it back.
    """

    id: int
    collection: str
    kind: SubjectKind
    by: int
    expires_at: int
    uses_left: int
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Invitations:
    """All invitations, for as long as there is something to be done with them."""

    database: Database
    clock: Callable[[], float]

    async def create(self, invitation: Invitation) -> None:
        """Stores a new one.

        Raises:
            Unwritable: The database takes nothing.
        """
        row = (
            invitation.id,
            invitation.collection,
            invitation.kind.value,
            invitation.by,
            invitation.expires_at,
            invitation.uses_left,
            invitation.revoked,
        )
        await self.database.change(
            "INSERT INTO invitations"
            " (id, collection, kind, made_by, expires_at, uses_left, revoked)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            row,
        )

    async def get(self, number: int) -> Invitation | None:
        """The invitation of that number, whether or not it can still be used."""
        if not is_storable(number):
            return None
        row = await self.database.row(f"{_SELECT} WHERE id = ?", (number,))
        return _invitation(*row) if row else None

    async def use(self, number: int, subject: int) -> bool:
        """Counts a use, and lets somebody in: both, or neither where the process is killed.

        Args:
            number: The invitation's number.
            subject: The number of the person or group that comes by it.

        Returns:
            Whether it lets in: not where it is revoked, expired, used up, or never was.

        Raises:
            Unwritable: The database takes nothing.
        """
        if not is_storable(number):
            return False
        now = int(self.clock())

        def work(connection: sqlite3.Connection) -> bool:
            used = connection.execute(
                "UPDATE invitations SET uses_left = uses_left - 1"
                " WHERE id = ? AND NOT revoked AND expires_at > ? AND uses_left > 0"
                " RETURNING kind, collection, made_by",
                (number, now),
            ).fetchall()
            return any(
                let_in(connection, Grant(SubjectKind(kind), subject, collection, by, number))
                for kind, collection, by in used
            )

        return await self.database.write(work)

    async def revoke(self, number: int) -> bool:
        """Takes it back, with all grants that came by it; False where there was none to take back.

        Raises:
            Unwritable: The database takes nothing.
        """
        if not is_storable(number):
            return False

        def work(connection: sqlite3.Connection) -> bool:
            revoked = connection.execute(
                "UPDATE invitations SET revoked = 1 WHERE id = ? AND NOT revoked", (number,)
            ).rowcount
            take_back(connection, number)
            return revoked > 0

        return await self.database.write(work)

    async def all(self, collection: str | None = None) -> tuple[Invitation, ...]:
        """All that are kept, those to one collection if one is named, the first to end first."""
        rows = await self.database.rows(
            f"{_SELECT} WHERE ?1 IS NULL OR collection = ?1 ORDER BY expires_at, id", (collection,)
        )
        return tuple(_invitation(*row) for row in rows)


def _invitation(  # noqa: PLR0913, PLR0917 - the columns of its row
    number: int, collection: str, kind: str, by: int, expires_at: int, uses_left: int, revoked: int
) -> Invitation:
    return Invitation(
        number, collection, SubjectKind(kind), by, expires_at, uses_left, bool(revoked)
    )
