"""Grants: who was let in by an admin's word, and the list of who may read what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.administration.arguments import admission
from bot.administration.readers import Readership, readers_page
from bot.state import Grant, SubjectKind

if TYPE_CHECKING:
    from telegram import Update
    from telegram.ext import ContextTypes

    from bot.administration.arguments import Admission
    from bot.handlers.administration.desk import Desk
    from bot.handlers.reception import Visitor
    from bot.state import State


@dataclass(frozen=True, slots=True)
class Grants:
    """Answers admins who let people and chats in."""

    desk: Desk
    state: State

    async def allow(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Lets a person, a chat or a chat's members read a collection."""
        found = await self._admission(update, context, "allow-usage")
        if found is None:
            return
        visitor, wanted, collection = found
        grant = Grant(wanted.kind, wanted.subject, collection, visitor.user_id, None)
        await self.state.grants.allow(grant)
        await self._confirm(visitor, wanted, collection, "allow-done")

    async def deny(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Takes back what was granted."""
        found = await self._admission(update, context, "deny-usage")
        if found is None:
            return
        visitor, wanted, collection = found
        gone = await self.state.grants.deny(wanted.kind, wanted.subject, collection)
        listed = wanted.kind is not SubjectKind.MEMBERS and collection in self.desk.gate.listed(
            wanted.subject
        )
        key = "deny-listed" if listed else "deny-done" if gone else "deny-nothing"
        await self._confirm(visitor, wanted, collection, key)

    async def access(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Shows who may read what, of the collections that the admin runs."""
        visitor = await self.desk.admit(update, context)
        if visitor is None:
            return
        readerships = [await self._readership(name) for name in sorted(self.desk.run_by(visitor))]
        chats = {
            subject
            for one in readerships
            for subject in (*one.listed, *(grant.subject for grant in one.grants))
            if subject < 0
        }
        titles = {chat: (await self.state.chats.get(chat)).title for chat in chats}
        page = readers_page(self.desk.wording(visitor), readerships, titles)
        await self.desk.lines.send(visitor, page)

    async def _admission(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, usage: str
    ) -> tuple[Visitor, Admission, str] | None:
        """Who is to be let into what; None where that has been answered already."""
        visitor = await self.desk.admit(update, context)
        if visitor is None:
            return None
        wanted = admission(context.args or ())
        if wanted is None:
            await self.desk.lines.say(visitor, usage)
            return None
        collection = await self.desk.restricted(visitor, wanted.collection)
        return None if collection is None else (visitor, wanted, collection)

    async def _confirm(
        self, visitor: Visitor, wanted: Admission, collection: str, key: str
    ) -> None:
        await self.desk.lines.say(
            visitor,
            key,
            kind=wanted.kind.value,
            subject=str(wanted.subject),
            collection=collection,
        )

    async def _readership(self, name: str) -> Readership:
        gate = self.desk.gate
        listed = {one.subject for one in gate.readers if one.collection == name}
        return Readership(
            name,
            name in gate.public,
            gate.admins_of(name),
            tuple(sorted(listed)),
            await self.state.grants.all(name),
        )
