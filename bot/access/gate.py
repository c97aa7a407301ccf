"""The rules of who may read what; every list that they look at is passed in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.access.reader import NOTHING, Place
from bot.state import SubjectKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.access.reader import Reader
    from bot.config import Entry
    from bot.state import ChatSettings


class Grants(Protocol):
    """What admins have let people and chats read."""

    async def of(self, kind: SubjectKind, subject: int, /) -> frozenset[str]:
        """The collections that a person, a chat or a chat's members were let into."""

    async def member_chats(self) -> Mapping[int, frozenset[str]]:
        """The chats whose members may read something in private, and what."""


class Members(Protocol):
    """Who is in which chat."""

    async def is_member(self, chat_id: int, user_id: int, /) -> bool:
        """Whether the person is in the chat now."""


class Chats(Protocol):
    """What chats have been set to."""

    async def get(self, chat_id: int, /) -> ChatSettings:
        """The settings of a chat, or those of one that was never set."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Decides what may be read, from lists of the environment and of the bot's database.

    Attributes:
        public: The names of the collections that anyone may read.
        admins: Who runs which collection; one without a name stands for all of them.
        readers: Which people (positive numbers) and chats (negative) may read what besides.
        grants: What admins have let people and chats read since.
        members: Who is in which chat.
        chats: What groups have chosen of what they may read.
    """

    public: frozenset[str]
    admins: frozenset[Entry]
    readers: frozenset[Entry]
    grants: Grants
    members: Members
    chats: Chats

    async def readable(self, reader: Reader, existing: frozenset[str]) -> frozenset[str]:
        """The collections that may be shown to a reader there.

        In a group that is what the group may read, whoever asks: what a person may read besides
        would be read by all the others.

        Args:
            reader: Who asks, and where.
            existing: The collections that there are.
        """
        if reader.place.is_group:
            return await self._readable_by_chat(reader.chat_id, existing)
        if reader.place is Place.CHANNEL:
            return NOTHING
        return await self._readable_by_person(reader.user_id, existing)

    async def open_to_chat(self, chat_id: int, existing: frozenset[str]) -> frozenset[str]:
        """What a group may choose from: all that it may read, chosen or not."""
        granted = await self.grants.of(SubjectKind.CHAT, chat_id)
        return existing & (self.public | self.listed(chat_id) | granted)

    def administered(self, user_id: int, existing: frozenset[str]) -> frozenset[str]:
        """The collections of those that there are that a person runs."""
        mine = self.appointed(user_id)
        return existing if mine is None else existing & mine

    def administers(self, user_id: int, collection: str) -> bool:
        """Whether a person runs a collection, be it that it holds no documents yet."""
        mine = self.appointed(user_id)
        return mine is None or collection in mine

    def appointed(self, user_id: int) -> frozenset[str] | None:
        """The collections that the settings name for an admin; None: all; empty: no admin."""
        mine = frozenset(entry.collection for entry in self.admins if entry.subject == user_id)
        named = frozenset(name for name in mine if name is not None)
        return named if named == mine else None

    def is_admin(self, user_id: int) -> bool:
        """Whether a person runs anything."""
        return any(entry.subject == user_id for entry in self.admins)

    def all_admins(self) -> tuple[int, ...]:
        """Who runs anything, in the order of their numbers."""
        return tuple(sorted({one.subject for one in self.admins}))

    def admins_of(self, collection: str) -> tuple[int, ...]:
        """Who runs a collection, in the order of their numbers."""
        fitting = {None, collection}
        return tuple(sorted({one.subject for one in self.admins if one.collection in fitting}))

    def listed(self, subject: int) -> frozenset[str]:
        """What the settings let a person or a chat read besides what is public."""
        return frozenset(
            entry.collection
            for entry in self.readers
            if entry.subject == subject and entry.collection is not None
        )

    async def _readable_by_chat(self, chat_id: int, existing: frozenset[str]) -> frozenset[str]:
        allowed = await self.open_to_chat(chat_id, existing)
        chosen = (await self.chats.get(chat_id)).collections
        return allowed if chosen is None else allowed & chosen

    async def _readable_by_person(self, user_id: int, existing: frozenset[str]) -> frozenset[str]:
        granted = await self.grants.of(SubjectKind.PERSON, user_id)
        known = self.public | self.listed(user_id) | granted
        known |= self.administered(user_id, existing)
        wanted = existing - known
        if wanted:
            known |= await self._readable_by_membership(user_id, wanted)
        return existing & known

    async def _readable_by_membership(self, user_id: int, wanted: frozenset[str]) -> frozenset[str]:
        """What chats that the person is in open to their members; Telegram is asked side by side.

        A chat is asked about only if it would open something that is wanted.
        """
        chats = {
            chat: names & wanted
            for chat, names in (await self.grants.member_chats()).items()
            if names & wanted
        }
        member = await asyncio.gather(*(self.members.is_member(chat, user_id) for chat in chats))
        inside = (names for names, yes in zip(chats.values(), member, strict=True) if yes)
        return NOTHING.union(*inside)
