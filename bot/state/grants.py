"""Who may read what, beyond what is public: as admins granted it, or by an invitation of theirs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from bot.state.database import Database

_DIRECTLY = 0  # stands in place of an invitation where there was none


class SubjectKind(Enum):
    """Whom a grant is for: a person, a group when asked there, or its members in private."""

    PERSON = "person"
    CHAT = "chat"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Grant:
    """Leave to read a collection.

    Attributes:
        kind: Whom it is for.
        subject: The number of the person or group.
        collection: What may be read.
        by: The number of the admin who granted it.
        invitation: The number of the invitation that it came by, or None.
    """

    kind: SubjectKind
    subject: int
    collection: str
    by: int
    invitation: int | None = None


@dataclass(frozen=True, slots=True)
class Grants:
    """All grants. One that came by an invitation stands beside one that was given directly."""

    database: Database

    async def allow(self, grant: Grant) -> bool:
        """Stores a grant; False where the invitation that it came by has been revoked meanwhile.

        Raises:
            Unwritable: The database takes nothing.
        """
        return await self.database.write(lambda connection: let_in(connection, grant))

    async def deny(self, kind: SubjectKind, subject: int, collection: str) -> bool:
        """Takes a grant back, however it came; whether there was one.

        An invitation that it came by lets nobody in any more, else its link would open to the same
        person again; who came by it besides stays.

        Raises:
            Unwritable: The database takes nothing.
        """
        row = (kind.value, subject, collection)

        def work(connection: sqlite3.Connection) -> bool:
            connection.execute(
                "UPDATE invitations SET uses_left = 0 WHERE id IN (SELECT invitation FROM grants"
                " WHERE kind = ? AND subject = ? AND collection = ?)",
                row,
            )
            taken = connection.execute(
                "DELETE FROM grants WHERE kind = ? AND subject = ? AND collection = ?", row
            )
            return taken.rowcount > 0

        return await self.database.write(work)

    async def of(self, kind: SubjectKind, subject: int) -> frozenset[str]:
        """The collections that somebody was granted."""
        rows = await self.database.rows(
            "SELECT DISTINCT collection FROM grants WHERE kind = ? AND subject = ?",
            (kind.value, subject),
        )
        return frozenset(collection for (collection,) in rows)

    async def all(self, collection: str | None = None) -> tuple[Grant, ...]:
        """All grants, those of one collection if one is named, ordered by it and by whom."""
        rows = await self.database.rows(
            "SELECT kind, subject, collection, granted_by, nullif(invitation, 0) FROM grants"
            " WHERE ?1 IS NULL OR collection = ?1"
            " ORDER BY collection, kind, subject, invitation",
            (collection,),
        )
        return tuple(Grant(SubjectKind(kind), *rest) for kind, *rest in rows)

    async def member_chats(self) -> Mapping[int, frozenset[str]]:
        """The groups whose members may read something in private, with what."""
        rows = await self.database.rows(
            "SELECT subject, collection FROM grants WHERE kind = ?", (SubjectKind.MEMBERS.value,)
        )
        chats: dict[int, set[str]] = defaultdict(set)
        for chat, collection in rows:
            chats[chat].add(collection)
        return {chat: frozenset(collections) for chat, collections in chats.items()}


def let_in(connection: sqlite3.Connection, grant: Grant) -> bool:
    """Stores a grant within a transaction; False where its invitation has been revoked."""
    row = (
        grant.kind.value,
        grant.subject,
        grant.collection,
        grant.invitation or _DIRECTLY,
        grant.by,
    )
    stored = connection.execute(
        "INSERT OR REPLACE INTO grants (kind, subject, collection, invitation, granted_by)"
        " SELECT ?1, ?2, ?3, ?4, ?5"
        " WHERE NOT EXISTS (SELECT 1 FROM invitations WHERE id = ?4 AND revoked)",
        row,
    )
    return stored.rowcount > 0


def take_back(connection: sqlite3.Connection, invitation: int) -> None:
    """Takes back, within a transaction, what came by an invitation."""
    connection.execute("DELETE FROM grants WHERE invitation = ?", (invitation,))
