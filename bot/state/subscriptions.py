"""Who wants the digest of questions asked in vain, and when they last got it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.state.database import Database


@dataclass(frozen=True, slots=True)
class Subscription:
    """A chat that gets the digest.

    Attributes:
        chat_id: Where it is sent to.
        user_id: The admin for whom it is made.
        sent_at: When the last one was sent, in seconds since 1970; else when it was subscribed to.
    """

    chat_id: int
    user_id: int
    sent_at: float


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """The chats that get the digest."""

    database: Database
    clock: Callable[[], float]

    async def subscribe(self, chat_id: int, user_id: int) -> None:
        """Has the digest sent to a chat, the first one counted from now; twice is once.

        Raises:
            Unwritable: The database takes nothing.
        """
        row = (chat_id, user_id, int(self.clock()))
        await self.database.change(
            "INSERT INTO subscriptions (chat_id, user_id, sent_at) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET user_id = excluded.user_id, declined = 0",
            row,
        )

    async def offer(self, chat_id: int, user_id: int) -> None:
        """Subscribes a chat for which nobody has decided anything yet.

        Raises:
            Unwritable: The database takes nothing.
        """
        row = (chat_id, user_id, int(self.clock()))
        await self.database.change(
            "INSERT INTO subscriptions (chat_id, user_id, sent_at) VALUES (?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            row,
        )

    async def decline(self, chat_id: int, user_id: int) -> None:
        """Has it sent there no more, and not offered again.

        Raises:
            Unwritable: The database takes nothing.
        """
        row = (chat_id, user_id, int(self.clock()))
        await self.database.change(
            "INSERT INTO subscriptions (chat_id, user_id, sent_at, declined) VALUES (?, ?, ?, 1)"
            " ON CONFLICT DO UPDATE SET declined = 1",
            row,
        )

    async def unsubscribe(self, chat_id: int) -> None:
        """Forgets a chat, as one for which nothing was decided.

        Raises:
            Unwritable: The database takes nothing.
        """
        await self.database.change("DELETE FROM subscriptions WHERE chat_id = ?", (chat_id,))

    async def due(self, before: float) -> tuple[Subscription, ...]:
        """Those whose last digest was sent before a moment, the longest ago first."""
        rows = await self.database.rows(
            "SELECT chat_id, user_id, sent_at FROM subscriptions"
            " WHERE sent_at < ? AND NOT declined"
            " ORDER BY sent_at, chat_id",
            (before,),
        )
        return tuple(Subscription(*row) for row in rows)

    async def sent(self, chat_id: int) -> None:
        """Notes that a digest was sent just now.

        Raises:
            Unwritable: The database takes nothing.
        """
        now = int(self.clock())
        await self.database.change(
            "UPDATE subscriptions SET sent_at = ? WHERE chat_id = ?", (now, chat_id)
        )
