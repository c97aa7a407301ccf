"""Groups: what their admins set, and whether the bot is still there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.state.wording import storable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from bot.state.database import Database

_MOVES = (
    # what somebody chose in the old group counts, whatever the new one has by itself; but where the
    # old one has nothing but that the bot is gone from it, it has moved already
    """
    DELETE FROM chats WHERE id = :new AND EXISTS (
        SELECT 1 FROM chats WHERE id = :old
            AND (title <> '' OR lang IS NOT NULL OR collections IS NOT NULL OR admins_only)
    )
    """,
    "UPDATE OR IGNORE chats SET id = :new, left_at = NULL WHERE id = :old",
    "DELETE FROM chats WHERE id = :old",
    "UPDATE OR REPLACE grants SET subject = :new WHERE subject = :old AND kind <> 'person'",
    "UPDATE OR REPLACE subscriptions SET chat_id = :new WHERE chat_id = :old",
    "UPDATE answers SET chat_id = :new WHERE chat_id = :old",
)
"""What a group takes along when it becomes a supergroup; nothing where it has moved already."""


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What is set for a group.

    Attributes:
        id: The group's number.
        title: Its name, for admins to tell it by.
        lang: The language that the bot speaks there, or None: that of who asks.
        collections: What is searched there, or None: all that the group may read.
        admins_only: Whether its admins alone may ask.
        present: Whether the bot is in it.
    """

    id: int
    title: str = ""
    lang: str | None = None
    collections: frozenset[str] | None = None
    admins_only: bool = False
    present: bool = True


@dataclass(frozen=True, slots=True)
class Chats:
    """The settings of groups."""

    database: Database
    clock: Callable[[], float]

    async def get(self, chat_id: int) -> ChatSettings:
        """A group's settings; where nothing was ever set, the defaults."""
        row = await self.database.row(
            "SELECT title, lang, collections, admins_only, left_at IS NULL FROM chats WHERE id = ?",
            (chat_id,),
        )
        if row is None:
            return ChatSettings(chat_id)
        title, lang, collections, admins_only, present = row
        return ChatSettings(
            chat_id,
            title,
            lang,
            None if collections is None else frozenset(json.loads(collections)),
            bool(admins_only),
            bool(present),
        )

    async def save(self, settings: ChatSettings) -> None:
        """Stores a group's settings, all of them.

        Raises:
            Unwritable: The database takes nothing.
        """
        chosen = settings.collections
        row = (
            settings.id,
            storable(settings.title),
            settings.lang,
            None if chosen is None else json.dumps(sorted(chosen)),
            settings.admins_only,
            None if settings.present else int(self.clock()),
        )
        await self.database.change(
            "INSERT OR REPLACE INTO chats (id, title, lang, collections, admins_only, left_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            row,
        )

    async def migrate(self, old: int, new: int) -> None:
        """A group became a supergroup: settings, grants, subscriptions and answers go with it.

        Telegram tells it twice, in the old group and in the new one; the second time nothing is
        left to move.

        Raises:
            Unwritable: The database takes nothing.
        """

        def work(connection: sqlite3.Connection) -> None:
            for statement in _MOVES:
                connection.execute(statement, {"old": old, "new": new})

        await self.database.write(work)

    async def left(self, chat_id: int) -> None:
        """The bot can't write there any more: it is noted as gone, and nothing is sent there.

        Raises:
            Unwritable: The database takes nothing.
        """
        now = int(self.clock())

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "DELETE FROM subscriptions WHERE chat_id = ? AND NOT declined", (chat_id,)
            )
            if chat_id < 0:  # of a person there is nothing to be noted
                connection.execute(
                    "INSERT INTO chats (id, left_at) VALUES (?, ?)"
                    " ON CONFLICT DO UPDATE SET left_at = excluded.left_at",
                    (chat_id, now),
                )

        await self.database.write(work)
