"""Answers that were given, so that a press of a button days later can show the same one again."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.state.database import is_storable
from bot.state.inbox import settle
from bot.state.questions import note
from bot.state.wording import storable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from bot.state.database import Database
    from bot.state.questions import Asked

_ID_BITS = 48  # eight letters of base64 in a button; nobody guesses one


def new_answer_id() -> int:
    """A random number of 48 bits for an answer, known before its message with buttons is sent."""
    return secrets.randbits(_ID_BITS)


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What it takes to give an answer once more.

    Attributes:
        id: Its number, which buttons carry.
        chat_id: The chat that it was given in.
        message_id: The message that it was given in; 0 where that is not known.
        asker: The pseudonym of who asked; "" where that is not known.
        question: The question as it was asked.
        lang: The language that it was answered in.
        passages: The keys of the passages that were quoted, in the order that they were shown in.
    """

    id: int
    chat_id: int
    message_id: int
    asker: str
    question: str
    lang: str
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of the last days."""

    database: Database
    clock: Callable[[], float]
    kept: int

    async def record(self, answer: StoredAnswer, asked: Asked, settles: int | None = None) -> None:
        """Stores an answer that was sent, its line of statistics, and the end of its update.

        All three or none: a process that is killed around it leaves either an update that is still
        to be worked on or an answer that is known.

        Args:
            answer: What was sent.
            asked: The question.
            settles: The number of the update that it answers, whose work ends with it.

        Raises:
            Unwritable: The database takes nothing.
        """
        now = int(self.clock())

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO answers (id, chat_id, message_id, asker, question, lang, passages,"
                " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    answer.id,
                    answer.chat_id,
                    answer.message_id,
                    answer.asker,
                    storable(answer.question),
                    answer.lang,
                    json.dumps(answer.passages),
                    now,
                ),
            )
            note(connection, asked, now, answer.id)
            if settles is not None:
                settle(connection, settles, now)

        await self.database.write(work)

    async def recall(self, number: int, chat_id: int) -> StoredAnswer | None:
        """The answer of that number, or None where it is forgotten or was given in another chat."""
        if not is_storable(number):
            return None
        return await self._found(f"{_SELECT} WHERE id = ? AND chat_id = ?", (number, chat_id))

    async def of_message(self, chat_id: int, message_id: int) -> StoredAnswer | None:
        """The answer that a message of the bot's gave, or None where it gave none, or is forgotten.

        A group that became a supergroup counts its messages anew; then the newer answer is meant.
        """
        return await self._found(
            f"{_SELECT} WHERE chat_id = ? AND message_id = ?", (chat_id, message_id)
        )

    async def _found(self, query: str, values: Sequence[int]) -> StoredAnswer | None:
        """The newest that is not past its time, whether or not it has been deleted already."""
        oldest = int(self.clock()) - self.kept
        row = await self.database.row(
            f"{query} AND created_at >= ? ORDER BY created_at DESC LIMIT 1", (*values, oldest)
        )
        if row is None:
            return None
        number, chat_id, message_id, asker, question, lang, passages = row
        keys = tuple(json.loads(passages))
        return StoredAnswer(number, chat_id, message_id, asker, question, lang, keys)


_SELECT = "SELECT id, chat_id, message_id, asker, question, lang, passages FROM answers"
