"""What the bot knows of a person: the language that they chose, and whether they started it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.state.database import Database
    from bot.state.pseudonyms import Pseudonyms


@dataclass(frozen=True, slots=True)
class People:
    """People, by pseudonyms."""

    database: Database
    pseudonyms: Pseudonyms

    async def lang(self, user_id: int) -> str | None:
        """The code of the language that a person chose, or None where they chose none."""
        person = self.pseudonyms.of(user_id)
        row = await self.database.row("SELECT lang FROM people WHERE person = ?", (person,))
        return row[0] if row else None

    async def choose(self, user_id: int, lang: str) -> None:
        """Stores the language that a person chose.

        Raises:
            Unwritable: The database takes nothing.
        """
        person = self.pseudonyms.of(user_id)
        await self.database.change(
            "INSERT INTO people (person, lang) VALUES (?, ?)"
            " ON CONFLICT DO UPDATE SET lang = excluded.lang",
            (person, lang),
        )

    async def met(self, user_id: int) -> None:
        """Notes that a person has started the bot in private, so that it may write to them.

        Raises:
            Unwritable: The database takes nothing.
        """
        person = self.pseudonyms.of(user_id)
        await self.database.change(
            "INSERT INTO people (person, met) VALUES (?, 1) ON CONFLICT DO UPDATE SET met = 1",
            (person,),
        )

    async def gone(self, user_id: int) -> None:
        """Notes that a person can't be written to any more, until they start the bot again.

        Raises:
            Unwritable: The database takes nothing.
        """
        person = self.pseudonyms.of(user_id)
        await self.database.change("UPDATE people SET met = 0 WHERE person = ?", (person,))

    async def is_met(self, user_id: int) -> bool:
        """Whether a person has started the bot in private."""
        person = self.pseudonyms.of(user_id)
        row = await self.database.row("SELECT met FROM people WHERE person = ?", (person,))
        return bool(row and row[0])
