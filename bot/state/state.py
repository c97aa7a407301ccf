"""The whole of what the bot remembers, opened at once."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import Unwritable
from bot.state.answers import Answers
from bot.state.chats import Chats
from bot.state.database import Database
from bot.state.feedback import Feedback
from bot.state.grants import Grants
from bot.state.inbox import StoredInbox, settle
from bot.state.invitations import Invitations
from bot.state.people import People
from bot.state.pseudonyms import Pseudonyms, secret_of
from bot.state.questions import Questions
from bot.state.retention import KEPT, expire, forget
from bot.state.reviews import Reviews
from bot.state.subscriptions import Subscriptions
from index.errors import DamagedDatabase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class State:
    """The open database, a member an idea; any number of tasks may use it at once.

    Attributes:
        inbox: Updates that are still to be worked on.
        answers: Answers that buttons refer to.
        questions: What was asked.
        feedback: Votes on answers.
        reviews: Matches that were reported as wrong.
        people: What people chose.
        chats: What groups chose.
        grants: Who may read what.
        invitations: Links that grant something.
        subscriptions: Who gets the digest.
    """

    inbox: StoredInbox
    answers: Answers
    questions: Questions
    feedback: Feedback
    reviews: Reviews
    people: People
    chats: Chats
    grants: Grants
    invitations: Invitations
    subscriptions: Subscriptions
    _database: Database
    _pseudonyms: Pseudonyms
    _clock: Callable[[], float]
    _kept: int

    @classmethod
    @asynccontextmanager
    async def open(
        cls, path: Path, clock: Callable[[], float] = time.time, *, kept: int = KEPT
    ) -> AsyncIterator[State]:
        """Opens the database, makes it if there is none, and brings it to this format.

        Args:
            path: The database's file; only its owner may read it.
            clock: Tells the time in seconds since 1970.
            kept: For how many seconds what people asked is kept.

        Raises:
            NewerFormat: A newer Tolmach wrote it.
            DamagedDatabase: It does not open.
        """
        async with Database.open(path) as database:
            try:
                secret = await database.write(secret_of, durable=True)
            except Unwritable as error:
                raise DamagedDatabase(path=str(path), cause=error.facts["cause"]) from error
            pseudonyms = Pseudonyms(secret)
            yield cls(
                StoredInbox(database, clock),
                Answers(database, clock, kept),
                Questions(database, clock),
                Feedback(database, clock),
                Reviews(database, clock),
                People(database, pseudonyms),
                Chats(database, clock),
                Grants(database),
                Invitations(database, clock),
                Subscriptions(database, clock),
                database,
                pseudonyms,
                clock,
                kept,
            )

    @property
    def secret(self) -> bytes:
        """32 random bytes, made once, that are this database's own: for signing links."""
        return self._pseudonyms.secret

    def pseudonym(self, user_id: int) -> str:
        """The name that stands for a person in statistics: 16 hexadecimal digits."""
        return self._pseudonyms.of(user_id)

    async def lost(self, chat_id: int) -> None:
        """A chat can't be written to any more: nothing is sent there, and it is noted as left.

        Raises:
            Unwritable: The database takes nothing.
        """
        await self.chats.left(chat_id)
        await self.people.gone(chat_id)  # a private chat has the number of its person

    async def forget_person(self, user_id: int, settles: int | None = None) -> None:
        """Forgets what a person asked, said and chose; afterwards the file holds no trace of it.

        What admins granted stays. Questions stay counted, without their words and their asker.

        Args:
            user_id: The person's number.
            settles: The number of the update that asks for it, which ends with it: its text holds
                the person's name.

        Raises:
            Unwritable: The database takes nothing, or has no room to be written anew; then it is
                cleaned by the next `sweep`.
        """
        person, now = self.pseudonym(user_id), int(self._clock())

        def work(connection: sqlite3.Connection) -> None:
            forget(connection, person, user_id)
            if settles is not None:
                settle(connection, settles, now)

        await self._database.write(work)
        await self._database.scrub()

    async def sweep(self) -> None:
        """Deletes what is past its time; afterwards the file holds no trace of it.

        To be called at the start and again and again from then on. Writes wait meanwhile.

        Raises:
            Unwritable: The database takes nothing, or has no room to be written anew.
        """
        now = int(self._clock())
        await self._database.write(lambda connection: expire(connection, now, self._kept))
        await self._database.scrub()
